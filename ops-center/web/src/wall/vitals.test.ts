import { describe, expect, test } from 'vitest'
import type { MapState } from '@/api/common'
import type { MapDevice } from '@/devices/fleet'
import { Readings } from './vitals'

const SIGNS = [{ kind: 'rain-gauge', property: 'rate', pick: 'highest' }, { kind: 'pipe', property: 'pressure', pick: 'lowest' }, { kind: 'air', property: 'pm', pick: 'mean' }] as const

let made = 0
const device = (adcode: string, kind: string, state: MapState = 'normal'): MapDevice =>
  ({ id: `d${++made}`, kind, domain: 'water', adcode, name: '', position: [114, 38], state, moves: false })

function vitals(devices: [MapDevice, Record<string, number | string>?][], adcodes = ['130102']) {
  const readings = new Readings(SIGNS)
  for (const [one, values] of devices) if (values) readings.take(one, values)
  return readings.byDistrict(adcodes, devices.map(([one]) => one))
}

describe('the vital signs of a district', () => {
  test('are the highest, lowest or mean of its devices, and none where nothing was read', () => {
    const [a, b] = vitals([
      [device('130102', 'rain-gauge'), { rate: 2 }], [device('130102', 'rain-gauge'), { rate: 30 }],
      [device('130102', 'pipe'), { pressure: 0.3 }], [device('130102', 'pipe'), { pressure: 0.12 }],
      [device('130104', 'air'), { pm: 20 }], [device('130104', 'air'), { pm: 40 }],
    ], ['130102', '130104'])
    expect(a?.readings).toEqual([30, 0.12, null])
    expect(b?.readings).toEqual([null, null, 30])
  })

  test('take the newest value of a device, and another property leaves it as it was', () => {
    const gauge = device('130102', 'rain-gauge')
    const readings = new Readings(SIGNS)
    readings.take(gauge, { rate: 50 })
    readings.take(gauge, { rate: 1 })
    readings.take(gauge, { battery: 90 })
    expect(readings.byDistrict(['130102'], [gauge])[0]?.readings[0]).toBe(1)
  })

  test('leave out what a silent device said last', () => {
    const [row] = vitals([[device('130102', 'rain-gauge', 'silent'), { rate: 80 }], [device('130102', 'rain-gauge'), { rate: 3 }]])
    expect(row).toMatchObject({ devices: 2, unheard: 1, readings: [3, null, null] })
  })

  test('count devices by their worst alert', () => {
    const [row] = vitals([[device('130102', 'air', 'red')], [device('130102', 'air', 'red')], [device('130102', 'pipe', 'blue')], [device('130199', 'pipe', 'red')]])
    expect(row?.alerting).toEqual({ red: 2, orange: 0, yellow: 0, blue: 1 })
  })
})

import { describe, expect, test } from 'vitest'
import type { MapDevice } from '@/devices/fleet'
import { commandable } from './commandable'

const device = (id: string, kind: string, lng: number): MapDevice =>
  ({ id, kind, domain: 'water', adcode: '130102', name: id, position: [lng, 38], state: 'normal', moves: false })
const devices = [device('far', 'valve', 114.6), device('near', 'valve', 114.51), device('nearer', 'pump', 114.505), device('gauge', 'gauge', 114.5), device('linked', 'valve', 115)]
const obeys = (kind: string) => kind !== 'gauge'
const ids = (place: [number, number] | null, linked: string[]) => commandable(place, new Set(linked), devices, obeys).map((one) => one.device.id)

describe('devices that a case can command', () => {
  test('are those it is linked to, then the nearest, and none that obeys no command', () => {
    expect(ids([114.5, 38], ['linked', 'gauge'])).toEqual(['linked', 'nearer', 'near'])
  })

  test('of a case without a place are those it is linked to', () => {
    expect(ids(null, ['linked'])).toEqual(['linked'])
  })
})

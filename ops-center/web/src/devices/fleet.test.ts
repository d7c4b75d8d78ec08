import { describe, expect, it } from 'vitest'
import { Fleet, toMapDevices } from './fleet'

const columns = ['id', 'kind', 'domain', 'lng', 'lat', 'state', 'adcode', 'name']
const bus = ['bus-1', 'bus', 'transport', 114.5, 38.04, 'normal', '130102', 'Bus 1']

function aFleet(): Fleet {
  const fleet = new Fleet()
  fleet.replace(toMapDevices({ columns, rows: [bus] }))
  return fleet
}

const live = { id: 'bus-1', ts: 1, state: 'normal', values: {} } as const

describe('the devices of the map', () => {
  it('are read whatever the order of the columns', () => {
    const [device] = toMapDevices({ columns: columns.toReversed(), rows: [bus.toReversed()] })
    expect(device).toMatchObject({ id: 'bus-1', position: [114.5, 38.04], domain: 'transport', name: 'Bus 1' })
  })

  it('leave out rows that cannot be drawn', () => {
    const rows = [[], ['x'], [1, 'bus', 'transport', 1, 2], ['x', 'bus', 'space', 1, 2], ['x', 'bus', 'transport', '1', 2]]
    expect(toMapDevices({ columns, rows })).toEqual([])
  })

  it('report a change once, and nothing where nothing changed', () => {
    const fleet = aFleet()
    fleet.apply({ ...live })
    expect(fleet.takeChanges()).toEqual([])
    fleet.apply({ ...live, state: 'red' })
    expect(fleet.takeChanges()).toMatchObject([{ id: 'bus-1', state: 'red', moves: false }])
    expect(fleet.takeChanges()).toEqual([])
  })

  it('move when they tell a new position', () => {
    const fleet = aFleet()
    fleet.apply({ ...live, loc: [114.6, 38.1] })
    expect(fleet.takeChanges()).toMatchObject([{ position: [114.6, 38.1], moves: true }])
  })

  it('are not made up: a device that is not on the map stays off it', () => {
    const fleet = aFleet()
    fleet.apply({ ...live, id: 'stranger', state: 'red' })
    expect(fleet.size).toBe(1)
    expect(fleet.takeChanges()).toEqual([])
  })
})

import { DEVICE_STATES, DOMAINS, type Domain, type LngLat, type MapState } from '@/api/common'
import type { MapDevices } from '@/api/devices'
import type { LiveDevice } from '@/live/messages'

/** A device as the map draws it. */
export interface MapDevice {
  readonly id: string
  readonly kind: string
  readonly domain: Domain
  readonly adcode: string
  readonly name: string
  position: LngLat
  state: MapState
  /** Whether it ever told a new position. */
  moves: boolean
}

const oneOf = <T extends string>(values: readonly T[], x: unknown): T | undefined => values.find((value) => value === x)

const text = (x: unknown) => (typeof x === 'string' ? x : '')

/** Turns the hub's rows into devices; rows that cannot be drawn are left out. */
export function toMapDevices({ columns, rows }: MapDevices): MapDevice[] {
  const at = Object.fromEntries(columns.map((name, index) => [name, index]))
  const cell = (row: unknown[], name: string) => row[at[name] ?? -1]
  return rows.flatMap((row) => {
    const id = cell(row, 'id')
    const [lng, lat] = [cell(row, 'lng'), cell(row, 'lat')]
    const domain = oneOf(DOMAINS, text(cell(row, 'domain')).toLowerCase())
    if (typeof id !== 'string' || typeof lng !== 'number' || typeof lat !== 'number' || !domain) return []
    const state = oneOf(DEVICE_STATES, cell(row, 'state')) ?? 'unknown'
    const kind = text(cell(row, 'kind'))
    return [{
      id, kind, domain, state, moves: false, position: [lng, lat], adcode: text(cell(row, 'adcode')), name: text(cell(row, 'name')) || id,
    }]
  })
}

/**
 * All devices of the map, outside Vue's reactivity: 20 000 proxies would cost more than drawing them.
 * What changes is collected until the map takes it, a few times a second.
 */
export class Fleet {
  private readonly devices = new Map<string, MapDevice>()
  private changed = new Set<string>()

  get size(): number {
    return this.devices.size
  }

  get(id: string): MapDevice | undefined {
    return this.devices.get(id)
  }

  all(): Iterable<MapDevice> {
    return this.devices.values()
  }

  replace(devices: Iterable<MapDevice>): void {
    this.devices.clear()
    this.changed.clear()
    for (const device of devices) this.devices.set(device.id, device)
  }

  apply(live: LiveDevice): void {
    this.setState(live.id, live.state)
    const device = this.devices.get(live.id)
    if (!device || !live.loc) return
    if (live.loc[0] !== device.position[0] || live.loc[1] !== device.position[1]) {
      device.position = live.loc
      device.moves = true
      this.changed.add(live.id)
    }
  }

  setState(id: string, state: MapState): void {
    const device = this.devices.get(id)
    if (!device || device.state === state) return
    device.state = state
    this.changed.add(id)
  }

  /** What changed since the last call. */
  takeChanges(): MapDevice[] {
    const taken = [...this.changed].flatMap((id) => this.devices.get(id) ?? [])
    this.changed = new Set()
    return taken
  }
}

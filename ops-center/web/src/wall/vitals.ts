import type { MapState, Severity, Value } from '@/api/common'
import { SEVERITIES } from '@/api/common'
import type { MapDevice } from '@/devices/fleet'

/** A reading that says how a district does: of all its devices of a kind the mean, the highest or the lowest value. */
export interface VitalSign {
  readonly kind: string
  readonly property: string
  readonly pick: 'mean' | 'highest' | 'lowest'
}

/** One or two of each domain; units are those of the catalogue of device types. */
export const VITAL_SIGNS: readonly VitalSign[] = [
  { kind: 'loop-detector', property: 'speed', pick: 'mean' },
  { kind: 'feeder', property: 'load_rate', pick: 'highest' },
  { kind: 'pipe-pressure', property: 'pressure', pick: 'lowest' },
  { kind: 'air-station', property: 'a34004', pick: 'mean' },
  { kind: 'rain-gauge', property: 'rainfall_rate', pick: 'highest' },
  { kind: 'ponding-gauge', property: 'ponding_depth', pick: 'highest' },
]

/** A district at a moment. */
export interface DistrictVitals {
  readonly adcode: string
  readonly devices: number
  /** Devices that are silent, in maintenance or were never heard. */
  readonly unheard: number
  /** Devices by the level of their worst open alert. */
  readonly alerting: Readonly<Record<Severity, number>>
  /** In the order of the vital signs; null where nothing was read. */
  readonly readings: readonly (number | null)[]
}

const UNHEARD: ReadonlySet<MapState> = new Set<MapState>(['silent', 'unknown', 'maintenance'])

/** The newest value of every device that a vital sign is made of. */
export class Readings {
  private readonly properties: ReadonlyMap<string, string>
  private readonly values = new Map<string, number>()

  constructor(private readonly signs: readonly VitalSign[] = VITAL_SIGNS) {
    this.properties = new Map(signs.map(({ kind, property }) => [kind, property]))
  }

  take(device: MapDevice | undefined, values: Readonly<Record<string, Value>>): void {
    if (!device) return
    const property = this.properties.get(device.kind)
    const value = property === undefined ? undefined : values[property]
    if (typeof value === 'number') this.values.set(device.id, value)
  }

  /** Every district in the order given, which never changes: who looks up finds a district where it was. */
  byDistrict(adcodes: readonly string[], devices: Iterable<MapDevice>): DistrictVitals[] {
    const rows = new Map(adcodes.map((adcode) => [adcode, { devices: 0, unheard: 0, alerting: noAlerts(), read: this.signs.map((): number[] => []) }]))
    const column = new Map(this.signs.map(({ kind }, index) => [kind, index]))
    for (const device of devices) {
      const row = rows.get(device.adcode)
      if (!row) continue
      row.devices++
      if (UNHEARD.has(device.state)) {
        row.unheard++
        continue // what a silent device said last is not how things are
      }
      const level = SEVERITIES.find((severity) => severity === device.state)
      if (level) row.alerting[level]++
      const value = this.values.get(device.id)
      if (value !== undefined) row.read[column.get(device.kind) ?? -1]?.push(value)
    }
    return [...rows].map(([adcode, { read, ...row }]) => ({ adcode, ...row, readings: read.map((values, i) => pick(this.signs[i]?.pick ?? 'mean', values)) }))
  }
}

const noAlerts = (): Record<Severity, number> => ({ red: 0, orange: 0, yellow: 0, blue: 0 })

function pick(how: VitalSign['pick'], values: readonly number[]): number | null {
  if (values.length === 0) return null
  if (how === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((best, value) => ((how === 'highest') === (value > best) ? value : best))
}

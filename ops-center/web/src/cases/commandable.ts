import { distance } from '@/alerts/near'
import type { LngLat } from '@/api/common'
import type { MapDevice } from '@/devices/fleet'

const NEAR_M = 3_000
const MOST = 5

export interface Commandable {
  device: MapDevice
  /** Metres from the place of the case; null for a device that the case is linked to. */
  away: number | null
}

/** Devices that can be told to do something about a case: those it is linked to, then the nearest within three kilometres. */
export function commandable(
  place: LngLat | null,
  linked: ReadonlySet<string>,
  devices: Iterable<MapDevice>,
  obeys: (kind: string) => boolean,
): Commandable[] {
  const found: Commandable[] = []
  for (const device of devices) {
    if (!obeys(device.kind)) continue
    if (linked.has(device.id)) found.push({ device, away: null })
    else if (place) {
      const away = distance(place, device.position)
      if (away <= NEAR_M) found.push({ device, away })
    }
  }
  return found.sort((a, b) => (a.away ?? -1) - (b.away ?? -1)).slice(0, MOST)
}

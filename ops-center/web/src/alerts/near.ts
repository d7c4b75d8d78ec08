import type { Alert } from '@/api/alerts'
import type { LngLat } from '@/api/common'
import { isActive } from './order'

const EARTH_M = 6_371_000
const NEAR_M = 3_000
const MOST = 5

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places that are not far from each other. */
export function distance([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const x = radians(lngB - lngA) * Math.cos(radians((latA + latB) / 2))
  return Math.hypot(x, radians(latB - latA)) * EARTH_M
}

export interface NearAlert {
  alert: Alert
  /** Metres. */
  away: number
}

/** Other active alerts within three kilometres, nearest first. */
export function near(alert: Alert, others: Iterable<Alert>): NearAlert[] {
  const { id, position } = alert
  if (!position) return []
  const found: NearAlert[] = []
  for (const other of others) {
    if (other.id === id || !other.position || !isActive(other)) continue
    const away = distance(position, other.position)
    if (away <= NEAR_M) found.push({ alert: other, away })
  }
  return found.sort((a, b) => a.away - b.away).slice(0, MOST)
}

/** The last time that the same rule fired on the same device. */
export function lastTime(alert: Alert, ofDevice: readonly Alert[]): Alert | null {
  const before = ofDevice.filter(({ id, ruleId, onset }) => id !== alert.id && ruleId === alert.ruleId && onset < alert.onset)
  return before.sort((a, b) => b.onset - a.onset)[0] ?? null
}

import type { DeviceDetail } from '@/api/devices'
import type { LiveDevice } from '@/live/messages'

/** A device as it was fetched, with what it said on the feed since. */
export function merge(detail: DeviceDetail, live: LiveDevice | null): DeviceDetail {
  if (live?.id !== detail.id) return detail
  const latest = { ...detail.latest }
  for (const [property, value] of Object.entries(live.values)) {
    const known = latest[property]
    if (!known || known.ts <= live.ts) latest[property] = { value, ts: live.ts, quality: known?.quality ?? null }
  }
  return {
    ...detail,
    latest,
    state: live.state,
    lastSeen: Math.max(live.ts, detail.lastSeen ?? 0),
    position: live.loc ?? detail.position,
  }
}

import { DEVICE_STATES, type LngLat, type Value } from '@/api/common'
import type { LiveDevice } from './messages.generated'

const STATES = new Set<unknown>(DEVICE_STATES)

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null

const isLngLat = (x: unknown): x is LngLat =>
  Array.isArray(x) && x.length === 2 && typeof x[0] === 'number' && typeof x[1] === 'number'

function isValues(x: unknown): x is Record<string, Value> {
  if (!isRecord(x)) return false
  for (const key in x) {
    const type = typeof x[key]
    if (type !== 'number' && type !== 'boolean' && type !== 'string') return false
  }
  return true
}

/**
 * Checks one live device by hand: frames carry thousands of them twice a second, and the general
 * schema checker would cost more than drawing them.
 */
export function isLiveDevice(x: unknown): x is LiveDevice {
  return isRecord(x) && typeof x.id === 'string' && typeof x.ts === 'number' && STATES.has(x.state)
    && isValues(x.values) && (x.loc === undefined || x.loc === null || isLngLat(x.loc))
}

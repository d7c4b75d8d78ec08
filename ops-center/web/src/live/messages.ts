import * as v from 'valibot'
import { Alert } from '@/api/alerts'
import { DEVICE_STATES, type LngLat, maybe, type MapState, Time, type Value } from '@/api/common'

/** What one visible device last said. */
export interface LiveDevice {
  id: string
  ts: number
  state: MapState
  values: Record<string, Value>
  loc?: LngLat | null
}

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
function isLiveDevice(x: unknown): x is LiveDevice {
  return isRecord(x) && typeof x.id === 'string' && typeof x.ts === 'number' && STATES.has(x.state)
    && isValues(x.values) && (x.loc === undefined || x.loc === null || isLngLat(x.loc))
}

const LiveDevices = v.custom<LiveDevice[]>((x) => Array.isArray(x) && x.every(isLiveDevice))

/** Everything the hub says on the live feed; the twin of the app's LiveFeedMessage. */
const ServerMessage = v.variant('type', [
  v.object({ type: v.literal('hello'), seq: v.number(), time: Time }),
  v.object({ type: v.literal('alert'), seq: v.number(), alert: Alert }),
  v.object({ type: v.literal('live'), at: Time, devices: LiveDevices }),
  v.object({
    type: v.literal('counts'),
    at: Time,
    devices: v.number(),
    rate: v.number(),
    states: v.nullish(v.record(v.string(), v.number()), {}),
    openAlerts: v.nullish(v.record(v.string(), v.number()), {}),
    delay: maybe(v.object({ p50: v.number(), p99: v.number() })),
  }),
  v.object({ type: v.literal('probe'), at: Time }),
  v.object({ type: v.literal('reset'), seq: v.number() }),
])
export type ServerMessage = v.InferOutput<typeof ServerMessage>
export type Counts = Extract<ServerMessage, { type: 'counts' }>

/** West, south, east, north in degrees. */
export type BoundingBox = readonly [number, number, number, number]

export type ClientMessage = { type: 'view'; bbox: BoundingBox } | { type: 'resume'; seq: number } | { type: 'seen'; at: number }

/** The message in a text frame, or null for one that this client does not understand. */
export function parseServerMessage(text: string): ServerMessage | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = v.safeParse(ServerMessage, json)
  return parsed.success ? parsed.output : null
}

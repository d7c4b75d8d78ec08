// Generated from docs/contracts/schemas/live-feed.schema.json and live-feed-client.schema.json; do not edit.
import * as v from 'valibot'
import { Alert } from '@/api/alerts'
import type { LngLat, MapState } from '@/api/common'
import { isLiveDevice } from './liveDevice'

/** A device within the message `live`. */
export interface LiveDevice {
  /** Which device. */
  id: string
  /** Phenomenon time of the newest observation, epoch milliseconds; 0 for a device that was never heard. */
  ts: number
  /** How a device stands on the map. */
  state: MapState
  /** Newest value by property. */
  values: Record<string, number | boolean | string>
  /** Newest position of a moving thing. */
  loc?: LngLat | null
}

/** Delays of the last five minutes. */
export const Delay = v.object({
  /** Median, milliseconds. */
  p50: v.number(),
  /** What 99 of 100 do not exceed, milliseconds. */
  p99: v.number(),
})
export type Delay = v.InferOutput<typeof Delay>

/** What the hub says to a browser over the WebSocket `/ws/live`. */
export const ServerMessage = v.variant('type', [
  /** First message of a connection. */
  v.object({
    type: v.literal('hello'),
    /** Number of the last change of an alert. */
    seq: v.number(),
    /** Server clock, epoch milliseconds. */
    time: v.number(),
  }),
  /** An alert changed. */
  v.object({
    type: v.literal('alert'),
    /** Number of the change; strictly increasing over all alerts, kept over restarts. */
    seq: v.number(),
    /** An alert as people see it. */
    alert: Alert,
  }),
  /** Changed devices of the visible part of the map, at most 2 a second. */
  v.object({
    type: v.literal('live'),
    /** Server clock, epoch milliseconds. */
    at: v.number(),
    devices: v.custom<LiveDevice[]>((x) => Array.isArray(x) && x.every(isLiveDevice)),
  }),
  /** The hub in figures, each about 2 s. */
  v.object({
    type: v.literal('counts'),
    /** Server clock, epoch milliseconds. */
    at: v.number(),
    /** Registered devices. */
    devices: v.number(),
    /** Messages per second. */
    rate: v.number(),
    /** Devices by state. */
    states: v.nullish(v.record(v.string(), v.number()), {}),
    /** Alerts that last, by severity. */
    openAlerts: v.nullish(v.record(v.string(), v.number()), {}),
    /** From the publishing of the hub's probe to the screens; absent or null while nobody measured it. */
    delay: v.nullish(Delay, null),
  }),
  /** What the hub's probe said was sent before this; a browser answers `seen` once it is drawn. */
  v.object({
    type: v.literal('probe'),
    /** When the probe published it, server clock, epoch milliseconds. */
    at: v.number(),
  }),
  /** Resuming is impossible: load everything again. */
  v.object({
    type: v.literal('reset'),
    /** Number of the last change of an alert. */
    seq: v.number(),
  }),
])
export type ServerMessage = v.InferOutput<typeof ServerMessage>

/** West, south, east, north in degrees. */
export type BoundingBox = readonly [number, number, number, number]

/** What a browser says to the hub over the WebSocket `/ws/live`. */
export type ClientMessage =
  /** It looks at a part of the map. */
  | {
    type: 'view'
    /** West, south, east, north in degrees. */
    bbox: BoundingBox
  }
  /** It was away. */
  | {
    type: 'resume'
    /** Number of the last change of an alert that it knows. */
    seq: number
  }
  /** What the probe said is on its screen. */
  | {
    type: 'seen'
    /** The time in the message `probe`. */
    at: number
  }

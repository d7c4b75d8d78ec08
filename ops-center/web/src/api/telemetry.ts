import * as v from 'valibot'
import { maybe } from './common'
import { request } from './http'

/** [time, value] for raw values, [time, min, mean, max, count] for windows. */
const Point = v.pipe(
  v.array(maybe(v.number())),
  v.minLength(2),
  v.transform((p): TelemetryPoint => {
    const [ts, first, mean, max] = p
    return p.length === 2
      ? { ts: ts ?? 0, min: first ?? null, value: first ?? null, max: first ?? null }
      : { ts: ts ?? 0, min: first ?? null, value: mean ?? null, max: max ?? null }
  }),
)
export interface TelemetryPoint {
  ts: number
  min: number | null
  value: number | null
  max: number | null
}

const Series = v.object({ property: v.string(), unit: maybe(v.string()), points: v.array(Point) })
export type Series = v.InferOutput<typeof Series>

const Telemetry = v.object({
  resolution: v.string(),
  series: v.array(Series),
  /** True when the store could not give everything that was asked for. */
  partial: v.nullish(v.boolean(), false),
})
export type Telemetry = v.InferOutput<typeof Telemetry>

export interface TelemetryQuery {
  property: readonly string[]
  from: number
  to: number
  resolution: 'auto' | 'raw' | '1m' | '1h'
}

export const getTelemetry = (deviceId: string, query: TelemetryQuery, signal?: AbortSignal) =>
  request(Telemetry, 'GET', `/api/devices/${encodeURIComponent(deviceId)}/telemetry`, {
    query: { ...query },
    ...(signal && { signal }),
  })

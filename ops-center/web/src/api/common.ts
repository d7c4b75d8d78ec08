import * as v from 'valibot'

export const DOMAINS = ['transport', 'energy', 'water', 'environment', 'emergency'] as const
export const SEVERITIES = ['red', 'orange', 'yellow', 'blue'] as const
export const DEVICE_STATES = [
  'normal', 'red', 'orange', 'yellow', 'blue', 'silent', 'maintenance', 'unknown',
] as const

/** Codes are written in lower case here, whatever case the wire uses. */
export const code = <const T extends readonly string[]>(values: T) =>
  v.pipe(v.string(), v.transform((text) => text.toLowerCase()), v.picklist(values))

export const Domain = code(DOMAINS)
export type Domain = v.InferOutput<typeof Domain>

/** Red is the worst. */
export const Severity = code(SEVERITIES)
export type Severity = v.InferOutput<typeof Severity>

/** What a device looks like on the map: its worst open alert, or whether it can be trusted at all. */
export const MapState = v.fallback(code(DEVICE_STATES), 'unknown')
export type MapState = v.InferOutput<typeof MapState>

/** Epoch milliseconds. */
export const Time = v.number()

/** Longitude, latitude in degrees. */
export const LngLat = v.tuple([v.number(), v.number()])
export type LngLat = v.InferOutput<typeof LngLat>

export const Text = v.object({ zh: v.string(), en: v.string() })
export type Text = v.InferOutput<typeof Text>

export const Value = v.union([v.number(), v.boolean(), v.string()])
export type Value = v.InferOutput<typeof Value>

/** The wire leaves absent fields out or sends null; here they are always null. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null)

export const page = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), page: v.number(), size: v.number(), total: v.number() })

export interface Page<T> {
  items: T[]
  page: number
  size: number
  total: number
}

export const Nothing = v.unknown()

/** What an import of a table would do, row by row. */
export const ImportReport = v.object({
  rows: v.array(v.object({
    line: v.number(),
    username: v.string(),
    /** What is wrong with it, null when nothing is. */
    code: maybe(v.string()),
    detail: maybe(v.string()),
  })),
  wrong: v.number(),
})
export type ImportReport = v.InferOutput<typeof ImportReport>

/** A table as the hub takes it. */
export const csvFile = (content: Blob) => ({ file: { type: 'text/csv', content } })

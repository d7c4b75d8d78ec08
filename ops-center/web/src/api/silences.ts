import * as v from 'valibot'
import { maybe, Time } from './common'
import { request } from './http'

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** What is null does not limit. */
const Scope = v.object({ device: maybe(v.string()), kind: maybe(v.string()), domain: maybe(v.string()), adcode: maybe(v.string()), rule: maybe(v.string()) })
export type Scope = v.InferOutput<typeof Scope>

/** Hours as HH:mm of Asia/Shanghai; an end that is not after its begin is on the next day. */
const Weekly = v.object({ days: v.array(v.picklist(WEEKDAYS)), begin: v.string(), end: v.string() })
export type Weekly = v.InferOutput<typeof Weekly>

export const Silence = v.object({
  number: v.number(),
  kind: v.picklist(['SILENCE', 'MAINTENANCE']),
  scope: Scope,
  begins: Time,
  ends: Time,
  weekly: maybe(Weekly),
  author: v.string(),
  reason: v.string(),
  endedAt: maybe(Time),
  endedBy: maybe(v.string()),
  /** Whether it keeps alerts quiet right now. */
  holds: v.boolean(),
})
export type Silence = v.InferOutput<typeof Silence>

export interface WantedSilence {
  kind: Silence['kind']
  scope: Partial<Scope>
  ends: number
  weekly: Weekly | null
  reason: string
}

export const listSilences = () => request(v.array(Silence), 'GET', '/api/silences')

export const makeSilence = (wanted: WantedSilence) => request(Silence, 'POST', '/api/silences', { body: wanted })

export const endSilence = (number: number) => request(Silence, 'POST', `/api/silences/${number}/end`, { body: {} })

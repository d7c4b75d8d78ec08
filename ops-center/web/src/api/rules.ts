import * as v from 'valibot'
import { Domain, maybe, Severity, Text } from './common'
import { request } from './http'

const lower = v.pipe(v.string(), v.transform((text) => text.toLowerCase()))

const Threshold = v.object({
  type: v.literal('threshold'),
  property: v.string(),
  operator: v.picklist(['>', '>=', '<', '<=']),
  value: v.number(),
  hysteresis: v.nullish(v.number(), 0),
  /** How long the value must stay beyond the limit (ISO-8601). */
  for: maybe(v.string()),
})
export type Threshold = v.InferOutput<typeof Threshold>

const Absence = v.object({ type: v.literal('absence'), intervals: v.number() })

/** A kind of condition that this version of the client cannot put into words. */
const Other = v.pipe(v.looseObject({ type: v.string() }), v.transform(() => ({ type: 'other' as const })))

const Condition = v.union([Threshold, Absence, Other])
export type Condition = v.InferOutput<typeof Condition>

export const RuleState = v.pipe(lower, v.picklist(['draft', 'shadow', 'active', 'paused']))
export type RuleState = v.InferOutput<typeof RuleState>

/** An empty list means all. */
const Scope = v.object({
  kinds: v.nullish(v.array(v.string()), []),
  domains: v.nullish(v.array(Domain), []),
  adcodes: v.nullish(v.array(v.string()), []),
  devices: v.nullish(v.array(v.string()), []),
})

const Rule = v.object({
  id: v.string(),
  version: v.number(),
  name: Text,
  scope: Scope,
  condition: Condition,
  severity: Severity,
  message: Text,
  reference: maybe(v.object({ standard: v.string() })),
  state: RuleState,
})
export type Rule = v.InferOutput<typeof Rule>

export interface RuleChange {
  /** The version that was read; a newer one on the hub refuses the change. */
  version: number
  value?: number
  hysteresis?: number
  forDuration?: string
  intervals?: number
  severity?: Severity
  state?: RuleState
}

const path = (id: string) => `/api/rules/${encodeURIComponent(id)}`

export const listRules = () => request(v.array(Rule), 'GET', '/api/rules')
export const getRule = (id: string) => request(Rule, 'GET', path(id))
export const changeRule = (id: string, change: RuleChange) =>
  request(Rule, 'PATCH', path(id), { body: { ...change, state: change.state?.toUpperCase() } })

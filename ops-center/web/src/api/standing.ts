import * as v from 'valibot'
import { Command, Fields } from './commands'
import { maybe, Nothing, Time } from './common'
import { request } from './http'

/** What a device shall do when a rule raises an alert. */
export const StandingCommand = v.object({
  number: v.number(),
  ruleId: v.string(),
  name: v.string(),
  args: Fields,
  /** Null: the device of the alert. */
  target: maybe(v.string()),
  seconds: maybe(v.number()),
  automatic: v.boolean(),
  madeBy: v.string(),
  madeAt: Time,
})
export type StandingCommand = v.InferOutput<typeof StandingCommand>

const PROPOSAL_STATES = ['PROPOSED', 'GIVEN', 'DECLINED', 'FAILED'] as const

/** What came of a standing command for one alert. */
const ProposedCommand = v.object({
  standing: v.number(),
  deviceId: v.string(),
  name: v.string(),
  args: Fields,
  automatic: v.boolean(),
  state: v.picklist(PROPOSAL_STATES),
  commandId: maybe(v.string()),
  decidedBy: maybe(v.string()),
  decidedAt: maybe(Time),
  reason: maybe(v.string()),
})
export type ProposedCommand = v.InferOutput<typeof ProposedCommand>

export interface WantedStanding {
  name: string
  args: Record<string, number | boolean | string>
  target: string | null
  automatic: boolean
}

/** Whether somebody may still decide about it. */
export const isUndecided = ({ state }: Pick<ProposedCommand, 'state'>): boolean => state === 'PROPOSED' || state === 'FAILED'

const ofRule = (rule: string) => `/api/rules/${encodeURIComponent(rule)}/commands`
const ofAlert = (alert: string) => `/api/alerts/${encodeURIComponent(alert)}/commands`

export const listStanding = (rule: string) => request(v.array(StandingCommand), 'GET', ofRule(rule))
export const makeStanding = (rule: string, wanted: WantedStanding) => request(StandingCommand, 'POST', ofRule(rule), { body: wanted })
export const endStanding = (rule: string, number: number) => request(Nothing, 'DELETE', `${ofRule(rule)}/${number}`)

export const listProposed = (alert: string) => request(v.array(ProposedCommand), 'GET', ofAlert(alert))
export const giveProposed = (alert: string, standing: number) => request(Command, 'POST', `${ofAlert(alert)}/${standing}`, { body: {} })
export const declineProposed = (alert: string, standing: number, reason: string) =>
  request(Nothing, 'POST', `${ofAlert(alert)}/${standing}/decline`, { body: { reason } })

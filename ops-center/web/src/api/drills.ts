import * as v from 'valibot'
import { maybe, Severity, Text, Time } from './common'
import { request } from './http'

const Drill = v.object({
  number: v.number(),
  name: v.string(),
  begunBy: v.string(),
  begunAt: Time,
  endedBy: maybe(v.string()),
  endedAt: maybe(Time),
})
export type Drill = v.InferOutput<typeof Drill>

const Drills = v.object({ goingOn: maybe(Drill), drills: v.array(Drill) })
export type Drills = v.InferOutput<typeof Drills>

const Line = v.object({
  response: v.object({
    alertId: v.string(),
    message: Text,
    severity: Severity,
    raisedAt: Time,
    acknowledgedAt: maybe(Time),
    acknowledgedBy: maybe(v.string()),
    handledAt: maybe(Time),
    handledBy: maybe(v.string()),
  }),
  /** Targets in seconds. */
  acknowledgeWithin: v.number(),
  handleWithin: v.number(),
  inTime: v.boolean(),
})
export type DrillLine = v.InferOutput<typeof Line>

const Report = v.object({
  drill: Drill,
  score: v.object({
    /** 0 to 100; null if there was nothing to score. */
    percent: maybe(v.number()),
    alerts: v.number(),
    acknowledged: v.number(),
    inTime: v.number(),
    medianSeconds: maybe(v.number()),
  }),
  lines: v.array(Line),
})
export type DrillReport = v.InferOutput<typeof Report>

export const listDrills = () => request(Drills, 'GET', '/api/drills')
export const getDrill = (number: number) => request(Report, 'GET', `/api/drills/${number}`)
export const beginDrill = (name: string) => request(Drill, 'POST', '/api/drills', { body: { name } })
export const endDrill = (number: number) => request(Report, 'POST', `/api/drills/${number}/end`, { body: {} })

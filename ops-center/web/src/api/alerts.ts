import * as v from 'valibot'
import { Domain, LngLat, maybe, page, Severity, Text, Time, Value } from './common'
import { request } from './http'

export const AlertState = v.pipe(
  v.string(),
  v.transform((text) => text.toLowerCase()),
  v.picklist(['open', 'acknowledged', 'cleared', 'closed', 'retracted']),
)
export type AlertState = v.InferOutput<typeof AlertState>

export const Alert = v.object({
  id: v.string(),
  ruleId: v.string(),
  ruleVersion: v.number(),
  ruleName: Text,
  deviceId: v.string(),
  deviceName: v.string(),
  kind: v.string(),
  adcode: v.string(),
  district: maybe(v.string()),
  domain: Domain,
  property: maybe(v.string()),
  severity: Severity,
  message: Text,
  onset: Time,
  eventTime: Time,
  receivedAt: maybe(Time),
  clearedAt: maybe(Time),
  value: maybe(Value),
  threshold: maybe(v.number()),
  unit: maybe(v.string()),
  state: AlertState,
  /** Who is to see to it. */
  assignedTo: maybe(v.string()),
  acknowledgedBy: maybe(v.string()),
  acknowledgedAt: maybe(Time),
  acknowledgementNote: maybe(v.string()),
  closedBy: maybe(v.string()),
  closedAt: maybe(Time),
  /** What helped. */
  resolution: maybe(v.string()),
  position: maybe(LngLat),
  evidence: v.nullish(v.array(v.object({ ts: Time, value: maybe(Value) })), []),
  mode: maybe(v.string()),
  /** The case that was opened from it. */
  caseNumber: maybe(v.string()),
  /** The incident it is part of. */
  incident: maybe(v.number()),
  /** Whether another alert of the incident explains it. */
  symptom: v.nullish(v.boolean(), false),
  /** Place in the order of all changes of alerts; a greater one is newer. */
  seq: v.number(),
})
export type Alert = v.InferOutput<typeof Alert>

/** One step in the life of an alert: raised, escalated, acknowledged, cleared… */
export const AlertStep = v.object({
  change: v.string(),
  at: Time,
  severity: maybe(Severity),
  value: maybe(Value),
  by: maybe(v.string()),
  note: maybe(v.string()),
})
export type AlertStep = v.InferOutput<typeof AlertStep>

export interface AlertFilter {
  status?: string | undefined
  severity?: string | undefined
  domain?: string | undefined
  district?: string | undefined
  device?: string | undefined
  q?: string | undefined
  /** Leaves out the symptoms whose incident's root is listed. */
  fold?: 'true' | undefined
  page?: number | undefined
  size?: number | undefined
}

const path = (id: string) => `/api/alerts/${encodeURIComponent(id)}`

export const listAlerts = (filter: AlertFilter, signal?: AbortSignal) =>
  request(page(Alert), 'GET', '/api/alerts', { query: { ...filter }, ...(signal && { signal }) })

export const getAlert = (id: string) => request(Alert, 'GET', path(id))

export const listAlertSteps = (id: string) => request(v.array(AlertStep), 'GET', `${path(id)}/history`)

export const acknowledgeAlert = (id: string, note: string | null) =>
  request(Alert, 'POST', `${path(id)}/acknowledgement`, { body: note === null ? {} : { note } })

/** What became of many acknowledgements: who was refused, with the code of the problem. */
const Taken = v.object({ acknowledged: v.array(v.string()), refused: v.record(v.string(), v.string()) })

export const acknowledgeAlerts = (ids: readonly string[], reason: string) =>
  request(Taken, 'POST', '/api/alerts/acknowledgements', { body: { ids, reason } })

export const closeAlert = (id: string, resolution: string) =>
  request(Alert, 'POST', `${path(id)}/closure`, { body: { resolution } })

const Closed = v.object({ closed: v.array(v.string()), refused: v.record(v.string(), v.string()) })

export const closeAlerts = (ids: readonly string[], resolution: string) =>
  request(Closed, 'POST', '/api/alerts/closures', { body: { ids, resolution } })

/** Says who is to see to an alert. */
export const assignAlert = (id: string, to: string) => request(Alert, 'POST', `${path(id)}/assignment`, { body: { to } })

export const commentAlert = (id: string, note: string) => request(Alert, 'POST', `${path(id)}/comments`, { body: { note } })

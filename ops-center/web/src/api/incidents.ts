import * as v from 'valibot'
import { Alert } from './alerts'
import { code, maybe, page, Severity, Time } from './common'
import { request } from './http'

export const Incident = v.object({
  number: v.number(),
  mode: maybe(v.string()),
  state: code(['open', 'closed', 'merged']),
  severity: Severity,
  /** The alert that nothing explains; null in a district that is not yours. */
  root: maybe(Alert),
  openedAt: Time,
  closedAt: maybe(Time),
  mergedInto: maybe(v.number()),
  members: v.number(),
  active: v.number(),
})
export type Incident = v.InferOutput<typeof Incident>

/** An alert of an incident that another one explains, and why. */
export const Symptom = v.object({
  alert: Alert,
  cause: v.string(),
  reason: code(['root', 'upstream', 'same_device', 'near', 'by_hand']),
  /** Devices from the cause's to this one's. */
  path: v.array(v.object({ id: v.string(), name: v.string(), kind: v.string() })),
})
export type Symptom = v.InferOutput<typeof Symptom>

export const IncidentEvent = v.object({
  at: Time,
  kind: v.string(),
  alert: maybe(v.string()),
  count: maybe(v.number()),
  by: maybe(v.string()),
  note: maybe(v.string()),
})
export type IncidentEvent = v.InferOutput<typeof IncidentEvent>

const Taken = v.object({ taken: v.number(), others: v.number() })

const path = (number: number) => `/api/incidents/${number}`

export const listIncidents = () => request(page(Incident), 'GET', '/api/incidents', { query: { state: 'open', size: 100 } })

export const getIncident = (number: number) => request(Incident, 'GET', path(number))

export const listSymptoms = (number: number, at: number, size: number) =>
  request(page(Symptom), 'GET', `${path(number)}/symptoms`, { query: { page: at, size } })

export const listIncidentEvents = (number: number) => request(v.array(IncidentEvent), 'GET', `${path(number)}/timeline`)

export const acknowledgeIncident = (number: number) => request(Taken, 'POST', `${path(number)}/acknowledgement`, { body: {} })

export const mergeIncident = (number: number, into: number, reason: string) =>
  request(Incident, 'POST', `${path(number)}/merge`, { body: { into, reason } })

export const splitIncident = (number: number, alerts: readonly string[], reason: string) =>
  request(Incident, 'POST', `${path(number)}/split`, { body: { alerts, reason } })

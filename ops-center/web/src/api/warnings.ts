import * as v from 'valibot'
import { LngLat, maybe, Severity, Text, Time } from './common'
import { request } from './http'

export const URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export const CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const
export const RESPONSES = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'None'] as const

export const WarningContent = v.object({
  event: v.string(),
  colour: Severity,
  urgency: v.picklist(URGENCIES),
  certainty: v.picklist(CERTAINTIES),
  responses: v.array(v.picklist([...RESPONSES, 'AllClear'])),
  headline: Text,
  description: Text,
  instruction: Text,
  onset: Time,
  expires: Time,
  area: v.object({ districts: v.array(v.string()), polygon: v.array(LngLat), description: Text }),
  drill: v.boolean(),
})
export type WarningContent = v.InferOutput<typeof WarningContent>

export const WarningMessage = v.object({
  number: v.number(),
  type: v.picklist(['ALERT', 'UPDATE', 'CANCEL']),
  state: v.picklist(['DRAFT', 'SUBMITTED', 'PUBLISHED', 'DROPPED']),
  content: WarningContent,
  reason: maybe(v.string()),
  authors: v.array(v.string()),
  approver: maybe(v.string()),
  changedAt: Time,
  identifier: maybe(v.string()),
  sent: maybe(Time),
})
export type WarningMessage = v.InferOutput<typeof WarningMessage>

/** A warning to the public. */
export const Warning = v.object({
  id: v.string(),
  revision: v.number(),
  state: v.picklist(['DRAFT', 'SUBMITTED', 'ACTIVE', 'EXPIRED', 'LIFTED', 'DROPPED']),
  content: WarningContent,
  open: maybe(WarningMessage),
  messages: v.array(WarningMessage),
})
export type Warning = v.InferOutput<typeof Warning>

export const WarningEvent = v.object({
  code: v.string(),
  zh: v.string(),
  en: v.string(),
  category: v.string(),
  responses: v.array(v.picklist([...RESPONSES, 'AllClear'])),
})
export type WarningEvent = v.InferOutput<typeof WarningEvent>

/** What can be done to a warning besides writing it. */
export type WarningStep = 'submission' | 'approval' | 'rejection' | 'withdrawal' | 'update' | 'lifting'

const path = (id: string) => `/api/warnings/${encodeURIComponent(id)}`

export const listWarnings = () => request(v.array(Warning), 'GET', '/api/warnings')

export const getWarning = (id: string) => request(Warning, 'GET', path(id))

export const listWarningEvents = () => request(v.array(WarningEvent), 'GET', '/api/warnings/events')

export const draftWarning = (content: WarningContent) => request(Warning, 'POST', '/api/warnings', { body: content })

export const editWarning = ({ id, revision }: Warning, content: WarningContent) =>
  request(Warning, 'PUT', `${path(id)}/draft`, { body: { revision, content } })

export const stepWarning = ({ id, revision }: Warning, step: WarningStep, reason?: string) =>
  request(Warning, 'POST', `${path(id)}/${step}`, { body: { revision, ...(reason !== undefined && { reason }) } })

/** Where everybody may read a published message as CAP 1.2. */
export const capAddress = (identifier: string) => `/api/public/warnings/${encodeURIComponent(identifier)}`

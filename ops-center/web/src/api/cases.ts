import * as v from 'valibot'
import { DepartmentName, Input, Matter, Stage } from './caseDefinitions'
import { code, LngLat, maybe, page, Severity, Text, Time } from './common'
import { request, upload } from './http'

export const CaseItem = v.object({
  number: v.string(),
  definition: v.string(),
  matter: Matter,
  description: v.nullish(v.string(), ''),
  origin: v.string(),
  stage: Stage,
  stageSince: Time,
  adcode: maybe(v.string()),
  /** Management grid cell, 15 digits. */
  grid: maybe(v.string()),
  areaGrade: maybe(v.string()),
  position: maybe(LngLat),
  deviceId: maybe(v.string()),
  severity: maybe(Severity),
  department: maybe(DepartmentName),
  proposedDepartment: maybe(DepartmentName),
  reportedBy: v.string(),
  reportedAt: Time,
  updatedAt: Time,
  /** When the limit is reached; null while the clock stands. */
  dueAt: maybe(Time),
  /** The limit is exceeded, or was when the clock stopped. */
  overdue: v.boolean(),
  supervised: v.boolean(),
  supervisionDueAt: maybe(Time),
  extensionRequestedHours: maybe(v.number()),
  reworks: v.nullish(v.number(), 0),
  drill: v.nullish(v.boolean(), false),
  /** The reader has the next step. */
  mine: v.nullish(v.boolean(), false),
  revision: v.number(),
})
export type CaseItem = v.InferOutput<typeof CaseItem>

const Clock = v.object({
  amount: v.number(),
  unit: v.picklist(['HOURS', 'WORKING_HOURS', 'WORKING_DAYS']),
  limitMillis: v.number(),
  usedMillis: v.number(),
  running: v.boolean(),
  dueAt: maybe(Time),
})
export type CaseClock = v.InferOutput<typeof Clock>

const Supervision = v.object({ by: v.string(), at: Time, dueAt: maybe(Time), note: maybe(v.string()), overdue: v.nullish(v.boolean(), false) })
const Link = v.object({ kind: code(['alert', 'case', 'device']), target: v.string(), label: maybe(Text), severity: maybe(Severity), state: maybe(v.string()) })
export type CaseLink = v.InferOutput<typeof Link>

const Task = v.object({
  id: v.string(), name: Text, state: v.string(), mandatory: v.nullish(v.boolean(), false),
  doneBy: maybe(v.string()), doneAt: maybe(Time), note: maybe(v.string()), mayComplete: v.nullish(v.boolean(), false),
})
export type CaseTask = v.InferOutput<typeof Task>

export const Attachment = v.object({
  id: v.string(), name: v.string(), type: v.string(), size: v.number(),
  width: maybe(v.number()), height: maybe(v.number()), by: v.string(), at: Time, stage: v.string(),
})
export type Attachment = v.InferOutput<typeof Attachment>

const Step = v.object({
  seq: v.number(), at: Time, actor: v.string(), action: v.string(), from: maybe(v.string()), to: maybe(v.string()),
  note: maybe(v.string()), data: v.nullish(v.record(v.string(), v.unknown()), {}),
})
export type CaseStep = v.InferOutput<typeof Step>

const Action = v.object({
  action: v.string(), name: Text, to: maybe(v.string()), requires: v.nullish(v.array(Input), []),
  blockedBy: v.nullish(v.array(v.object({ gate: v.string(), text: Text })), []),
})
export type CaseAction = v.InferOutput<typeof Action>

/** All of a case, and what the reader may do with it now. */
export const CaseView = v.object({
  summary: CaseItem,
  clock: maybe(Clock),
  supervision: maybe(Supervision),
  links: v.nullish(v.array(Link), []),
  tasks: v.nullish(v.array(Task), []),
  attachments: v.nullish(v.array(Attachment), []),
  history: v.nullish(v.array(Step), []),
  actions: v.nullish(v.array(Action), []),
  mayComment: v.nullish(v.boolean(), false),
  mayAttach: v.nullish(v.boolean(), false),
})
export type CaseView = v.InferOutput<typeof CaseView>

/** What a person gives with an action. */
export interface ActionInputs { note?: string; reason?: string; result?: string; department?: string; hours?: number }

export interface NewCase {
  class: string
  description: string
  position: LngLat
  definition?: string
  /** The same when the same report is sent again: the hub makes one case of it. */
  requestId: string
}

export type CaseQuery = Record<string, string | number | boolean | undefined>

const path = (number: string) => `/api/cases/${encodeURIComponent(number)}`

export const listCases = (query: CaseQuery, signal?: AbortSignal) =>
  request(page(CaseItem), 'GET', '/api/cases', { query, ...(signal && { signal }) })
export const getCase = (number: string) => request(CaseView, 'GET', path(number))
export const createCase = (fresh: NewCase) => request(CaseView, 'POST', '/api/cases', { body: fresh })
export const openCaseFromAlert = (alertId: string, description: string | null, link: boolean) =>
  request(CaseView, 'POST', '/api/cases', { body: { alertId, description, link } })
export const actOnCase = (number: string, action: string, revision: number, inputs: ActionInputs) =>
  request(CaseView, 'POST', `${path(number)}/actions/${encodeURIComponent(action)}`, { body: { revision, ...inputs } })
export const commentOnCase = (number: string, note: string) => request(CaseView, 'POST', `${path(number)}/comments`, { body: { note } })
export const completeTask = (number: string, task: string, revision: number, note: string | null) =>
  request(CaseView, 'POST', `${path(number)}/tasks/${encodeURIComponent(task)}/done`, { body: { revision, note } })
export const attachToCase = (number: string, file: File, onProgress?: (share: number) => void) =>
  upload(Attachment, `${path(number)}/attachments`, file, onProgress)
export const attachmentAddress = (number: string, id: string) => `${path(number)}/attachments/${encodeURIComponent(id)}`

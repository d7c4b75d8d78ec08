import * as v from 'valibot'
import { Alert } from './alerts'
import { csvFile, Domain, ImportReport, maybe, Nothing, Severity, Text, Time } from './common'
import { request } from './http'
import { WEEKDAYS } from './silences'

export const POSTS = ['OFFICER', 'LEAD'] as const
export const MEDIA = ['app', 'email', 'sms', 'webhook'] as const

/** Hours as HH:mm of Asia/Shanghai; an end that is not after its begin is on the next day. */
const Shift = v.object({
  number: v.number(),
  username: v.string(),
  post: v.picklist(POSTS),
  adcode: maybe(v.string()),
  domain: maybe(Domain),
  days: v.array(v.picklist(WEEKDAYS)),
  begin: v.string(),
  end: v.string(),
  firstDay: v.string(),
  lastDay: maybe(v.string()),
})
export type Shift = v.InferOutput<typeof Shift>

const Gap = v.object({ begin: Time, end: Time, whole: v.boolean(), districts: v.array(v.string()) })
export type Gap = v.InferOutput<typeof Gap>

const Week = v.object({
  firstDay: v.string(),
  shifts: v.array(Shift),
  turns: v.array(v.object({ shift: v.number(), begin: Time, end: Time })),
  gaps: v.array(Gap),
  /** Numbers of the shifts that hold at this moment. */
  now: v.array(v.number()),
})
export type Week = v.InferOutput<typeof Week>
export type Turn = Week['turns'][number]

export type WantedShift = Omit<Shift, 'number' | 'firstDay'> & { firstDay: string | null }

/** Why somebody is told: the alert waits, they are to see to it, or a comment names them. */
const Occasion = v.picklist(['WAITS', 'ASSIGNED', 'MENTIONED'])

const Notice = v.object({
  id: v.number(),
  at: Time,
  readAt: maybe(Time),
  occasion: Occasion,
  byWhom: maybe(v.string()),
  alert: v.string(),
  severity: Severity,
  message: Text,
  district: v.string(),
  mode: v.string(),
  state: v.string(),
})
export type Notice = v.InferOutput<typeof Notice>

const Inbox = v.object({ unread: v.number(), items: v.array(Notice) })
export type Inbox = v.InferOutput<typeof Inbox>

const Contact = v.object({ email: maybe(v.string()), phone: maybe(v.string()) })
export type Contact = v.InferOutput<typeof Contact>

const Medium = v.picklist(MEDIA)

/** Who was told of an alert, over what, and how that went. */
const Told = v.object({
  turns: v.array(v.object({
    turn: v.number(),
    severity: Severity,
    startedAt: Time,
    endedAt: maybe(Time),
    endReason: maybe(v.string()),
    next: maybe(v.object({ at: Time, by: Medium, to: maybe(v.picklist(POSTS)) })),
  })),
  notices: v.array(v.object({
    id: v.number(),
    occasion: Occasion,
    byWhom: maybe(v.string()),
    by: Medium,
    recipient: v.string(),
    at: Time,
    result: v.picklist(['WAITING', 'SENT', 'FAILED', 'SUPPRESSED']),
    reason: maybe(v.string()),
    tries: v.number(),
    readAt: maybe(Time),
  })),
})
export type Told = v.InferOutput<typeof Told>

const Handover = v.object({
  number: v.number(),
  givenBy: v.string(),
  givenAt: Time,
  note: v.string(),
  alerts: v.array(v.string()),
  takenBy: maybe(v.string()),
  takenAt: maybe(Time),
})
export type Handover = v.InferOutput<typeof Handover>

/** What lasts now, the most pressing first, and what earlier shifts left. */
const Change = v.object({ open: v.array(Alert), handovers: v.array(Handover) })
export type Change = v.InferOutput<typeof Change>

/** The seven days from one on, an ISO date. */
export const getWeek = (from: string) => request(Week, 'GET', `/api/duty/roster?from=${from}`)

export const planShift = (shift: WantedShift) => request(Shift, 'POST', '/api/duty/shifts', { body: shift })

export const endShift = (number: number) => request(Nothing, 'DELETE', `/api/duty/shifts/${number}`)

export const getInbox = () => request(Inbox, 'GET', '/api/duty/notices')

export const markRead = (upTo: number) => request(Nothing, 'POST', '/api/duty/notices/read', { body: { upTo } })

export const getContact = () => request(Contact, 'GET', '/api/duty/contact')

export const changeContact = (contact: Contact) => request(Contact, 'PUT', '/api/duty/contact', { body: contact })

export const getTold = (alert: string) => request(Told, 'GET', `/api/duty/alerts/${alert}`)

export const getChange = () => request(Change, 'GET', '/api/duty/handovers')

export const giveHandover = (note: string) => request(Handover, 'POST', '/api/duty/handovers', { body: { note } })

export const takeHandover = (number: number) => request(Handover, 'POST', `/api/duty/handovers/${number}/taking`, { body: {} })

export const checkShifts = (content: Blob) => request(ImportReport, 'POST', '/api/duty/shifts/import/check', csvFile(content))
/** Plans all shifts of the file or none. */
export const importShifts = async (content: Blob): Promise<void> => {
  await request(ImportReport, 'POST', '/api/duty/shifts/import', csvFile(content))
}

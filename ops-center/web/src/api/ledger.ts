import * as v from 'valibot'
import { maybe, Time } from './common'
import { queryString, request } from './http'

export const OUTCOMES = ['done', 'refused', 'failed'] as const

/** Any JSON: what an act changed, as it was or as it is. */
const Json = maybe(v.unknown())

export const LedgerEvent = v.object({
  seq: v.number(),
  at: Time,
  actor: v.string(),
  address: maybe(v.string()),
  action: v.string(),
  object: v.string(),
  outcome: v.string(),
  before: Json,
  after: Json,
  hash: v.string(),
})
export type LedgerEvent = v.InferOutput<typeof LedgerEvent>

const LedgerPage = v.object({ items: v.array(LedgerEvent), next: maybe(v.number()) })

const Verification = v.object({
  intact: v.boolean(),
  checked: v.number(),
  head: maybe(v.object({ seq: v.number(), hash: v.string() })),
  broken: maybe(v.object({ seq: v.number(), kind: v.string() })),
})
export type Verification = v.InferOutput<typeof Verification>

export interface LedgerFilter {
  actor?: string | undefined
  /** What the action begins with. */
  action?: string | undefined
  object?: string | undefined
  outcome?: string | undefined
  /** Epoch milliseconds; from inclusive, to exclusive. */
  from?: number | undefined
  to?: number | undefined
}

/** The end of the chain as somebody wrote it down. */
export interface NotedHead {
  at: string
  expect: string
}

export const listLedger = (filter: LedgerFilter, before: number | null, signal: AbortSignal) =>
  request(LedgerPage, 'GET', '/api/ledger', { query: { ...filter, before }, signal })

export const verifyLedger = (noted: NotedHead | null) =>
  request(Verification, 'GET', '/api/ledger/verify', { query: { ...noted } })

/** Where a browser fetches the events as a file. */
export const ledgerExport = (filter: LedgerFilter) => `/api/ledger/export${queryString({ ...filter })}`

import type { LocationQuery } from 'vue-router'
import type { LedgerFilter } from '@/api/ledger'

/** Days as they are written in the address and in date fields; both are included. */
export interface LedgerQuery {
  actor: string
  action: string
  object: string
  outcome: string
  from: string
  to: string
}

const DAY_MS = 24 * 3_600_000

/** When a day begins in Shijiazhuang, which knows no summer time. */
const beginning = (day: string) => {
  const time = Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(time) ? undefined : time
}

export function fromQuery(query: LocationQuery): LedgerQuery {
  const one = (key: string) => (typeof query[key] === 'string' ? query[key] : '')
  return { actor: one('actor'), action: one('action'), object: one('object'), outcome: one('outcome'), from: one('from'), to: one('to') }
}

export function toFilter({ from, to, ...words }: LedgerQuery): LedgerFilter {
  const last = beginning(to)
  return { ...words, from: beginning(from), to: last === undefined ? undefined : last + DAY_MS }
}

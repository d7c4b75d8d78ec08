import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { type AlertFilter, listAlerts } from '@/api/alerts'
import { DOMAINS, SEVERITIES } from '@/api/common'

export const STATUSES = ['active', 'unacknowledged', 'acknowledged', 'cleared', 'closed', 'all'] as const

/** What the Alerts page shows; it lives in the address. */
export interface AlertQuery {
  status: (typeof STATUSES)[number]
  severity?: string | undefined
  domain?: string | undefined
  district?: string | undefined
  q?: string | undefined
  page?: number | undefined
}

const among = <T extends string>(values: readonly T[], x: unknown) => values.find((value) => value === x)
const text = (x: unknown) => (typeof x === 'string' && x !== '' ? x : undefined)

export function fromQuery(query: LocationQuery): AlertQuery {
  const page = Number(query.page)
  return {
    status: among(STATUSES, query.status) ?? 'active',
    severity: among(SEVERITIES, query.severity),
    domain: among(DOMAINS, query.domain),
    district: text(query.district),
    q: text(query.q),
    page: Number.isInteger(page) && page > 0 ? page : undefined,
  }
}

/** Only what differs from the default, so that addresses stay short. */
export function toQuery({ status, page, ...rest }: AlertQuery): LocationQueryRaw {
  const query: LocationQueryRaw = status === 'active' ? {} : { status }
  for (const [key, value] of Object.entries(rest)) if (value) query[key] = value
  if (page) query.page = String(page)
  return query
}

/** An incident is one line, unless something is looked for that may be one of its symptoms. */
export const listFolded = (filter: AlertFilter, signal: AbortSignal) =>
  listAlerts({ ...filter, fold: filter.severity ?? filter.domain ?? filter.district ?? filter.q ? undefined : 'true' }, signal)

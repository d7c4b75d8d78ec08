import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CaseQuery } from '@/api/cases'

export const TABS = ['mine', 'open', 'all'] as const
export type Tab = (typeof TABS)[number]

/** Narrowing by one value each; the last ones come with a link from the figures, an alert or a device. */
const VALUES = [
  'class', 'state', 'department', 'district', 'grid', 'q', 'definition', 'alert', 'device', 'person', 'month', 'figure', 'figurePart', 'from', 'to',
] as const
const FLAGS = ['overdue', 'supervised'] as const

/** What the list of cases shows; it lives in the address. */
export type CaseFilter = { tab: Tab; page?: number | undefined }
  & Partial<Record<(typeof VALUES)[number], string | undefined>>
  & Partial<Record<(typeof FLAGS)[number], boolean | undefined>>

/** @param first the tab of an address that names none: what is mine, for those who have work here. */
export function fromQuery(query: LocationQuery, first: Tab): CaseFilter {
  const page = Number(query.page)
  const filter: CaseFilter = { tab: TABS.find((tab) => tab === query.view) ?? (query.figure ? 'all' : first) }
  for (const key of VALUES) {
    const value = query[key]
    if (typeof value === 'string' && value !== '') filter[key] = value
  }
  for (const key of FLAGS) if (query[key] === 'true') filter[key] = true
  if (Number.isInteger(page) && page > 0) filter.page = page
  return filter
}

/** Only what differs from the default, so that addresses stay short. */
export function toQuery({ tab, ...rest }: CaseFilter, first: Tab): LocationQueryRaw {
  const query: LocationQueryRaw = tab === first && !rest.figure ? {} : { view: tab }
  for (const [key, value] of Object.entries(rest)) if (value) query[key] = String(value)
  return query
}

/** The question to the hub. */
export function toCaseQuery({ tab, ...rest }: CaseFilter): CaseQuery {
  return { ...rest, ...(tab === 'mine' && { mine: true }), ...(tab === 'open' && { open: true }) }
}

/** The filter behind an address of the hub, as the figures give it for what they counted. */
export function ofAddress(address: string): CaseFilter {
  const parameters = new URLSearchParams(address.split('?')[1] ?? '')
  return { ...fromQuery(Object.fromEntries(parameters), 'all'), tab: 'all' }
}

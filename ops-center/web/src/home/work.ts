import type { Alert } from '@/api/alerts'
import type { Handover } from '@/api/duty'
import type { Warning } from '@/api/warnings'
import { isActive, isDrill } from '@/alerts/order'

/** A matter that waits for somebody, and where it is seen to. */
export interface Duty {
  key: 'assigned' | 'taken' | 'unheeded' | 'cases' | 'lateCases' | 'warnings' | 'handovers'
  n: number
  to: string
  /** It should have been done by now. */
  late: boolean
}

/** What there is to know of, each only as far as this person may. */
export interface Known {
  username: string
  now: number
  alerts: Iterable<Alert>
  isSilenced: (alert: Alert) => boolean
  /** Cases whose next step is this person's, and how many of them are late. */
  cases: { waiting: number; late: number } | null
  warnings: readonly Warning[] | null
  handovers: readonly Handover[] | null
}

/** An alert that nobody has after this long is late, whatever its level: somebody is called within it. */
const HEEDED_MS = 5 * 60_000

/** What is mine and what is late, the late first; nothing where there is nothing. */
export function dutiesOf({ username, now, alerts, isSilenced, cases, warnings, handovers }: Known): Duty[] {
  const active = [...alerts].filter((alert) => isActive(alert) && !isDrill(alert) && !isSilenced(alert))
  const matters = (some: Alert[]) => new Set(some.map(({ id, incident }) => incident ?? id)).size
  const toApprove = (warnings ?? []).filter(({ open }) => open?.state === 'SUBMITTED' && !open.authors.includes(username))
  const toTake = (handovers ?? []).filter(({ takenBy, givenBy }) => takenBy === null && givenBy !== username)
  const all: Duty[] = [
    { key: 'unheeded', n: matters(active.filter(({ state, onset }) => state === 'open' && now - onset > HEEDED_MS)), to: '/alerts', late: true },
    { key: 'lateCases', n: cases?.late ?? 0, to: '/cases?overdue=true', late: true },
    { key: 'assigned', n: matters(active.filter(({ state, assignedTo }) => state === 'open' && assignedTo === username)), to: '/alerts', late: false },
    { key: 'taken', n: matters(active.filter(({ acknowledgedBy }) => acknowledgedBy === username)), to: '/alerts', late: false },
    { key: 'cases', n: cases?.waiting ?? 0, to: '/cases', late: false },
    { key: 'warnings', n: toApprove.length, to: '/warnings', late: false },
    { key: 'handovers', n: toTake.length, to: '/handover', late: false },
  ]
  return all.filter(({ n }) => n > 0)
}

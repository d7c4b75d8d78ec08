import type { CaseItem } from '@/api/cases'

/** How a case stands against its time limit, at a moment. */
export type Due =
  /** No clock runs, and none was exceeded. */
  | { kind: 'none' }
  /** The clock was stopped too late. */
  | { kind: 'late' }
  /** Time is left (ms), perhaps not much. */
  | { kind: 'left'; ms: number; soon: boolean }
  /** The limit was exceeded by this much (ms), and the clock still runs. */
  | { kind: 'over'; ms: number }

/** Less than this is worth a look before anything else. */
const SOON_MS = 3_600_000

export function dueOf({ dueAt, overdue }: Pick<CaseItem, 'dueAt' | 'overdue'>, now: number): Due {
  if (dueAt === null) return { kind: overdue ? 'late' : 'none' }
  const left = dueAt - now
  return left >= 0 ? { kind: 'left', ms: left, soon: left < SOON_MS } : { kind: 'over', ms: -left }
}

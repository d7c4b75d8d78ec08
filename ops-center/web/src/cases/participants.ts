import type { CaseView } from '@/api/cases'

/** Who has done something on a case, last first: those whom a comment may want to call. */
export function participantsOf({ history, supervision, summary }: CaseView): string[] {
  const names = [...history.toReversed().map(({ actor }) => actor), supervision?.by, summary.reportedBy]
  return [...new Set(names)].filter((name): name is string => name !== undefined && name !== 'hub')
}

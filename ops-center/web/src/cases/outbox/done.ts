import type { CaseView } from '@/api/cases'

/** How often somebody has done something on a case. */
export const countDone = ({ history }: CaseView, action: string, username: string) =>
  history.filter((step) => step.action === action && step.actor === username).length

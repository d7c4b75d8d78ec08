import * as v from 'valibot'
import type { Definition, StageKind } from '@/api/caseDefinitions'
import { CaseView, type CaseStep } from '@/api/cases'

const named = (name: string) => ({ zh: name, en: name })
const KINDS: Record<string, StageKind> = { SUSPENDED: 'PAUSED', CLOSED: 'DONE', VOIDED: 'VOID' }
const stage = (code: string) => ({ code, name: named(code), kind: KINDS[code] ?? 'ACTIVE' })

/** A way from report to end, with a side track and a dead end. */
export const DEFINITION: Definition = {
  id: 'short', version: 1, name: named('short'), legalBasis: [], classes: [],
  stages: ['REPORTED', 'FILED', 'PROCESSING', 'SUSPENDED', 'CLOSED', 'VOIDED'].map(stage),
  actions: [
    { action: 'dispatch', name: named('dispatch'), from: ['FILED'], to: 'PROCESSING', roles: ['DISPATCHER'], requires: ['department'] },
    { action: 'report-back', name: named('report-back'), from: ['PROCESSING'], to: 'CLOSED', roles: ['HANDLER'], requires: ['result', 'photo'] },
    { action: 'ask', name: named('ask'), from: ['PROCESSING'], to: null, roles: ['HANDLER'], requires: ['hours'] },
  ],
}

/** A case for tests: what matters is given, the rest is ordinary. */
export function aCaseView(part: { number?: string; stage?: string; revision?: number } = {}, history: CaseStep[] = []): CaseView {
  return v.parse(CaseView, {
    summary: {
      number: part.number ?? 'SJZ-1', definition: 'short', matter: { code: 'event:04/06', name: named('ponding') }, description: 'wet',
      origin: 'PERSON', stage: stage(part.stage ?? 'FILED'), stageSince: 1_000, adcode: '130102', reportedBy: 'collector',
      reportedAt: 1_000, updatedAt: 1_000, overdue: false, supervised: false, revision: part.revision ?? 1,
    },
    history,
  })
}

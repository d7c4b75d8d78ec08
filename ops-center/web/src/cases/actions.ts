import type { Definition } from '@/api/caseDefinitions'
import type { CaseAction, CaseView } from '@/api/cases'

/** Whether somebody attached an image since the case came to where it stands: what `photo` asks for. */
export const hasPhotoOfStage = ({ attachments, summary }: CaseView) =>
  attachments.some(({ type, at }) => type.startsWith('image/') && at >= summary.stageSince)

/** Whether a stage is one of the ends of a case. */
export const isFinal = (definition: Definition | undefined, to: string | null) =>
  definition?.stages.some(({ code, kind }) => code === to && (kind === 'DONE' || kind === 'VOID')) ?? false

/**
 * What a person may do after an action of theirs that the hub does not know yet: as the definition
 * says it, since there is nobody to ask.
 */
export function actionsAfter(definition: Definition | undefined, stage: string, roles: readonly string[]): CaseAction[] {
  return (definition?.actions ?? [])
    .filter(({ from, roles: allowed }) => from.includes(stage) && allowed.some((role) => roles.includes(role)))
    .map(({ action, name, to, requires }) => ({ action, name, to, requires, blockedBy: [] }))
}

/** Whether an action takes a case on towards its end, and neither back nor out of the line. */
export function leadsOn(definition: Definition | undefined, stage: string, { to }: Pick<CaseAction, 'to'>): boolean {
  const stages = definition?.stages ?? []
  const at = (code: string | null) => stages.findIndex((candidate) => candidate.code === code)
  const next = stages[at(to)]
  return next !== undefined && at(to) > at(stage) && (next.kind === 'ACTIVE' || next.kind === 'DONE')
}

/** What takes the case on comes first: that is what somebody most often wants. */
export const inOrder = (definition: Definition | undefined, stage: string, actions: readonly CaseAction[]) =>
  actions.toSorted((a, b) => Number(leadsOn(definition, stage, b)) - Number(leadsOn(definition, stage, a)))

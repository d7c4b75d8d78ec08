import type { Definition } from '@/api/caseDefinitions'
import type { CaseAction, CaseView } from '@/api/cases'
import { actionsAfter, hasPhotoOfStage, inOrder } from './actions'
import type { Job } from './outbox/jobs'

/** A case as it will be once everything that was done on it here has arrived. */
export interface Expected {
  stage: string
  actions: CaseAction[]
  hasPhoto: boolean
}

export function expectedOf(view: CaseView, definition: Definition | undefined, jobs: readonly Job[], roles: readonly string[]): Expected {
  const all = jobs.filter(({ number }) => number === view.summary.number)
  const refused = all.findIndex(({ refusal }) => refusal !== null)
  // What was refused changes nothing, and what waits behind it may never be sent.
  const here = refused < 0 ? all : all.slice(0, refused)
  let stage = view.summary.stage.code
  let hasPhoto = hasPhotoOfStage(view)
  for (const { work } of here) {
    if (work.kind === 'photo') hasPhoto = true
    if (work.kind !== 'action' || work.action.to === null || work.action.to === stage) continue
    stage = work.action.to
    hasPhoto = false
  }
  const acted = here.some(({ work }) => work.kind === 'action')
  const actions = acted ? actionsAfter(definition, stage, roles) : view.actions
  return { stage, hasPhoto, actions: inOrder(definition, stage, actions) }
}

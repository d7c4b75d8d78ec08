import { actOnCase, attachToCase, commentOnCase, createCase, getCase } from '@/api/cases'
import { countDone } from './done'
import type { Arrival, Receiver } from './sender'

/** The hub, for the outbox. */
export const hubReceiver: Receiver = {
  async send({ number, work }): Promise<Arrival> {
    if (work.kind === 'report') {
      const { summary } = await createCase(work.fresh)
      return { number: summary.number, revision: null }
    }
    const known = numberOf(number)
    if (work.kind === 'photo') {
      await attachToCase(known, work.photo)
      return { number: known, revision: null }
    }
    if (work.kind === 'comment') {
      await commentOnCase(known, work.note)
      return { number: known, revision: null }
    }
    const { summary } = await actOnCase(known, work.action.action, work.revision, work.inputs)
    return { number: known, revision: summary.revision }
  },

  /** The hub itself knows a report and a file that it has already; of words and steps it has to be asked. */
  async find({ username, number, work }): Promise<Arrival | null> {
    if (work.kind === 'report' || work.kind === 'photo') return null
    const known = numberOf(number)
    const view = await getCase(known)
    const name = work.kind === 'comment' ? 'comment' : work.action.action
    if (countDone(view, name, username) <= work.before) return null
    return { number: known, revision: work.kind === 'action' ? view.summary.revision : null }
  },
}

function numberOf(number: string | null): string {
  if (number === null) throw new Error('a job went before the report it belongs to')
  return number
}

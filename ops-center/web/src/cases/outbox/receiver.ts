import { actOnCase, attachToCase, commentOnCase, createCase, getCase, listCases } from '@/api/cases'
import { countDone } from './done'
import type { Job } from './jobs'
import type { Arrival, Receiver } from './sender'

/** Descriptions are searched by their beginning. */
const SEARCHED = 60

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

  async find({ username, number, work }): Promise<Arrival | null> {
    if (work.kind === 'report') return findReport(username, work)
    const known = numberOf(number)
    const view = await getCase(known)
    if (work.kind === 'photo') {
      const there = view.attachments.some(({ name, by }) => name === work.photo.name && by === username)
      return there ? { number: known, revision: null } : null
    }
    const name = work.kind === 'comment' ? 'comment' : work.action.action
    if (countDone(view, name, username) <= work.before) return null
    return { number: known, revision: work.kind === 'action' ? view.summary.revision : null }
  },
}

/** The same words from the same person about the same place are the same report. */
async function findReport(username: string, { fresh }: Extract<Job['work'], { kind: 'report' }>): Promise<Arrival | null> {
  const { items } = await listCases({ q: fresh.description.slice(0, SEARCHED), size: 50 })
  const same = items.find(({ reportedBy, description, matter, position }) => reportedBy === username
    && description === fresh.description && matter.code === fresh.class && position?.join() === fresh.position.join())
  return same ? { number: same.number, revision: null } : null
}

function numberOf(number: string | null): string {
  if (number === null) throw new Error('a job went before the report it belongs to')
  return number
}

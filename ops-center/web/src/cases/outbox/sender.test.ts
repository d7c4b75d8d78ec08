import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/problem'
import { type Job, type NewJob, type Work } from './jobs'
import { memoryStore } from './memory'
import { type Arrival, sendAll } from './sender'

const comment = (note: string): Work => ({ kind: 'comment', note, before: 0 })
const report: Work = { kind: 'report', fresh: { class: 'event:01', description: 'litter', position: [114.5, 38], requestId: 'r' } }
const photo: Work = { kind: 'photo', photo: new File(['x'], 'photo-1.jpg') }
const action = (name: string, revision: number): Work =>
  ({ kind: 'action', action: { action: name, name: { zh: name, en: name }, to: null }, inputs: {}, revision, before: 0 })
const job = (number: string | null, work: Work, after: number | null = null): NewJob => ({ username: 'li', at: 0, number, after, work })

/** A hub that takes everything, unless told otherwise. */
function hub(answer: (job: Job) => Arrival | ApiError = ({ number }) => ({ number: number ?? 'SJZ-9', revision: null })) {
  const sent: Job[] = []
  return {
    sent,
    found: null as Arrival | null,
    send(job: Job) {
      sent.push(job)
      const said = answer(job)
      return said instanceof ApiError ? Promise.reject(said) : Promise.resolve(said)
    },
    find() { return Promise.resolve(this.found) },
  }
}

async function queue(...jobs: NewJob[]) {
  const store = memoryStore()
  for (const one of jobs) await store.add(one)
  return store
}

const nothing = () => Promise.resolve()
const away = new ApiError(0, 'unreachable', 'away')
const conflict = new ApiError(409, 'case-changed', 'changed')
const notes = (jobs: readonly Job[]) => jobs.map(({ work }) => (work.kind === 'comment' ? work.note : work.kind))

describe('what was done in the field', () => {
  it('is sent in the order in which it was done, and then forgotten', async () => {
    const store = await queue(job('A', comment('1')), job('B', comment('2')), job('A', comment('3')))
    const receiver = hub()
    expect(await sendAll('li', store, receiver, nothing)).toBe(true)
    expect(notes(receiver.sent)).toEqual(['1', '2', '3'])
    expect(await store.list('li')).toEqual([])
  })

  it('stays, all of it, while the hub is away', async () => {
    const store = await queue(job('A', comment('1')), job('B', comment('2')))
    expect(await sendAll('li', store, hub(() => away), nothing)).toBe(false)
    expect(notes(await store.list('li'))).toEqual(['1', '2'])
  })

  it('is not sent twice when only the answer was lost', async () => {
    const store = await queue(job('A', comment('1')))
    await sendAll('li', store, hub(() => away), nothing)
    const receiver = hub()
    receiver.found = { number: 'A', revision: null }
    await sendAll('li', store, receiver, nothing)
    expect(receiver.sent).toEqual([])
    expect(await store.list('li')).toEqual([])
  })

  it('is kept with the reason when the hub refuses it, and holds back only its own case', async () => {
    const store = await queue(job('A', action('take', 1)), job('A', comment('later')), job('B', comment('other')))
    const receiver = hub((one) => (one.work.kind === 'action' ? conflict : { number: 'B', revision: null }))
    expect(await sendAll('li', store, receiver, nothing)).toBe(true)
    const left = await store.list('li')
    expect(notes(left)).toEqual(['action', 'later'])
    expect(left[0]?.refusal).toEqual({ status: 409, code: 'case-changed' })
  })

  it('waits for a new log-in when the session has ended', async () => {
    const store = await queue(job('A', comment('1')))
    expect(await sendAll('li', store, hub(() => new ApiError(401, 'not-logged-in', '')), nothing)).toBe(false)
    expect((await store.list('li'))[0]?.refusal).toBeNull()
  })

  it('follows the report that it belongs to under its number', async () => {
    const store = await queue(job(null, report), job(null, photo, 1))
    const receiver = hub()
    await sendAll('li', store, receiver, nothing)
    expect(receiver.sent.map(({ number }) => number)).toEqual([null, 'SJZ-9'])
  })

  it('is based on what the action before it made of the case', async () => {
    const store = await queue(job('A', action('take', 3)), job('A', action('report-back', 3)))
    const receiver = hub(() => ({ number: 'A', revision: 4 }))
    await sendAll('li', store, receiver, nothing)
    expect(receiver.sent.map(({ work }) => work.kind === 'action' && work.revision)).toEqual([3, 4])
  })

  it('is nobody else’s to send', async () => {
    const store = await queue({ ...job('A', comment('1')), username: 'wang' })
    const receiver = hub()
    await sendAll('li', store, receiver, nothing)
    expect(receiver.sent).toEqual([])
  })
})

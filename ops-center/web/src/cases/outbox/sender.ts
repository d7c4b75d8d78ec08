import { asApiError } from '@/api/problem'
import { changedBy, type Job, type NewJob, nextOf } from './jobs'

/** Where jobs are kept until they have arrived. */
export interface JobStore {
  /** Oldest first. */
  list(username: string): Promise<Job[]>
  add(job: NewJob): Promise<void>
  put(job: Job): Promise<void>
  /** Removes a job and changes others, both or neither. */
  settle(id: number, changed: readonly Job[]): Promise<void>
}

/** What a job became: the case's number, and its revision if the job changed that. */
export interface Arrival { number: string; revision: number | null }

export interface Receiver {
  send(job: Job): Promise<Arrival>
  /** Whether a job that was on its way once has arrived after all. */
  find(job: Job): Promise<Arrival | null>
}

/** Sessions end and tokens grow old: logging in again helps, and nothing was refused. */
const isForLater = ({ transient, status, code }: { transient: boolean; status: number; code: string }) =>
  transient || status === 401 || code === 'csrf-token-invalid'

/**
 * Sends what waits, in order, until nothing is left that can be sent.
 * @returns false when the connection failed and the rest has to wait.
 */
export async function sendAll(username: string, store: JobStore, receiver: Receiver, onChange: () => Promise<void>): Promise<boolean> {
  for (;;) {
    const jobs = await store.list(username)
    const job = nextOf(jobs)
    if (!job) return true
    try {
      const found = job.tried ? await receiver.find(job) : null
      if (!job.tried) await store.put({ ...job, tried: true })
      const arrived = found ?? await receiver.send(job)
      await store.settle(job.id, changedBy(job, jobs, arrived))
    } catch (failure) {
      const problem = asApiError(failure)
      if (isForLater(problem)) return false
      await store.put({ ...job, tried: false, refusal: { status: problem.status, code: problem.code } })
    }
    await onChange()
  }
}

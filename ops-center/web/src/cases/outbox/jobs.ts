import type { ActionInputs, CaseAction, NewCase } from '@/api/cases'

/** What was done in the field and has to reach the hub. */
export type Work =
  | { kind: 'report'; fresh: NewCase }
  | { kind: 'photo'; photo: File }
  | { kind: 'comment'; note: string; before: number }
  | {
    kind: 'action'
    action: Pick<CaseAction, 'action' | 'name' | 'to'>
    inputs: ActionInputs
    revision: number
    /** How often this person had done the same on this case before: once more means that it arrived. */
    before: number
  }

export interface NewJob {
  username: string
  at: number
  /** The case; null while the hub has not given it its number. */
  number: string | null
  /** The job that reports the case this one belongs to. */
  after: number | null
  work: Work
}

export interface Job extends NewJob {
  /** Grows: jobs are sent in the order in which they were done. */
  id: number
  /** It was on its way once; whether it arrived is not known. */
  tried: boolean
  /** Why the hub did not take it. */
  refusal: { status: number; code: string } | null
}

/** Jobs of one case must keep their order; those of different cases do not wait for each other. */
export const chainOf = ({ id, number, after }: Job) => number ?? `report ${after ?? id}`

/** What to send next: the oldest job with nothing refused before it in its chain. */
export function nextOf(jobs: readonly Job[]): Job | null {
  const held = new Set<string>()
  for (const job of jobs) {
    if (job.refusal) held.add(chainOf(job))
    else if (!held.has(chainOf(job))) return job
  }
  return null
}

/** What else changes once a job has arrived: what waited for its number or was based on its revision. */
export function changedBy(sent: Job, jobs: readonly Job[], arrived: { number: string; revision: number | null }): Job[] {
  return jobs.filter(({ id }) => id > sent.id).flatMap((job): Job[] => {
    if (job.after === sent.id) return [{ ...job, number: arrived.number, after: null }]
    if (arrived.revision === null || job.number !== arrived.number || job.work.kind !== 'action') return []
    return [{ ...job, work: { ...job.work, revision: arrived.revision } }]
  })
}

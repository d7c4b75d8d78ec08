import type { Job } from './jobs'
import type { JobStore } from './sender'

/** For browsers that keep nothing, and for tests. */
export function memoryStore(jobs: Job[] = []): JobStore {
  let next = 1
  const replace = (changed: Job) => { jobs = jobs.map((job) => (job.id === changed.id ? changed : job)) }
  return {
    list: (username) => Promise.resolve(jobs.filter((job) => job.username === username)),
    add: (job) => {
      jobs = [...jobs, { ...job, id: next++, tried: false, refusal: null }]
      return Promise.resolve()
    },
    put: (job) => Promise.resolve(replace(job)),
    settle: (id, changed) => {
      jobs = jobs.filter((job) => job.id !== id)
      changed.forEach(replace)
      return Promise.resolve()
    },
  }
}

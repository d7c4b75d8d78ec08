import type { CaseItem, CaseView } from '@/api/cases'
import type { Job } from './jobs'
import type { JobStore } from './sender'

const NAME = 'chengyun-field'
const VERSION = 1

/** My tasks and their cases as they were last seen, for when the hub cannot be asked. */
export interface Seen { key: string; at: number; items?: CaseItem[]; view?: CaseView }

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('IndexedDB failed')) }
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => { resolve() }
    transaction.onabort = () => { reject(transaction.error ?? new Error('IndexedDB failed')) }
  })
}

export function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, VERSION)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
    opening.result.createObjectStore('seen', { keyPath: 'key' })
  }
  return answer(opening)
}

/** A job that was given up meanwhile does not come back. */
function replace(jobs: IDBObjectStore, job: Job): void {
  const known = jobs.getKey(job.id)
  known.onsuccess = () => { if (known.result !== undefined) jobs.put(job) }
}

/** Jobs in this browser, photos and all; they survive a reload and a restart. */
export function databaseStore(database: IDBDatabase): JobStore {
  const write = async (change: (jobs: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction('jobs', 'readwrite')
    change(transaction.objectStore('jobs'))
    await finished(transaction)
  }
  return {
    async list(username) {
      const jobs: Job[] = await answer(database.transaction('jobs').objectStore('jobs').getAll())
      return jobs.filter((job) => job.username === username).sort((a, b) => a.id - b.id)
    },
    add: (job) => write((jobs) => jobs.add({ ...job, tried: false, refusal: null })),
    put: (job) => write((jobs) => { replace(jobs, job) }),
    settle: (id, changed) => write((jobs) => {
      jobs.delete(id)
      for (const job of changed) replace(jobs, job)
    }),
  }
}

export async function readSeen(database: IDBDatabase, key: string): Promise<Seen | null> {
  const found: Seen | undefined = await answer(database.transaction('seen').objectStore('seen').get(key))
  return found ?? null
}

export async function writeSeen(database: IDBDatabase, seen: Seen): Promise<void> {
  const transaction = database.transaction('seen', 'readwrite')
  transaction.objectStore('seen').put(seen)
  await finished(transaction)
}

/** What was read is forgotten with the session; what was done is kept until it has arrived. */
export async function forgetSeen(database: IDBDatabase): Promise<void> {
  const transaction = database.transaction('seen', 'readwrite')
  transaction.objectStore('seen').clear()
  await finished(transaction)
}

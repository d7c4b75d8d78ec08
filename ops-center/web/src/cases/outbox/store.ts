import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { getCase } from '@/api/cases'
import { type ApiError, asApiError } from '@/api/problem'
import { backOff } from '@/live/feed'
import { useCases } from '../store'
import { databaseStore, forgetSeen, openDatabase, readSeen, type Seen, writeSeen } from './database'
import type { Job, NewJob } from './jobs'
import { memoryStore } from './memory'
import { hubReceiver } from './receiver'
import { type JobStore, sendAll } from './sender'

const LOCK = 'chengyun-field'

/** Two windows must not send the same thing; browsers tell them apart only on secure pages. */
async function alone(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(LOCK, work)
  else await work()
}

/** What was done in the field and is not with the hub yet, and the sending of it. */
export const useOutbox = defineStore('outbox', () => {
  const cases = useCases()
  const jobs = shallowRef<readonly Job[]>([])
  const sending = ref(false)
  /** Grows with everything that arrived: what shows a case asks for it again. */
  const arrived = ref(0)
  /** This browser keeps nothing over a reload. */
  const forgetful = ref(false)
  let username = ''
  let database: IDBDatabase | null = null
  let store: JobStore = memoryStore()
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let opened: Promise<void> = Promise.resolve()

  async function open(): Promise<void> {
    try {
      database = await openDatabase()
      store = databaseStore(database)
    } catch {
      forgetful.value = true
    }
  }

  async function show(): Promise<void> {
    const before = jobs.value.length
    jobs.value = await store.list(username)
    if (jobs.value.length < before) arrived.value++
  }

  async function start(name: string): Promise<void> {
    username = name
    if (!database) opened = open()
    await opened
    await show()
    window.addEventListener('online', retryNow)
    void flush()
  }

  function stop(): void {
    clearTimeout(timer)
    window.removeEventListener('online', retryNow)
    jobs.value = []
    username = ''
    if (database) void forgetSeen(database)
  }

  /** Sends what can be sent; what the connection did not let through is tried again, less and less often. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (sending.value || username === '') return
    sending.value = true
    const whose = username
    await alone(async () => {
      const done = await sendAll(whose, store, hubReceiver, show)
      attempt = done ? 0 : attempt + 1
    }).catch(() => { attempt++ })
    sending.value = false
    if (whose !== username) return
    await show()
    void cases.count()
    if (attempt > 0) timer = setTimeout(() => void flush(), backOff(attempt, Math.random()))
  }

  function retryNow(): void {
    attempt = 0
    void flush()
  }

  /** Keeps what was done, in order, and then sends it now or as soon as it can be. */
  async function add(...fresh: Omit<NewJob, 'username'>[]): Promise<void> {
    for (const job of fresh) await store.add({ ...job, username })
    await show()
    retryNow()
  }

  /** Keeps a report with its photos, which will go under the number that the hub gives it. */
  async function addReport(report: Omit<NewJob, 'username'>, photos: readonly File[]): Promise<void> {
    await store.add({ ...report, username })
    const id = (await store.list(username)).at(-1)?.id ?? null
    await add(...photos.map((photo) => ({ at: report.at, number: null, after: id, work: { kind: 'photo' as const, photo } })))
  }

  /** Tries a refused job once more, on the case as it stands now. */
  async function again(job: Job): Promise<ApiError | null> {
    try {
      const { work } = job
      const fresh = work.kind === 'action' && job.number !== null
        ? { ...work, revision: (await getCase(job.number)).summary.revision }
        : work
      await store.put({ ...job, work: fresh, refusal: null })
    } catch (failure) {
      return asApiError(failure)
    }
    retryNow()
    return null
  }

  /** Gives a job up, and with a report what belongs to it. */
  async function discard(job: Job): Promise<void> {
    for (const other of jobs.value) if (other.after === job.id) await store.settle(other.id, [])
    await store.settle(job.id, [])
    await show()
    retryNow()
  }

  const seenKey = (what: string) => `${username}/${what}`
  const remember = async (what: string, seen: Omit<Seen, 'key'>) => { if (database) await writeSeen(database, { ...seen, key: seenKey(what) }) }
  const recall = async (what: string) => (database ? readSeen(database, seenKey(what)) : null)

  return { jobs, sending, arrived, forgetful, start, stop, retryNow, add, addReport, again, discard, remember, recall }
})

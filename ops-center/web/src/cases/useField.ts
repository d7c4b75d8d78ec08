import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { type CaseItem, type CaseView, getCase, listCases } from '@/api/cases'
import { type ApiError, asApiError } from '@/api/problem'
import { useOutbox } from './outbox/store'

const REFRESH_MS = 30_000
const MOST = 100
/** So many of my tasks are fetched whole beforehand: they open without a connection. */
const AHEAD = 20
const TASKS = 'tasks'

/**
 * Something of the hub's that is also kept in this browser: what was seen last is there at once, and
 * stays when the hub does not answer.
 */
function useSeen<T>(fetch: () => Promise<T>, recall: () => Promise<{ at: number; value: T } | null>) {
  const value: Ref<T | null> = shallowRef(null)
  /** When it was true (epoch ms). */
  const at = ref<number | null>(null)
  const error = shallowRef<ApiError | null>(null)
  let fresh = false

  async function load(): Promise<void> {
    try {
      value.value = await fetch()
      at.value = Date.now()
      fresh = true
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
      const seen = fresh ? null : await recall()
      if (!seen) return
      value.value = seen.value
      at.value = seen.at
    }
  }

  const timer = setInterval(() => { if (!document.hidden) void load() }, REFRESH_MS)
  onScopeDispose(() => { clearInterval(timer) })
  void load()
  return { value, at, error, load }
}

/** The cases whose next step is mine. */
export function useMyTasks() {
  const outbox = useOutbox()

  async function fetchTasks(): Promise<CaseItem[]> {
    const { items } = await listCases({ mine: true, size: MOST })
    await outbox.remember(TASKS, { at: Date.now(), items })
    void fetchAhead(items)
    return items
  }

  async function fetchAhead(items: CaseItem[]): Promise<void> {
    for (const { number, revision } of items.slice(0, AHEAD)) {
      const seen = await outbox.recall(number)
      if (seen?.view?.summary.revision === revision) continue
      await fetchCase(outbox, number).catch(() => undefined)
    }
  }

  const tasks = useSeen(fetchTasks, async () => {
    const seen = await outbox.recall(TASKS)
    return seen?.items ? { at: seen.at, value: seen.items } : null
  })
  watch(() => outbox.arrived, () => void tasks.load())
  return tasks
}

/** One case, as the hub has it or as it was seen last. */
export function useFieldCase(number: string) {
  const outbox = useOutbox()
  const found = useSeen(() => fetchCase(outbox, number), async () => {
    const seen = await outbox.recall(number)
    return seen?.view ? { at: seen.at, value: seen.view } : null
  })
  watch(() => outbox.arrived, () => void found.load())
  return found
}

async function fetchCase(outbox: ReturnType<typeof useOutbox>, number: string): Promise<CaseView> {
  const view = await getCase(number)
  await outbox.remember(number, { at: Date.now(), view })
  return view
}

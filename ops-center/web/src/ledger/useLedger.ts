import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import { type LedgerEvent, type LedgerFilter, listLedger } from '@/api/ledger'
import { type ApiError, asApiError } from '@/api/problem'

/** Events that follow their filter, newest first, and more of them as they are asked for. */
export function useLedger(filter: Ref<LedgerFilter>) {
  const events = shallowRef<LedgerEvent[] | null>(null)
  const error = shallowRef<ApiError | null>(null)
  /** What to ask for to get on; null at the first event. */
  const next = ref<number | null>(null)
  const busy = ref(false)
  /** What is shown belongs to the filter of before. */
  const outdated = ref(false)
  let running: AbortController | null = null

  async function load(before: number | null): Promise<void> {
    running?.abort()
    const request = new AbortController()
    running = request
    busy.value = true
    try {
      const page = await listLedger(filter.value, before, request.signal)
      if (request.signal.aborted) return
      events.value = before === null ? page.items : [...(events.value ?? []), ...page.items]
      next.value = page.next
      error.value = null
      outdated.value = false
    } catch (failure) {
      if (!request.signal.aborted) error.value = asApiError(failure)
    } finally {
      if (running === request) busy.value = false
    }
  }

  watch(filter, () => {
    outdated.value = events.value !== null
    void load(null)
  }, { immediate: true })
  onScopeDispose(() => { running?.abort() })

  return { events, error, next, busy, outdated, renew: () => load(null), more: () => load(next.value) }
}

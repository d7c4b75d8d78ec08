import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import type { Page } from '@/api/common'
import { type ApiError, asApiError } from '@/api/problem'

export const PAGE_SIZE = 50

/** One page of a list that follows its filter; a newer request takes the place of the one before. */
export function usePaged<F extends object, T>(
  filter: Ref<F>,
  fetch: (filter: F & { size: number }, signal: AbortSignal) => Promise<Page<T>>,
) {
  const found = shallowRef<Page<T> | null>(null)
  const error = shallowRef<ApiError | null>(null)
  /** What is shown belongs to the filter of before. */
  const outdated = ref(false)
  let running: AbortController | null = null

  async function load(): Promise<void> {
    running?.abort()
    const request = new AbortController()
    running = request
    try {
      const page = await fetch({ ...filter.value, size: PAGE_SIZE }, request.signal)
      if (request.signal.aborted) return
      found.value = page
      error.value = null
      outdated.value = false
    } catch (failure) {
      if (!request.signal.aborted) error.value = asApiError(failure)
    }
  }

  watch(filter, () => {
    outdated.value = found.value !== null
    void load()
  }, { immediate: true })
  onScopeDispose(() => { running?.abort() })

  return { found, error, outdated, load }
}

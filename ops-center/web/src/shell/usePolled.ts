import { onScopeDispose, shallowRef } from 'vue'
import { type ApiError, asApiError } from '@/api/problem'

/** What the hub says now, asked again and again while the page is seen; what was last heard stays when it cannot be had. */
export function usePolled<T>(fetch: () => Promise<T>, everyMs: number) {
  const found = shallowRef<T | null>(null)
  const error = shallowRef<ApiError | null>(null)

  async function load(): Promise<void> {
    try {
      found.value = await fetch()
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  void load()
  const timer = setInterval(() => { if (!document.hidden) void load() }, everyMs)
  onScopeDispose(() => { clearInterval(timer) })
  return { found, error, load }
}

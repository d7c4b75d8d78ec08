import { computed, type ComputedRef, type Ref } from 'vue'
import { useLive } from './store'

/** The hub speaks every two seconds; beyond this what is shown counts as old. */
export const STALE_AFTER_MS = 10_000

/** How old what is shown is (ms), or null as long as it is current. */
export function useDataAge(now: Ref<number>): ComputedRef<number | null> {
  const live = useLive()
  return computed(() => {
    const age = live.lastWordAt === null ? 0 : now.value - live.lastWordAt
    return age > STALE_AFTER_MS ? age : null
  })
}

import { onScopeDispose, ref } from 'vue'
import { useLive } from '@/live/store'

/** A storm brings hundreds of changes: the list is asked for once a second, not for each. */
const REFRESH_MS = 1_000

/** Keeps a list of alerts new. Lines stay where they are under the pointer; that there are newer ones is said instead. */
export function useRenewal(load: () => Promise<void>) {
  const pointed = ref(false)
  const newer = ref(false)
  let refresh: ReturnType<typeof setTimeout> | undefined

  function renew(): void {
    newer.value = false
    void load()
  }

  function onPoint(event: PointerEvent): void {
    pointed.value = event.type === 'pointerenter' && event.pointerType === 'mouse'
    if (!pointed.value && newer.value) renew()
  }

  const unsubscribe = useLive().on('alert', () => {
    refresh ??= setTimeout(() => {
      refresh = undefined
      if (pointed.value) newer.value = true
      else renew()
    }, REFRESH_MS)
  })
  onScopeDispose(() => {
    unsubscribe()
    clearTimeout(refresh)
  })

  return { newer, renew, onPoint }
}

import { onScopeDispose, type Ref, ref } from 'vue'

/** The current time (epoch ms), refreshed every second while the component lives. */
export function useNow(): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => {
    now.value = Date.now()
  }, 1_000)
  onScopeDispose(() => { clearInterval(timer) })
  return now
}

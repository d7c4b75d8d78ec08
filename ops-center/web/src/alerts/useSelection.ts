import { type ComputedRef, shallowRef, watch } from 'vue'
import type { Alert } from '@/api/alerts'

/** Alerts chosen to be taken at once. What waits no more, or is not shown any more, is not taken unseen. */
export function useSelection(shown: ComputedRef<readonly Alert[]>) {
  const selected = shallowRef<ReadonlySet<string>>(new Set())

  watch(shown, (alerts) => {
    const waiting = new Set(alerts.filter(({ state }) => state === 'open').map(({ id }) => id))
    selected.value = new Set([...selected.value].filter((id) => waiting.has(id)))
  })

  function select(ids: readonly string[], on: boolean): void {
    const next = new Set(selected.value)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    selected.value = next
  }

  function clear(): void {
    selected.value = new Set()
  }

  return { selected, select, clear }
}

import { type ComputedRef, shallowRef, watch } from 'vue'
import type { Alert, AlertState } from '@/api/alerts'

/** Alerts of a state chosen for one act. What has another state meanwhile, or is not shown any more, is not acted on unseen. */
export function useSelection(shown: ComputedRef<readonly Alert[]>, of: ComputedRef<AlertState>) {
  const selected = shallowRef<ReadonlySet<string>>(new Set())

  watch(shown, (alerts) => {
    const left = new Set(alerts.filter(({ state }) => state === of.value).map(({ id }) => id))
    selected.value = new Set([...selected.value].filter((id) => left.has(id)))
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

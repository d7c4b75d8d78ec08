import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useAlerts } from '@/alerts/store'
import type { LngLat } from '@/api/common'

/** What the page beside the map is about: a device's id, or the place of an alert. */
export function useSelected(): ComputedRef<LngLat | string | null> {
  const route = useRoute()
  const alerts = useAlerts()
  const selected = computed(() => {
    if (route.name === 'device') return String(route.params.id)
    if (route.name !== 'alert') return null
    const alert = alerts.alerts.get(String(route.params.id))
    return alert ? (alert.position ?? alert.deviceId) : null
  })
  /** Compared by value: the map moves when the selection changes, not when its alert does. */
  return computed<typeof selected.value>((previous) =>
    JSON.stringify(previous) === JSON.stringify(selected.value) ? (previous ?? null) : selected.value)
}

import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { getIncident, type Incident, type IncidentEvent, listIncidentEvents, listSymptoms, type Symptom } from '@/api/incidents'
import type { Page } from '@/api/common'
import { type ApiError, asApiError } from '@/api/problem'
import { useLive } from '@/live/store'

export const SYMPTOMS = 50
/** A storm brings hundreds of changes: the page asks once a second, not for each. */
const REFRESH_MS = 1_000

/** One incident with a page of its symptoms and its story, renewed when one of its alerts changes. */
export function useIncident(number: Ref<number>) {
  const live = useLive()
  const incident = shallowRef<Incident | null>(null)
  const symptoms = shallowRef<Page<Symptom> | null>(null)
  const events = shallowRef<IncidentEvent[]>([])
  const error = shallowRef<ApiError | null>(null)
  const at = ref(0)
  let refresh: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const wanted = number.value
    try {
      const [one, some, story] = await Promise.all([getIncident(wanted), listSymptoms(wanted, at.value, SYMPTOMS), listIncidentEvents(wanted)])
      if (wanted !== number.value) return
      incident.value = one
      symptoms.value = some
      events.value = story
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  watch(number, () => {
    incident.value = null
    at.value = 0
    void load()
  }, { immediate: true })
  watch(at, () => void load())
  const unsubscribe = live.on('alert', ({ alert }) => {
    if (alert.incident !== number.value) return
    refresh ??= setTimeout(() => {
      refresh = undefined
      void load()
    }, REFRESH_MS)
  })
  onScopeDispose(() => {
    unsubscribe()
    clearTimeout(refresh)
  })

  return { incident, symptoms, events, error, at, load }
}

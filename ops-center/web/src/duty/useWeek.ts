import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { getWeek, type Week } from '@/api/duty'
import { type ApiError, asApiError } from '@/api/problem'
import { dayOf, mondayOf } from './days'

const RENEW_MS = 60_000

/** The week of duty that begins on a Monday, kept as it is. */
export function useWeek() {
  const monday = ref(mondayOf(dayOf(Date.now())))
  const week = shallowRef<Week | null>(null)
  const error = shallowRef<ApiError | null>(null)

  async function load(): Promise<void> {
    const asked = monday.value
    try {
      const got = await getWeek(asked)
      if (asked !== monday.value) return
      week.value = got
      error.value = null
    } catch (failure) {
      if (asked === monday.value) error.value = asApiError(failure)
    }
  }

  watch(monday, () => void load(), { immediate: true })
  const timer = setInterval(() => void load(), RENEW_MS)
  onScopeDispose(() => clearInterval(timer))
  return { monday, week, error, load }
}

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Alert } from '@/api/alerts'
import { type ApiError, asApiError } from '@/api/problem'
import { listSilences, type Silence } from '@/api/silences'
import { isAbout } from './scope'

/** Silences begin and end by the clock, and others make them: they are asked for again. */
const RENEW_MS = 30_000

/** For which alerts nobody is called, and why. */
export const useSilences = defineStore('silences', () => {
  const silences = shallowRef<Silence[] | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const holding = computed(() => silences.value?.filter(({ holds }) => holds).toReversed() ?? [])
  let timer: ReturnType<typeof setInterval> | undefined

  async function load(): Promise<void> {
    try {
      silences.value = await listSilences()
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  function start(): void {
    stop()
    void load()
    timer = setInterval(() => void load(), RENEW_MS)
  }

  function stop(): void {
    clearInterval(timer)
    silences.value = null
  }

  /** What keeps an alert quiet now, if anything does. */
  const of = (alert: Alert): Silence | undefined => holding.value.find((silence) => isAbout(silence, alert))

  return { silences, error, load, start, stop, of }
})

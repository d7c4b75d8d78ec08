import { defineStore } from 'pinia'
import { computed, type ComputedRef, ref } from 'vue'
import { whenUnauthorised } from '@/api/http'
import { asApiError } from '@/api/problem'
import * as api from '@/api/session'

/** The seven roles of a case; they read cases and nothing else. */
const CASE_ROLES = ['COLLECTOR', 'ACCEPTOR', 'SHIFT_LEAD', 'DISPATCHER', 'HANDLER', 'VERIFIER', 'EVALUATOR'] as const

/** What a page may need the right for. */
export type Place = 'city' | 'cases' | 'figures' | 'report' | 'field' | 'field-report'

/** Who is logged in. */
export const useSession = defineStore('session', () => {
  const session = ref<api.Session | null>(null)
  /** Whether the hub has said if somebody is logged in. */
  const known = ref(false)

  /** Asks the hub once whether this browser already has a session. */
  async function restore(): Promise<void> {
    if (known.value) return
    try {
      session.value = await api.getSession()
    } catch (error) {
      if (asApiError(error).status !== 401) throw error
      session.value = null
    }
    known.value = true
  }

  async function logIn(username: string, password: string): Promise<void> {
    session.value = await api.logIn(username, password)
    known.value = true
  }

  async function logOut(): Promise<void> {
    await api.logOut()
    session.value = null
  }

  function end(): void {
    session.value = null
  }

  whenUnauthorised(end)

  const has = (...roles: string[]) => roles.some((role) => session.value?.roles.includes(role))

  /** Map, alerts and devices. Security and audit administrators manage access; the city's data are not theirs to see. */
  const mayReadCity = computed(() => has('DUTY_OFFICER', 'ENGINEER', 'VIEWER', 'SYSTEM_ADMIN'))
  /** Who works on cases need not see the city's sensors, and who tunes these need not see cases. */
  const worksOnCases = computed(() => has(...CASE_ROLES))
  const mayReadCases = computed(() => worksOnCases.value || has('DUTY_OFFICER', 'VIEWER'))
  const mayReadFigures = computed(() => has('SHIFT_LEAD', 'EVALUATOR', 'DUTY_OFFICER', 'VIEWER', 'DISPATCHER'))
  const mayReport = computed(() => has('COLLECTOR', 'ACCEPTOR', 'DUTY_OFFICER'))
  /** Who is out there with a phone. */
  const worksInField = computed(() => has('HANDLER', 'COLLECTOR', 'VERIFIER'))

  const may: Record<Place, ComputedRef<boolean>> = {
    city: mayReadCity, cases: mayReadCases, figures: mayReadFigures, report: mayReport, field: worksInField,
    'field-report': computed(() => worksInField.value && mayReport.value),
  }

  return {
    session, known, mayReadCity, worksOnCases, mayReadCases,
    restore, logIn, logOut, end, has, may: (place: Place) => may[place].value,
  }
})

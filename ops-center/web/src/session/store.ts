import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { whenUnauthorised } from '@/api/http'
import { asApiError } from '@/api/problem'
import * as api from '@/api/session'

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

  /** Security administrators manage access, auditors read the ledger; the city's data are not theirs to see. */
  const mayRead = computed(() => has('DUTY_OFFICER', 'ENGINEER', 'VIEWER', 'SYSTEM_ADMIN'))

  /** The ledger is the audit administrators' alone. */
  const mayAudit = computed(() => has('AUDIT_ADMIN'))

  return { session, known, mayRead, mayAudit, restore, logIn, logOut, end, has }
})

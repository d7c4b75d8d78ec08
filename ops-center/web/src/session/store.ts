import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { whenUnauthorised } from '@/api/http'
import { asApiError } from '@/api/problem'
import * as api from '@/api/session'
import { READERS } from './roles'

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

  async function logIn(username: string, password: string, code: string | null): Promise<void> {
    session.value = await api.logIn(username, password, code)
    known.value = true
  }

  /** The password was changed: what was closed until then is open. */
  function renew(renewed: api.Session): void {
    session.value = renewed
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
  const mayRead = computed(() => has(...READERS))

  /** Whether a place is open: to those roles, to everybody when there are none, by default to readers of the city's data. */
  const mayOpen = (roles?: readonly string[]) => (roles ? roles.length === 0 || has(...roles) : mayRead.value)

  return { session, known, mayRead, mayOpen, restore, logIn, renew, logOut, end, has }
})

import { defineStore } from 'pinia'
import { ref } from 'vue'
import { whenUnauthorised } from '@/api/http'
import { asApiError } from '@/api/problem'
import * as api from '@/api/session'
import { type Right, RIGHTS } from './roles'

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

  /** Whether this person has a right; the hub decides in the end. */
  const may = (right: Right) => has(...RIGHTS[right])

  return { session, known, restore, logIn, renew, logOut, end, has, may }
})

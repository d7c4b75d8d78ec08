import { ref } from 'vue'
import { getLogInWays } from '@/api/session'

const NEXT = 'chengyun.next'

/** What the city's identity provider is called, null where there is none or nobody has said yet. */
const provider = ref<string | null>(null)

/** Asks the hub for its identity provider. */
export function useProvider() {
  getLogInWays().then((ways) => { provider.value = ways.provider ?? null }, () => undefined)
  return provider
}

/**
 * Leaves for the identity provider; the log-in page takes over on the way back.
 *
 * @param next where to go on afterwards, a path of this client
 * @param again whether the password is to be given anew although the person is known there
 */
export function leaveForProvider(next: string, again: boolean): void {
  sessionStorage.setItem(NEXT, next)
  location.assign(`/api/session/provider/city${again ? '?again' : ''}`)
}

/** Where to go on after the way back; told once. */
export function takeNext(): string | null {
  const next = sessionStorage.getItem(NEXT)
  sessionStorage.removeItem(NEXT)
  return next
}

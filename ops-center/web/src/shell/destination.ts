import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'

/**
 * Tells whether somebody is on the way to another address whose page may still have to be fetched.
 * What only keeps the address up to date must not write it then: the router would take that for the
 * newer wish and call the other off.
 */
export function useOnTheWay(): () => boolean {
  const router = useRouter()
  let destination: string | null = null
  const arrive = (at: { fullPath: string }) => { if (at.fullPath === destination) destination = null }
  onScopeDispose(router.beforeEach((to, from) => { destination = to.path === from.path ? null : to.fullPath }))
  onScopeDispose(router.afterEach((to) => { arrive(to) }))
  onScopeDispose(router.onError((_, to) => { arrive(to) }))
  return () => destination !== null
}

import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { WARNING_READERS } from '@/session/roles'
import { useSession } from '@/session/store'
import { PLACES } from '@/shell/places'

/** Each place is a chunk of its own; every object has an address. */
const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('@/map/LiveMapView.vue'),
    meta: { title: 'place.map' },
    children: [
      { path: '', name: 'map', component: () => import('@/alerts/AlertQueueView.vue') },
      { path: 'alerts/:id', name: 'alert', component: () => import('@/alerts/AlertView.vue') },
      { path: 'devices/:id', name: 'device', component: () => import('@/devices/DeviceView.vue') },
    ],
  },
  { path: '/alerts', name: 'alerts', component: () => import('@/alerts/AlertsView.vue'), meta: { title: 'place.alerts' } },
  { path: '/warnings/:id?', name: 'warnings', component: () => import('@/warnings/WarningsView.vue'), meta: { title: 'warnings.title', roles: WARNING_READERS } },
  {
    path: '/studio',
    component: () => import('@/studio/StudioView.vue'),
    meta: { title: 'place.studio' },
    redirect: { name: 'simulation' },
    children: [
      { path: 'simulation', name: 'simulation', component: () => import('@/studio/SimulationView.vue') },
      { path: 'rules', name: 'rules', component: () => import('@/studio/RulesView.vue') },
      { path: 'devices', name: 'devices', component: () => import('@/studio/DevicesView.vue') },
      { path: 'system', name: 'system', component: () => import('@/studio/SystemView.vue') },
    ],
  },
  { path: '/ledger', name: 'ledger', component: () => import('@/ledger/LedgerView.vue'), meta: { title: 'place.ledger', roles: ['AUDIT_ADMIN'] } },
  { path: '/people', name: 'people', component: () => import('@/people/PeopleView.vue'), meta: { title: 'place.people', roles: ['SECURITY_ADMIN'] } },
  { path: '/account', name: 'account', component: () => import('@/account/AccountView.vue'), meta: { title: 'place.account', roles: [] } },
  { path: '/log-in', name: 'log-in', component: () => import('@/session/LogInView.vue'), meta: { title: 'logIn.submit' } },
  { path: '/:missing(.*)*', name: 'missing', component: () => import('@/shell/MissingView.vue') },
]

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** Who may open it; nobody named: everybody; left out: who reads the city's data. */
    roles?: readonly string[]
  }
}

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  const session = useSession()
  try {
    await session.restore()
  } catch {
    // The hub is away: the log-in page says so when it is used.
  }
  const open = session.session !== null && !session.session.passwordChangeNeeded
  if (!open && to.name !== 'log-in') return { name: 'log-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (open && to.name === 'log-in') return '/'
  if (to.name === 'map' && open && !session.mayRead) return PLACES.find(({ roles }) => session.has(...roles))?.to ?? true
  return true
})

import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/session/store'

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
  { path: '/warnings/:id?', name: 'warnings', component: () => import('@/warnings/WarningsView.vue'), meta: { title: 'warnings.title' } },
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
  { path: '/ledger', name: 'ledger', component: () => import('@/ledger/LedgerView.vue'), meta: { title: 'place.ledger' } },
  { path: '/log-in', name: 'log-in', component: () => import('@/session/LogInView.vue'), meta: { title: 'logIn.submit' } },
  { path: '/:missing(.*)*', name: 'missing', component: () => import('@/shell/MissingView.vue') },
]

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  const session = useSession()
  try {
    await session.restore()
  } catch {
    // The hub is away: the log-in page says so when it is used.
  }
  if (!session.session && to.name !== 'log-in') return { name: 'log-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (session.session && to.name === 'log-in') return '/'
  // The auditor has one place, and it is nobody else's.
  if (session.mayAudit && !session.mayRead && to.name !== 'ledger') return { name: 'ledger' }
  return true
})

import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { takeNext } from '@/session/provider'
import { useSession } from '@/session/store'
import type { Right } from '@/session/roles'
import { PLACES } from '@/shell/places'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** The right without which the page says that it is not for this person. */
    needs?: Right
    /** The page fills the screen: no bar of places above it. */
    bare?: boolean
  }
}

/** Each place is a chunk of its own; every object has an address. */
const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('@/map/LiveMapView.vue'),
    meta: { title: 'place.map', needs: 'city' },
    children: [
      { path: '', name: 'map', component: () => import('@/alerts/AlertQueueView.vue'), props: { own: true } },
      { path: 'alerts/:id', name: 'alert', component: () => import('@/alerts/AlertView.vue') },
      { path: 'devices/:id', name: 'device', component: () => import('@/devices/DeviceView.vue') },
    ],
  },
  { path: '/wall', name: 'wall', component: () => import('@/wall/WallView.vue'), meta: { title: 'wall.title', needs: 'city', bare: true } },
  { path: '/alerts', name: 'alerts', component: () => import('@/alerts/AlertsView.vue'), meta: { title: 'place.alerts', needs: 'city' } },
  { path: '/incidents/:number', name: 'incident', component: () => import('@/incidents/IncidentView.vue'), meta: { title: 'incident.title', needs: 'city' } },
  { path: '/silences', name: 'silences', component: () => import('@/silences/SilencesView.vue'), meta: { title: 'silence.title', needs: 'city' } },
  { path: '/duty', name: 'duty', component: () => import('@/duty/DutyView.vue'), meta: { title: 'place.duty', needs: 'city' } },
  { path: '/handover', name: 'handover', component: () => import('@/duty/HandoverView.vue'), meta: { title: 'handover.title', needs: 'city' } },
  { path: '/drills', name: 'drills', component: () => import('@/drills/DrillsView.vue'), meta: { title: 'drills.title', needs: 'city' } },
  { path: '/warnings/:id?', name: 'warnings', component: () => import('@/warnings/WarningsView.vue'), meta: { title: 'warnings.title', needs: 'warnings' } },
  { path: '/cases', name: 'cases', component: () => import('@/cases/CasesView.vue'), meta: { title: 'place.cases', needs: 'cases' } },
  { path: '/cases/new', name: 'case-new', component: () => import('@/cases/NewCaseView.vue'), meta: { title: 'caseNew.title', needs: 'report' } },
  { path: '/cases/figures', name: 'case-figures', component: () => import('@/cases/FiguresView.vue'), meta: { title: 'caseFigures.title', needs: 'figures' } },
  { path: '/cases/:number', name: 'case', component: () => import('@/cases/CaseView.vue'), meta: { title: 'place.cases', needs: 'cases' } },
  { path: '/field', name: 'field', component: () => import('@/cases/FieldView.vue'), meta: { title: 'field.title', needs: 'field' } },
  { path: '/field/report', name: 'field-report', component: () => import('@/cases/FieldReportView.vue'), meta: { title: 'caseNew.title', needs: 'field-report' } },
  { path: '/field/:number', name: 'field-case', component: () => import('@/cases/FieldCaseView.vue'), meta: { title: 'field.title', needs: 'field' } },
  {
    path: '/studio',
    component: () => import('@/studio/StudioView.vue'),
    meta: { title: 'place.studio', needs: 'city' },
    redirect: { name: 'simulation' },
    children: [
      { path: 'simulation', name: 'simulation', component: () => import('@/studio/SimulationView.vue') },
      { path: 'rules', name: 'rules', component: () => import('@/studio/RulesView.vue') },
      { path: 'devices', name: 'devices', component: () => import('@/studio/DevicesView.vue') },
      { path: 'system', name: 'system', component: () => import('@/studio/SystemView.vue') },
    ],
  },
  { path: '/ledger', name: 'ledger', component: () => import('@/ledger/LedgerView.vue'), meta: { title: 'place.ledger', needs: 'ledger' } },
  { path: '/people', name: 'people', component: () => import('@/people/PeopleView.vue'), meta: { title: 'place.people', needs: 'people' } },
  { path: '/account', name: 'account', component: () => import('@/account/AccountView.vue'), meta: { title: 'place.account' } },
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
  const open = session.session !== null && !session.session.passwordChangeNeeded
  if (!open && to.name !== 'log-in') return { name: 'log-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (open && to.name === 'log-in') return takeNext() ?? '/'
  if (to.name === 'map' && open && !session.may('city')) return PLACES.find(({ needs }) => session.may(needs))?.to ?? true
  return true
})

import { READERS, WARNING_READERS } from '@/session/roles'

export interface Place {
  title: string
  to: string
  /** Names of the routes that belong to it. */
  routes: readonly string[]
  roles: readonly string[]
}

/** The places of the bar in their order; everybody sees those of their roles, and begins at the first. */
export const PLACES: readonly Place[] = [
  { title: 'place.map', to: '/', routes: ['map', 'alert', 'device'], roles: READERS },
  { title: 'place.alerts', to: '/alerts', routes: ['alerts'], roles: READERS },
  { title: 'place.warnings', to: '/warnings', routes: ['warnings'], roles: WARNING_READERS },
  { title: 'place.studio', to: '/studio', routes: ['simulation', 'rules', 'devices', 'system'], roles: READERS },
  { title: 'place.ledger', to: '/ledger', routes: ['ledger'], roles: ['AUDIT_ADMIN'] },
  { title: 'place.people', to: '/people', routes: ['people'], roles: ['SECURITY_ADMIN'] },
]

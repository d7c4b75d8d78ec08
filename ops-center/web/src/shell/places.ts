import type { Right } from '@/session/roles'

export interface Place {
  title: string
  to: string
  /** Names of the routes that belong to it. */
  routes: readonly string[]
  needs: Right
}

/** The places of the bar in their order; everybody sees those they have the right to, and begins at the first. */
export const PLACES: readonly Place[] = [
  { title: 'place.map', to: '/', routes: ['map', 'alert', 'device'], needs: 'city' },
  { title: 'place.alerts', to: '/alerts', routes: ['alerts', 'incident', 'silences'], needs: 'city' },
  { title: 'place.cases', to: '/cases', routes: ['cases', 'case', 'case-new', 'case-figures'], needs: 'cases' },
  { title: 'field.title', to: '/field', routes: ['field', 'field-case', 'field-report'], needs: 'field' },
  { title: 'place.warnings', to: '/warnings', routes: ['warnings'], needs: 'warnings' },
  { title: 'place.duty', to: '/duty', routes: ['duty', 'handover', 'drills'], needs: 'city' },
  { title: 'place.studio', to: '/studio', routes: ['simulation', 'rules', 'devices', 'system'], needs: 'city' },
  { title: 'place.ledger', to: '/ledger', routes: ['ledger'], needs: 'ledger' },
  { title: 'place.people', to: '/people', routes: ['people'], needs: 'people' },
]

import { describe, expect, test } from 'vitest'
import { anAlert } from '@/alerts/testing'
import type { Alert } from '@/api/alerts'
import type { Handover } from '@/api/duty'
import type { Warning } from '@/api/warnings'
import { dutiesOf, type Known } from './work'

const NOW = 1_790_000_000_000
const alertNamed = (id: string, part: Partial<Alert>) => anAlert({ id, ...part })
const nothing: Known = { username: 'duty', now: NOW, alerts: [], isSilenced: () => false, cases: null, warnings: null, handovers: null }
const told = (known: Partial<Known>) => dutiesOf({ ...nothing, ...known }).map(({ key, n, late }) => `${key} ${n}${late ? ' late' : ''}`)
const warning = (state: 'DRAFT' | 'SUBMITTED', ...authors: string[]) => ({ open: { state, authors } }) as unknown as Warning
const handover = (givenBy: string, takenBy: string | null) => ({ givenBy, takenBy }) as Handover

describe('what waits for somebody', () => {
  test('is nothing where there is nothing', () => {
    expect(told({ cases: { waiting: 0, late: 0 }, warnings: [], handovers: [] })).toEqual([])
  })

  test('are the alerts that this person took, an incident being one', () => {
    const mine = { state: 'acknowledged', acknowledgedBy: 'duty', onset: NOW } as const
    expect(told({ alerts: [
      alertNamed('a', mine), alertNamed('b', { ...mine, incident: 7 }), alertNamed('c', { ...mine, incident: 7 }),
      alertNamed('d', { ...mine, acknowledgedBy: 'li' }), alertNamed('e', { ...mine, state: 'cleared' }),
    ] })).toEqual(['taken 2'])
  })

  test('are the alerts that this person is to see to and nobody took', () => {
    const meant = { state: 'open', assignedTo: 'duty', onset: NOW } as const
    expect(told({ alerts: [
      alertNamed('a', meant), alertNamed('b', { ...meant, assignedTo: 'li' }), alertNamed('c', { ...meant, state: 'acknowledged', acknowledgedBy: 'li' }),
    ] })).toEqual(['assigned 1'])
  })

  test('are late alerts that nobody took within five minutes, unless they are silenced or a drill', () => {
    const old = { state: 'open', onset: NOW - 300_001 } as const
    const silenced = alertNamed('s', old)
    expect(told({
      alerts: [alertNamed('a', old), alertNamed('b', { state: 'open', onset: NOW - 299_000 }), alertNamed('d', { ...old, mode: 'DRILL' }), silenced],
      isSilenced: (alert) => alert === silenced,
    })).toEqual(['unheeded 1 late'])
  })

  test('begins with what is late', () => {
    expect(told({ cases: { waiting: 5, late: 2 } })).toEqual(['lateCases 2 late', 'cases 5'])
  })

  test('are warnings that others wrote, and what another shift left', () => {
    expect(told({
      warnings: [warning('SUBMITTED', 'li'), warning('SUBMITTED', 'duty'), warning('DRAFT', 'li')],
      handovers: [handover('li', null), handover('duty', null), handover('li', 'wang')],
    })).toEqual(['warnings 1', 'handovers 1'])
  })
})

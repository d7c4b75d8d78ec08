import { expect, it } from 'vitest'
import type { CaseAction } from '@/api/cases'
import { inOrder, isFinal, leadsOn } from './actions'
import { DEFINITION } from './testing'

const to = (code: string | null): CaseAction => ({ action: `to ${code}`, name: { zh: '', en: '' }, to: code, requires: [], blockedBy: [] })
const order = (stage: string, ...codes: (string | null)[]) => inOrder(DEFINITION, stage, codes.map(to)).map((action) => action.to)

it('the action that takes a case on comes first, whatever order the hub names them in', () => {
  expect(order('PROCESSING', 'FILED', 'SUSPENDED', 'CLOSED')).toEqual(['CLOSED', 'FILED', 'SUSPENDED'])
  expect(order('FILED', null, 'VOIDED', 'PROCESSING')).toEqual(['PROCESSING', null, 'VOIDED'])
})

it('back, aside and out lead nowhere, and so does what stays', () => {
  for (const code of ['REPORTED', 'FILED', 'SUSPENDED', 'VOIDED', null, 'unknown']) expect(leadsOn(DEFINITION, 'FILED', to(code)), String(code)).toBe(false)
})

it('an end is asked about before it is taken', () => {
  expect(['CLOSED', 'VOIDED', 'FILED', null].map((code) => isFinal(DEFINITION, code))).toEqual([true, true, false, false])
})

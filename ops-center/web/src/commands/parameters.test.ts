import { expect, it } from 'vitest'
import type { Parameter } from '@/api/catalogue'
import { isAllowed, usualValue } from './parameters'

const name = { zh: '开度', en: 'Opening' }
const opening: Parameter = { code: 'opening', name, type: 'NUMBER', unit: '%', min: 10, max: 100, options: [] }
const plan: Parameter = { code: 'plan', name, type: 'TEXT', unit: '', min: null, max: null, options: ['peak', 'night'] }

it('a parameter takes what is within its range or among its options', () => {
  expect([10, 100, 9.9, 101, Number.NaN, '40', ''].map((value) => isAllowed(opening, value)))
    .toEqual([true, true, false, false, false, false, false])
  expect(['night', 'noon'].map((value) => isAllowed(plan, value))).toEqual([true, false])
})

it('a form begins with something allowed', () => {
  for (const parameter of [opening, plan]) expect(isAllowed(parameter, usualValue(parameter))).toBe(true)
})

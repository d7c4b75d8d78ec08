import { expect, it } from 'vitest'
import { rangeOf } from './period'

const now = Date.parse('2026-11-26T01:30:00+08:00')

it('figures are of whole days of this city, whatever the time zone of the machine', () => {
  expect(rangeOf('30d', now)).toEqual({ from: Date.parse('2026-10-28T00:00:00+08:00'), to: Date.parse('2026-11-27T00:00:00+08:00') })
  expect(rangeOf('year', now).from).toBe(Date.parse('2026-01-01T00:00:00+08:00'))
  expect(rangeOf('year', Date.parse('2026-12-31T17:00:00Z')).from).toBe(Date.parse('2027-01-01T00:00:00+08:00'))
})

import { describe, expect, it } from 'vitest'
import { dayOf, daysOf, mondayOf, plusDays, startOf } from './days'

describe('days of the city', () => {
  it('begin at midnight in Shanghai, wherever the browser is', () => {
    expect(dayOf(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
    expect(dayOf(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
    expect(startOf('2026-11-24')).toBe(Date.parse('2026-11-23T16:00:00Z'))
  })

  it('have their Monday, over the end of a month too', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-12-01')).toBe('2026-11-30')
    expect(plusDays('2026-11-30', 1)).toBe('2026-12-01')
  })

  it('have the turns that begin on them, the first also what began the night before', () => {
    const turn = (shift: number, day: string, hour: number) => ({ shift, begin: startOf(day) + hour * 3_600_000, end: startOf(day) + (hour + 12) * 3_600_000 })
    const days = daysOf('2026-11-23', [turn(1, '2026-11-22', 20), turn(2, '2026-11-23', 8), turn(1, '2026-11-23', 20), turn(2, '2026-11-29', 8)])
    expect(days.map(({ turns }) => turns.length)).toEqual([3, 0, 0, 0, 0, 0, 1])
  })
})

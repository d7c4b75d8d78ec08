import { describe, expect, it } from 'vitest'
import { byUrgency, group, refresh, worstLevel } from './order'
import { anAlert } from './testing'

describe('the alert queue', () => {
  it('shows first what nobody has, then the worst, then the newest', () => {
    const held = anAlert({ id: 'held', severity: 'red', state: 'acknowledged' })
    const old = anAlert({ id: 'old', severity: 'red', onset: 1 })
    const fresh = anAlert({ id: 'fresh', severity: 'red', onset: 2 })
    const mild = anAlert({ id: 'mild', severity: 'blue', onset: 3 })
    expect([held, mild, old, fresh].sort(byUrgency).map(({ id }) => id)).toEqual(['fresh', 'old', 'mild', 'held'])
  })

  it('shows the real before the drill, and never folds one into the other', () => {
    const drill = anAlert({ id: 'drill', severity: 'red', mode: 'DRILL' })
    const real = anAlert({ id: 'real', severity: 'blue', mode: 'LIVE' })
    expect([drill, real].sort(byUrgency).map(({ id }) => id)).toEqual(['real', 'drill'])
    const four = ['LIVE', 'LIVE', 'LIVE', 'DRILL'].map((mode, i) => anAlert({ id: String(i), mode }))
    expect(group(four)).toHaveLength(4)
  })

  it('folds a storm of alike alerts into one line, and leaves three of a kind alone', () => {
    const of = (rule: string, n: number) => Array.from({ length: n }, (_, i) => anAlert({ id: `${rule}-${i}`, ruleId: rule }))
    const groups = group([...of('storm', 4), ...of('few', 3)])
    expect(groups.map(({ alerts }) => alerts.length).sort()).toEqual([1, 1, 1, 4])
  })

  it('does not fold what somebody has with what nobody has', () => {
    const alerts = ['open', 'open', 'open', 'acknowledged'].map((state, i) => anAlert({ id: String(i), state: state as 'open' }))
    expect(group(alerts)).toHaveLength(4)
  })

  it('keeps its lines in place while they are held, and shows what became of them', () => {
    const [a, b] = [anAlert({ id: 'a' }), anAlert({ id: 'b' })]
    const now = new Map([['b', anAlert({ id: 'b', severity: 'red', state: 'acknowledged' })], ['c', anAlert({ id: 'c' })]])
    const lines = refresh(group([a, b]), now).map(({ alerts: [alert] }) => `${alert.id} ${alert.state}`)
    expect(lines.sort()).toEqual(['a open', 'b acknowledged'])
  })

  it('colours a device by its worst open alert', () => {
    expect(worstLevel([anAlert({ severity: 'blue' }), anAlert({ severity: 'yellow' })])).toBe('yellow')
    expect(worstLevel([anAlert({ severity: 'red', state: 'cleared' })])).toBeNull()
  })
})

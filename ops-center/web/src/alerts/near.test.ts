import { describe, expect, it } from 'vitest'
import { distance, lastTime, near } from './near'
import { anAlert } from './testing'

describe('what is known around an alert', () => {
  it('measures in metres', () => {
    expect(distance([114.5, 38], [114.5, 38.01])).toBeCloseTo(1_112, -1)
    expect(distance([114.5, 38], [114.51, 38])).toBeCloseTo(876, -1)
  })

  it('is the other active alerts nearby, nearest first', () => {
    const alert = anAlert({ id: 'a', position: [114.5, 38] })
    const others = [
      alert,
      anAlert({ id: 'far', position: [114.6, 38] }),
      anAlert({ id: 'over', position: [114.5, 38], state: 'cleared' }),
      anAlert({ id: 'nowhere' }),
      anAlert({ id: 'next', position: [114.51, 38] }),
      anAlert({ id: 'here', position: [114.5, 38] }),
    ]
    expect(near(alert, others).map(({ alert: { id } }) => id)).toEqual(['here', 'next'])
    expect(near(anAlert(), others)).toEqual([])
  })

  it('is when the same rule fired last on the same device', () => {
    const alert = anAlert({ id: 'now', onset: 9 })
    const earlier = [
      anAlert({ id: 'first', onset: 1 }), anAlert({ id: 'last', onset: 5 }), anAlert({ id: 'later', onset: 12 }),
      anAlert({ id: 'other', onset: 8, ruleId: 'silent' }), alert,
    ]
    expect(lastTime(alert, earlier)?.id).toBe('last')
    expect(lastTime(alert, [alert])).toBeNull()
  })
})

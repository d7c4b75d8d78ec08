import { describe, expect, it } from 'vitest'
import { parseDuration } from './ruleWords'

describe('a duration of a rule', () => {
  it.each([['PT15S', 15_000], ['PT1M30S', 90_000], ['PT2H', 7_200_000], ['P1DT1S', 86_401_000], ['PT0.5S', 500]])('%s', (iso, ms) => {
    expect(parseDuration(iso)).toBe(ms)
  })

  it.each(['', 'P', 'PT', '15', 'PT15', 'P1Y', '-PT1S'])('is refused: %s', (iso) => {
    expect(parseDuration(iso)).toBeNull()
  })
})

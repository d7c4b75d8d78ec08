import { describe, expect, it } from 'vitest'
import { summarise, thin, withGaps } from './series'

const at = (ts: number, value: number | null, min = value, max = value) => ({ ts, value, min, max })

describe('a chart in numbers', () => {
  it('names the lowest and the highest, windows by their extremes', () => {
    const summary = summarise([at(1, 5, 4, 9), at(2, 3, 1, 4), at(3, 6)])
    expect(summary).toMatchObject({ count: 3, lowest: { ts: 2, value: 1 }, highest: { ts: 1, value: 9 }, last: { value: 6 } })
  })

  it('has nothing to say without values', () => {
    expect(summarise([])).toBeNull()
    expect(summarise([at(1, null)])).toBeNull()
  })

  it('breaks the line where nothing was heard', () => {
    const points = [at(0, 1), at(10, 1), at(20, 1), at(30, 1), at(500, 1)]
    expect(withGaps(points).filter(({ value }) => value === null)).toHaveLength(1)
    expect(withGaps(points.slice(0, 4))).toHaveLength(4)
  })

  it('thins a table but keeps its ends', () => {
    const thinned = thin(Array.from({ length: 1_000 }, (_, i) => i), 10)
    expect(thinned).toHaveLength(10)
    expect([thinned[0], thinned.at(-1)]).toEqual([0, 999])
  })
})

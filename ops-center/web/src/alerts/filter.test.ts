import { describe, expect, it } from 'vitest'
import { fromQuery, toQuery } from './filter'

describe('the filter in the address', () => {
  it('survives the way there and back', () => {
    const filter = { status: 'cleared', severity: 'red', domain: 'water', district: '130102', q: '压力', page: 2 } as const
    expect(fromQuery(toQuery(filter) as Record<string, string>)).toEqual(filter)
  })

  it('is short when nothing is filtered', () => {
    expect(toQuery(fromQuery({}))).toEqual({})
  })

  it('ignores what it does not know', () => {
    expect(fromQuery({ status: 'x', severity: ['red'], page: '-3', domain: 'space' })).toMatchObject({ status: 'active', severity: undefined, page: undefined })
  })
})

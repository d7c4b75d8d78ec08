import { describe, expect, it } from 'vitest'
import { type CaseFilter, fromQuery, ofAddress, toCaseQuery, toQuery } from './filter'

describe('the filter of cases in the address', () => {
  it('survives the way there and back', () => {
    const filter: CaseFilter = { tab: 'all', class: 'event:04', state: 'FILED', district: '130102', q: '积水', overdue: true, page: 2 }
    expect(fromQuery(toQuery(filter, 'mine') as Record<string, string>, 'mine')).toEqual(filter)
  })

  it('is short when nothing is filtered, and starts with what is mine only for those who have work here', () => {
    expect(toQuery(fromQuery({}, 'mine'), 'mine')).toEqual({})
    expect(fromQuery({}, 'open').tab).toBe('open')
  })

  it('ignores what it does not know', () => {
    expect(fromQuery({ view: 'x', page: '-1', overdue: 'perhaps', class: ['a', 'b'], color: 'red' }, 'open')).toEqual({ tab: 'open' })
  })

  it('asks the hub for mine or open, and for everything otherwise', () => {
    expect(toCaseQuery({ tab: 'mine', q: 'x' })).toEqual({ mine: true, q: 'x' })
    expect(toCaseQuery({ tab: 'open', overdue: true })).toEqual({ open: true, overdue: true })
    expect(toCaseQuery({ tab: 'all' })).toEqual({})
  })

  it('opens exactly the cases that a figure counted', () => {
    const filter = ofAddress('/api/cases?figure=filing&figurePart=numerator&from=1&to=2&department=urb')
    expect(toCaseQuery(filter)).toEqual({ figure: 'filing', figurePart: 'numerator', from: '1', to: '2', department: 'urb' })
    expect(fromQuery(toQuery(filter, 'mine') as Record<string, string>, 'mine')).toEqual(filter)
  })
})

import { describe, expect, it } from 'vitest'
import { dueOf } from './due'

const HOUR = 3_600_000

describe('the clock of a case', () => {
  it('says how much is left, and when that is not much', () => {
    expect(dueOf({ dueAt: 4 * HOUR, overdue: false }, 0)).toEqual({ kind: 'left', ms: 4 * HOUR, soon: false })
    expect(dueOf({ dueAt: 4 * HOUR, overdue: false }, 3.5 * HOUR)).toEqual({ kind: 'left', ms: HOUR / 2, soon: true })
  })

  it('turns by itself when the limit passes, without a word from the hub', () => {
    expect(dueOf({ dueAt: HOUR, overdue: false }, HOUR)).toMatchObject({ kind: 'left' })
    expect(dueOf({ dueAt: HOUR, overdue: false }, HOUR + 1)).toEqual({ kind: 'over', ms: 1 })
  })

  it('remembers that it was stopped too late, and says nothing while it stands', () => {
    expect(dueOf({ dueAt: null, overdue: true }, 0)).toEqual({ kind: 'late' })
    expect(dueOf({ dueAt: null, overdue: false }, 0)).toEqual({ kind: 'none' })
  })
})

import { describe, expect, it } from 'vitest'
import { expectedOf } from './field'
import type { Job, Work } from './outbox/jobs'
import { aCaseView, DEFINITION } from './testing'

let id = 0
const job = (work: Work): Job => ({ id: ++id, username: 'li', at: 0, number: 'SJZ-1', after: null, tried: false, refusal: null, work })
const act = (name: string, to: string | null) =>
  job({ kind: 'action', action: { action: name, name: { zh: name, en: name }, to }, inputs: {}, revision: 1, before: 0 })
const photo = () => job({ kind: 'photo', photo: new File(['x'], 'photo-1.jpg') })

describe('a case with work that is still to be sent', () => {
  it('offers what the definition allows next, to those who may', () => {
    const after = expectedOf(aCaseView(), DEFINITION, [act('dispatch', 'PROCESSING')], ['HANDLER'])
    expect(after.stage).toBe('PROCESSING')
    expect(after.actions.map(({ action }) => action)).toEqual(['report-back', 'ask'])
    expect(expectedOf(aCaseView(), DEFINITION, [act('dispatch', 'PROCESSING')], ['COLLECTOR']).actions).toEqual([])
  })

  it('is what the hub said while nothing waits', () => {
    const view = aCaseView()
    expect(expectedOf(view, DEFINITION, [], ['HANDLER'])).toEqual({ stage: 'FILED', hasPhoto: false, actions: view.actions })
  })

  it('is as the hub has it once an action was refused', () => {
    const refused = { ...act('dispatch', 'PROCESSING'), refusal: { status: 409, code: 'case-changed' } }
    expect(expectedOf(aCaseView(), DEFINITION, [refused, act('report-back', 'CLOSED')], ['HANDLER']).stage).toBe('FILED')
  })

  it('has its photo when that is in the same stage, and needs another in the next', () => {
    expect(expectedOf(aCaseView(), DEFINITION, [photo()], []).hasPhoto).toBe(true)
    expect(expectedOf(aCaseView(), DEFINITION, [photo(), act('dispatch', 'PROCESSING')], []).hasPhoto).toBe(false)
    expect(expectedOf(aCaseView(), DEFINITION, [act('dispatch', 'PROCESSING'), photo(), act('ask', null)], []).hasPhoto).toBe(true)
  })
})

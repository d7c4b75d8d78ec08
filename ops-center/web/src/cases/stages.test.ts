import { describe, expect, it } from 'vitest'
import { stagesOf } from './stages'
import { aCaseView, DEFINITION } from './testing'

const line = (...args: Parameters<typeof aCaseView>) =>
  stagesOf(DEFINITION, aCaseView(...args)).map(({ stage, state }) => `${stage.code}:${state}`)
const step = (seq: number, from: string | null, to: string) =>
  ({ seq, at: seq * 1_000, actor: 'x', action: 'a', from, to, note: null, data: {} })

describe('the line of stages', () => {
  it('says what is done, where the case is and what is ahead', () => {
    expect(line({ stage: 'FILED' }, [step(1, null, 'FILED')])).toEqual(
      ['REPORTED:done', 'FILED:here', 'PROCESSING:ahead', 'CLOSED:ahead'])
  })

  it('shows a side track only to a case that is on it', () => {
    expect(line({ stage: 'SUSPENDED' }, [])).toContain('SUSPENDED:here')
  })

  it('ends where a case was voided', () => {
    expect(line({ stage: 'VOIDED' }, [step(1, null, 'REPORTED'), step(2, 'REPORTED', 'VOIDED')])).toEqual(['REPORTED:done', 'VOIDED:done'])
  })

  it('knows no time of what a case was sent back over', () => {
    const [, , processing] = stagesOf(DEFINITION, aCaseView({ stage: 'FILED' }, [step(1, null, 'FILED'), step(2, 'FILED', 'PROCESSING'), step(3, 'PROCESSING', 'FILED')]))
    expect(processing).toMatchObject({ state: 'ahead', at: null })
  })

  it('is empty for a definition that is not known', () => {
    expect(stagesOf(undefined, aCaseView())).toEqual([])
  })
})

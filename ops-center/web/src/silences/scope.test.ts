import { describe, expect, it } from 'vitest'
import type { Silence } from '@/api/silences'
import { anAlert } from '@/alerts/testing'
import { isAbout } from './scope'

const silence = (scope: Partial<Silence['scope']>): Silence => ({
  number: 1, kind: 'SILENCE', begins: 0, ends: 1, weekly: null, author: 'duty', reason: 'known', endedAt: null, endedBy: null, holds: true,
  scope: { device: null, kind: null, domain: null, adcode: null, rule: null, ...scope },
})

describe('a silence', () => {
  it('is about what fits everything that limits it', () => {
    expect(isAbout(silence({ adcode: '130102', domain: 'water' }), anAlert())).toBe(true)
    expect(isAbout(silence({ adcode: '130102', domain: 'energy' }), anAlert())).toBe(false)
    expect(isAbout(silence({ device: 'gauge-2' }), anAlert())).toBe(false)
  })
})

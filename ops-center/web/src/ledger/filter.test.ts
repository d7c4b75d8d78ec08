import { expect, it } from 'vitest'
import { fromQuery, toFilter } from './filter'

it('days are those of Shijiazhuang, the last one included', () => {
  const filter = toFilter(fromQuery({ from: '2026-11-25', to: '2026-11-25', actor: 'duty' }))
  expect(filter).toMatchObject({ actor: 'duty', from: Date.parse('2026-11-24T16:00:00Z'), to: Date.parse('2026-11-25T16:00:00Z') })
})

it('a day that is none is no bound', () => {
  expect(toFilter(fromQuery({ from: 'yesterday' }))).toMatchObject({ from: undefined, to: undefined })
})

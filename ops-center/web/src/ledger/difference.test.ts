import { expect, it } from 'vitest'
import { difference } from './difference'

it('tells field by field what is different, within objects too', () => {
  const before = { version: 1, condition: { value: 0.1, property: 'pressure' }, kinds: ['a'] }
  const after = { version: 2, condition: { value: 0.2, property: 'pressure' }, kinds: ['a', 'b'], note: 'x' }
  expect(difference(before, after)).toEqual([
    { field: 'version', before: '1', after: '2' },
    { field: 'condition.value', before: '0.1', after: '0.2' },
    { field: 'kinds', before: '["a"]', after: '["a","b"]' },
    { field: 'note', before: null, after: 'x' },
  ])
})

it('has nothing to tell where nothing was kept', () => {
  expect(difference(null, null)).toEqual([])
})

it('shows what is no object as it is', () => {
  expect(difference(null, 'tampered')).toEqual([{ field: '', before: null, after: 'tampered' }])
})

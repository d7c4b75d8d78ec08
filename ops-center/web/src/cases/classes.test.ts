import { expect, it } from 'vitest'
import type { Definition, Matter } from '@/api/caseDefinitions'
import { definitionsOf, groupClasses } from './classes'

const matter = (code: string): Matter => ({ code, name: { zh: code, en: code } })
const definition = (id: string, ...codes: string[]): Definition =>
  ({ id, version: 1, name: { zh: id, en: id }, legalBasis: [], stages: [], actions: [], classes: codes.map(matter) })

const urban = definition('urban', 'component:01', 'component:01/18', 'event:04', 'event:04/06', 'event:06')
const chain = definition('chain', 'event:04', 'event:04/06', 'domain:emergency')

it('classes are grouped by their major class, events first, none twice', () => {
  const groups = groupClasses([urban, chain]).map(({ major, minors }) => [major.code, minors.map(({ code }) => code)])
  expect(groups).toEqual([['event:04', ['event:04/06']], ['event:06', []], ['component:01', ['component:01/18']], ['domain:emergency', []]])
})

it('a minor class whose major is not listed still has a place', () => {
  expect(groupClasses([definition('x', 'event:03/02')])).toEqual([{ major: matter('event:03/02'), minors: [matter('event:03/02')] }])
})

it('a class may go by more than one definition', () => {
  expect(definitionsOf([urban, chain], 'event:04').map(({ id }) => id)).toEqual(['urban', 'chain'])
})

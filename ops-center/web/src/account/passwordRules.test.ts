import { expect, it } from 'vitest'
import { passwordRules } from './passwordRules'

const broken = (username: string, password: string) =>
  passwordRules(username, password).filter(({ kept }) => !kept).map(({ rule }) => rule)

it('a password of ten characters and three classes keeps every rule', () => {
  expect(broken('duty', 'Abcdefgh12')).toEqual([])
  expect(broken('duty', '城运abcdefg1')).toEqual([])
})

it('each rule is told when it is broken', () => {
  expect(broken('duty', '')).toEqual(['length', 'classes', 'name', 'bytes'])
  expect(broken('duty', 'Abcdefg12')).toEqual(['length'])
  expect(broken('duty', 'abcdefgh12')).toEqual(['classes'])
  expect(broken('duty', 'My-DUTY-2026')).toEqual(['name'])
  expect(broken('duty', `aB3${'城'.repeat(24)}`)).toEqual(['bytes'])
})

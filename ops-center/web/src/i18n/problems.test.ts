import { afterEach, expect, it } from 'vitest'
import { i18n } from '.'
import { problemWords } from './problems'

afterEach(() => { i18n.global.locale.value = 'zh-CN' })

it('a problem is told by its code, else by its status, else in general', () => {
  i18n.global.locale.value = 'en'
  expect(problemWords({ code: 'device-exists', status: 409 })).toBe('This id is taken.')
  expect(problemWords({ code: 'made-up', status: 403 })).toBe('Your role does not allow this.')
  expect(problemWords({ code: 'made-up', status: 418 })).toBe('That did not work. Please try again.')
})

import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { dueOf } from './due'
import DueTag from './DueTag.vue'

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

describe('the words of a clock', () => {
  afterEach(() => { i18n.global.locale.value = 'zh-CN' })

  const tag = (dueAt: number | null, overdue = false) =>
    mount(DueTag, { props: { dueAt, overdue, now: 0 }, global: { plugins: [i18n] } })

  it('move with the time, from what is left to what is exceeded', async () => {
    const words = tag(4 * HOUR)
    expect(words.text()).toBe('4 小时后到期')
    await words.setProps({ now: 0.5 * HOUR })
    expect(words.text()).toBe('3 小时 30 分钟后到期')
    await words.setProps({ now: 52 * HOUR })
    expect(words.text()).toBe('超期 2 天')
  })

  it('say that a case was late, or that no clock runs', () => {
    expect([tag(null, true).text(), tag(null).text()]).toEqual(['已超期', '未计时'])
  })

  it('are there in English', () => {
    i18n.global.locale.value = 'en'
    expect([tag(HOUR * 1.5).text(), tag(-HOUR).text()]).toEqual(['due in 1 h 30 min', '1 h overdue'])
  })
})

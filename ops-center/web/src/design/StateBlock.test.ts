import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ApiError } from '@/api/problem'
import { i18n } from '@/i18n'
import StateBlock from './StateBlock.vue'

const away = new ApiError(503, 'store-unavailable', 'away')

const show = (props: { loaded: boolean; error?: ApiError; empty?: string }) =>
  mount(StateBlock, { props, slots: { default: '<b>content</b>' }, global: { plugins: [i18n] } })

it('shows a skeleton until there is content, and then the content', async () => {
  const block = show({ loaded: false })
  expect(block.find('.skeleton').exists()).toBe(true)
  await block.setProps({ loaded: true })
  expect(block.html()).toContain('content')
  expect(block.find('.skeleton').exists()).toBe(false)
})

it('says what failed, with its code, and asks again when told to', async () => {
  const block = show({ loaded: false, error: away })
  expect(block.get('[role=alert]').text()).toContain('store-unavailable')
  expect(block.find('.skeleton').exists()).toBe(false)
  await block.get('button').trigger('click')
  expect(block.emitted('retry')).toHaveLength(1)
})

it('keeps content that could not be renewed, and says so', () => {
  const block = show({ loaded: true, error: away })
  expect(block.html()).toContain('content')
  expect(block.get('[role=alert]').text()).toContain('未能刷新')
})

it('says what would be here when there is nothing', () => {
  expect(show({ loaded: true, empty: 'nothing yet' }).text()).toBe('nothing yet')
})

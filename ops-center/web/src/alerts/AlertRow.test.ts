import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createRouter, createMemoryHistory } from 'vue-router'
import { i18n } from '@/i18n'
import AlertRow from './AlertRow.vue'
import { anAlert } from './testing'

function row(mode: string) {
  const page = { template: '<i />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: page }, { path: '/alerts/:id', name: 'alert', component: page }],
  })
  return mount(AlertRow, {
    props: { alert: anAlert({ mode }), now: 2_000, pending: false, mayAcknowledge: true },
    global: { plugins: [createPinia(), i18n, router] },
  })
}

describe('a line of the alert queue', () => {
  it('marks a drill in both languages, and only a drill', () => {
    i18n.global.locale.value = 'zh-CN'
    expect(row('DRILL').text()).toContain('演练')
    expect(row('LIVE').text()).not.toContain('演练')
    i18n.global.locale.value = 'en'
    expect(row('DRILL').text()).toContain('DRILL')
  })
})

import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Alert } from '@/api/alerts'
import { i18n } from '@/i18n'
import AlertQueuePanel from './AlertQueuePanel.vue'
import { byUrgency, group, isActive } from './order'
import { anAlert } from './testing'

const page = { template: '<i />' }
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: page }, { path: '/alerts', name: 'alerts', component: page }, { path: '/alerts/:id', name: 'alert', component: page }],
})

const propsOf = (...alerts: Alert[]) => ({
  groups: group(alerts.filter(isActive).sort(byUrgency)),
  known: new Map(alerts.map((alert) => [alert.id, alert])),
  pending: new Set<string>(),
  mayAcknowledge: true,
  now: 10_000,
  more: 0,
})

async function queueOf(...alerts: Alert[]) {
  await router.push('/')
  const queue = mount(AlertQueuePanel, { props: propsOf(...alerts), global: { plugins: [i18n, createPinia(), router] } })
  const lines = () => queue.findAll('article').map((line) => line.attributes('data-alert'))
  const point = (type: string) => queue.get('.queue').trigger(type, { pointerType: 'mouse' })
  return { queue, lines, point }
}

describe('the queue under the pointer', () => {
  const old = anAlert({ id: 'old', onset: 1 })
  const worse = anAlert({ id: 'worse', severity: 'red', onset: 2 })

  it('stays where it is, and says how many have come', async () => {
    const { queue, lines, point } = await queueOf(old)
    await point('pointerenter')
    await queue.setProps(propsOf(old, worse))
    expect(lines()).toEqual(['old'])
    expect(queue.get('.arrived').text()).toContain('1')
    await queue.get('.arrived').trigger('click')
    expect(lines()).toEqual(['worse', 'old'])
  })

  it('goes on when the pointer has left', async () => {
    const { queue, lines, point } = await queueOf(old)
    await point('pointerenter')
    await queue.setProps(propsOf(old, worse))
    await point('pointerleave')
    expect(lines()).toEqual(['worse', 'old'])
  })

  it('offers nobody to acknowledge what has cleared meanwhile', async () => {
    const { queue, lines, point } = await queueOf(old)
    expect(queue.findAll('article button')).toHaveLength(1)
    await point('pointerenter')
    await queue.setProps(propsOf({ ...old, state: 'cleared', acknowledgedBy: 'duty', seq: 2 }))
    expect(lines()).toEqual(['old'])
    expect(queue.findAll('article button')).toHaveLength(0)
    expect(queue.get('article').text()).toContain('已解除 · duty 已确认')
  })
})

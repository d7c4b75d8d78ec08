import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useTyping } from './typing'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

async function field() {
  const page = { template: '<i />' }
  let deliver: () => void = () => undefined
  const fetched = new Promise<typeof page>((resolve) => { deliver = () => { resolve(page) } })
  let ask: () => void = () => undefined
  const asked = new Promise<void>((resolve) => { ask = resolve })
  const far = () => {
    ask()
    return fetched
  }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: page }, { path: '/far', component: far }] })
  await router.push('/')
  const heard: string[] = []
  const filter = mount(
    { setup: () => ({ type: useTyping((value) => { heard.push(value) }) }), template: '<input @input="type" />' },
    { global: { plugins: [router] } },
  )
  return { router, heard, input: filter.get('input'), asked, deliver }
}

describe('typing', () => {
  it('is heard once, when it rests', async () => {
    const { heard, input } = await field()
    await input.setValue('a')
    await input.setValue('ab')
    vi.runAllTimers()
    expect(heard).toEqual(['ab'])
  })

  it('is not heard on the way to a page that is still being fetched', async () => {
    const { router, heard, input, asked, deliver } = await field()
    await input.setValue('a')
    const way = router.push('/far')
    await asked
    vi.runAllTimers()
    expect(heard).toEqual([])
    deliver()
    await way
    expect(router.currentRoute.value.path).toBe('/far')
  })

  it('is heard again when the page could not be fetched', async () => {
    const { router, heard, input } = await field()
    router.addRoute({ path: '/broken', component: () => Promise.reject(new Error('away')) })
    await expect(router.push('/broken')).rejects.toThrow('away')
    await input.setValue('a')
    vi.runAllTimers()
    expect(heard).toEqual(['a'])
  })
})

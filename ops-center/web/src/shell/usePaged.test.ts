import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Page } from '@/api/common'
import { ApiError } from '@/api/problem'
import { usePaged } from './usePaged'

const pageOf = (...items: string[]): Page<string> => ({ items, page: 0, size: 50, total: items.length })

function listing() {
  const filter = ref({ q: 'a' })
  const asked: { q: string; answer: (page: Page<string>) => void; fail: (error: unknown) => void }[] = []
  const scope = effectScope()
  const list = scope.run(() => usePaged(filter, ({ q }) =>
    new Promise<Page<string>>((answer, fail) => { asked.push({ q, answer, fail }) })))
  if (!list) throw new Error('no scope')
  return { filter, asked, list, scope }
}

describe('a page of a list', () => {
  it('follows its filter, and says meanwhile that it is of the one before', async () => {
    const { filter, asked, list } = listing()
    asked[0]?.answer(pageOf('a1'))
    await flushPromises()
    expect(list.found.value?.items).toEqual(['a1'])
    filter.value = { q: 'b' }
    await nextTick()
    expect(list.outdated.value).toBe(true)
    asked[1]?.answer(pageOf('b1'))
    await flushPromises()
    expect([list.found.value?.items, list.outdated.value]).toEqual([['b1'], false])
  })

  it('is never that of an older question, however late its answer comes', async () => {
    const { filter, asked, list } = listing()
    filter.value = { q: 'b' }
    await nextTick()
    asked[1]?.answer(pageOf('b1'))
    await flushPromises()
    asked[0]?.answer(pageOf('a1'))
    await flushPromises()
    expect(list.found.value?.items).toEqual(['b1'])
  })

  it('stays when it cannot be renewed, beside the reason', async () => {
    const { asked, list } = listing()
    asked[0]?.answer(pageOf('a1'))
    await flushPromises()
    void list.load()
    asked[1]?.fail(new ApiError(503, 'store-unavailable', 'away'))
    await flushPromises()
    expect([list.found.value?.items, list.error.value?.code]).toEqual([['a1'], 'store-unavailable'])
  })

  it('says nothing of what fails after the page was left', async () => {
    const { asked, list, scope } = listing()
    scope.stop()
    asked[0]?.fail(new Error('aborted'))
    await flushPromises()
    expect(list.error.value).toBeNull()
  })
})

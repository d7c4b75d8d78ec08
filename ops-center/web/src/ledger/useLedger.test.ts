import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import type { LedgerFilter } from '@/api/ledger'
import { useLedger } from './useLedger'

const event = (seq: number) => ({ seq, at: 0, actor: 'a', action: 'b', object: 'c', outcome: 'done', hash: '' })
const answer = (body: unknown) => ({ ok: true, status: 200, json: () => Promise.resolve(body) })

afterEach(() => { vi.unstubAllGlobals() })

it('goes on where the page before ended, and begins anew with another filter', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', vi.fn((path: string) => {
    asked.push(path)
    return Promise.resolve(answer(path.includes('before=3') ? { items: [event(2)], next: null } : { items: [event(4), event(3)], next: 3 }))
  }))
  const filter = shallowRef<LedgerFilter>({})
  const scope = effectScope()
  const ledger = scope.run(() => useLedger(filter))
  await flushPromises()
  await ledger?.more()
  expect(ledger?.events.value?.map(({ seq }) => seq)).toEqual([4, 3, 2])
  expect(ledger?.next.value).toBeNull()

  filter.value = { actor: 'duty' }
  await flushPromises()
  expect(ledger?.events.value?.map(({ seq }) => seq)).toEqual([4, 3])
  expect(asked).toEqual(['/api/ledger', '/api/ledger?before=3', '/api/ledger?actor=duty'])
  scope.stop()
})

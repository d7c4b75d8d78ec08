import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { usePolled } from './usePolled'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

test('asks again until the page is left, and keeps what it last heard when it hears nothing', async () => {
  const answers = [() => Promise.resolve(1), () => Promise.reject(new Error('away')), () => Promise.resolve(3)]
  let asked = 0
  const scope = effectScope()
  const polled = scope.run(() => usePolled(() => answers[asked++]?.() ?? Promise.resolve(0), 1_000))
  await vi.advanceTimersByTimeAsync(0)
  expect(polled?.found.value).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect([polled?.found.value, polled?.error.value === null]).toEqual([1, false])
  await vi.advanceTimersByTimeAsync(1_000)
  expect([polled?.found.value, polled?.error.value]).toEqual([3, null])
  scope.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked).toBe(3)
})

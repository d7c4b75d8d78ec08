import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import { STALE_AFTER_MS, useDataAge } from './age'
import { useLive } from './store'

it('what is shown is current until the hub has been silent for long, and then tells its age', () => {
  setActivePinia(createPinia())
  const now = ref(1_000)
  const age = useDataAge(now)
  expect(age.value, 'before the first word').toBeNull()
  useLive().lastWordAt = 1_000
  now.value += STALE_AFTER_MS
  expect(age.value).toBeNull()
  now.value += 1
  expect(age.value).toBe(STALE_AFTER_MS + 1)
})

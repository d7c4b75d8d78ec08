import { describe, expect, it } from 'vitest'
import { computed, nextTick, ref } from 'vue'
import type { Alert } from '@/api/alerts'
import { useSelection } from './useSelection'

const alert = (id: string, state = 'open') => ({ id, state }) as Alert

describe('alerts chosen to be taken at once', () => {
  it('are those that wait and are shown', async () => {
    const rows = ref([alert('a'), alert('b'), alert('c')])
    const { selected, select } = useSelection(computed(() => rows.value), computed(() => 'open' as const))
    select(['a', 'b', 'c'], true)
    select(['c'], false)
    expect([...selected.value]).toEqual(['a', 'b'])

    rows.value = [alert('a', 'acknowledged'), alert('b')]
    await nextTick()
    expect([...selected.value]).toEqual(['b'])
  })
})

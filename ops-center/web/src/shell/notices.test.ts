import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/problem'
import { useNotices } from './notices'

describe('notices', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
  })
  afterEach(() => { vi.useRealTimers() })

  it('go by themselves when all is well, and stay when something failed', () => {
    const notices = useNotices()
    notices.say('saved')
    notices.fail(new ApiError(409, 'stale-version', 'newer'))
    expect(notices.notices).toHaveLength(2)
    vi.advanceTimersByTime(60_000)
    expect(notices.notices.map(({ problem }) => problem?.code)).toEqual(['stale-version'])
  })

  it('tell the same problem once, and can be closed', () => {
    const notices = useNotices()
    for (let i = 0; i < 3; i++) notices.fail(new ApiError(0, 'unreachable', 'away'))
    expect(notices.notices).toHaveLength(1)
    notices.dismiss(notices.notices[0]?.id ?? -1)
    expect(notices.notices).toEqual([])
  })
})

import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Alert } from '@/api/alerts'
import { useFleet } from '@/devices/store'
import { useSession } from '@/session/store'
import { useAlerts } from './store'
import { anAlert } from './testing'

type Answer = () => Response | Promise<Response>
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const listOf = (...items: Alert[]) => () => json({ items, page: 0, size: 500, total: items.length })

describe('the alert store', () => {
  let answers: Record<string, Answer>

  beforeEach(() => {
    setActivePinia(createPinia())
    localStorage.clear()
    answers = {}
    vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
      const answer = answers[`${method ?? 'GET'} ${path.split('?')[0] ?? ''}`]
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'))
    })
    useSession().session = { username: 'duty', displayName: 'Duty', roles: ['DUTY_OFFICER'], adcodes: null, passwordChangeNeeded: false }
  })
  afterEach(() => { vi.unstubAllGlobals() })

  it('shows an acknowledgement at once and keeps it while the hub is away', async () => {
    answers['GET /api/alerts'] = listOf(anAlert())
    const alerts = useAlerts()
    await alerts.load()
    await alerts.acknowledge('a', 'on my way')
    expect(alerts.queue[0]).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'duty' })
    expect([...alerts.pending]).toEqual(['a'])
  })

  it('still shows it after a reload, although the hub does not know it yet', async () => {
    answers['GET /api/alerts'] = listOf(anAlert())
    await useAlerts().load()
    await useAlerts().acknowledge('a')
    setActivePinia(createPinia())
    useSession().session = { username: 'duty', displayName: 'Duty', roles: ['DUTY_OFFICER'], adcodes: null, passwordChangeNeeded: false }
    await useAlerts().load()
    expect(useAlerts().queue[0]?.state).toBe('acknowledged')
  })

  it('takes the hub’s word when somebody else was first', async () => {
    answers['GET /api/alerts'] = listOf(anAlert())
    answers['POST /api/alerts/a/acknowledgement'] = () => json({ code: 'already-acknowledged' }, 409)
    answers['GET /api/alerts/a'] = () => json(anAlert({ state: 'acknowledged', acknowledgedBy: 'li', seq: 2 }))
    const alerts = useAlerts()
    await alerts.load()
    await alerts.acknowledge('a')
    expect(alerts.alerts.get('a')?.acknowledgedBy).toBe('li')
    expect(alerts.refused?.error.code).toBe('already-acknowledged')
    expect(alerts.pending.size).toBe(0)
  })

  it('keeps what the feed told while the list was on its way', async () => {
    answers['GET /api/alerts'] = listOf(anAlert({ seq: 1 }))
    const alerts = useAlerts()
    alerts.remember(anAlert({ seq: 5, state: 'acknowledged', acknowledgedBy: 'li' }))
    await alerts.load()
    expect(alerts.alerts.get('a')?.seq).toBe(5)
  })

  it('says why the list could not be had', async () => {
    const alerts = useAlerts()
    await alerts.load()
    expect(alerts.error?.code).toBe('unreachable')
    expect(useFleet().loaded).toBe(false)
  })
})

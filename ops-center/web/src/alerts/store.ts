import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef } from 'vue'
import { acknowledgeAlert, type Alert, getAlert, listAlerts } from '@/api/alerts'
import { SEVERITIES } from '@/api/common'
import { acknowledgeIncident as takeIncident } from '@/api/incidents'
import { type ApiError, asApiError } from '@/api/problem'
import { useFleet } from '@/devices/store'
import { useLive } from '@/live/store'
import { useSession } from '@/session/store'
import { useSilences } from '@/silences/store'
import { byUrgency, countWaiting, group, isActive, newest, takenBy, worstLevel } from './order'
import { Outbox } from './outbox'

const PAGE = 500
const BATCH_MS = 100

/** Active alerts, kept current by the feed, and the acknowledgements on their way to the hub. */
export const useAlerts = defineStore('alerts', () => {
  const live = useLive()
  const fleet = useFleet()
  const session = useSession()
  const silences = useSilences()
  const alerts = shallowRef(new Map<string, Alert>())
  const loaded = ref(false)
  const error = shallowRef<ApiError | null>(null)
  /** More are active than this list holds. */
  const more = ref(0)
  /** Alert ids whose acknowledgement waits for the hub. */
  const pending = shallowRef(new Set<string>())
  const refused = shallowRef<{ alert: Alert | undefined; error: ApiError } | null>(null)
  const latest = shallowRef<Alert | null>(null)
  let refresh: ReturnType<typeof setTimeout> | undefined

  const queue = computed(() => [...alerts.value.values()].filter(isActive).sort(byUrgency))
  const groups = computed(() => group(queue.value))
  const waiting = computed(() => countWaiting(queue.value.filter((alert) => !silences.of(alert))))
  const outbox = () => new Outbox(session.session?.username ?? '')

  async function load(): Promise<void> {
    try {
      const page = await listAlerts({ status: 'active', size: PAGE })
      // The feed may have told something newer while the list was on its way.
      alerts.value = new Map(page.items.map((alert) => [alert.id, newest(alert, alerts.value.get(alert.id))]))
      more.value = Math.max(0, page.total - page.items.length)
      error.value = null
      loaded.value = true
      markAcknowledged(outbox().list().map(({ alertId }) => alertId))
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  /** A storm brings hundreds of changes at once: lists are redrawn ten times a second, not for each. */
  function changed(): void {
    refresh ??= setTimeout(() => {
      refresh = undefined
      triggerRef(alerts)
    }, BATCH_MS)
  }

  function receive(alert: Alert): void {
    const known = alerts.value.get(alert.id)
    if (known && known.seq > alert.seq) return
    alerts.value.set(alert.id, alert)
    // Also one that somebody had and nobody sees to any more.
    const waitsAgain = known?.state === 'acknowledged' && !pending.value.has(alert.id)
    if ((!known || waitsAgain) && alert.state === 'open' && !alert.symptom) latest.value = alert
    showOnMap(alert.deviceId)
    changed()
  }

  /** Keeps an alert that was looked up by its address, so that its changes are seen. */
  function remember(alert: Alert): void {
    const known = alerts.value.get(alert.id)
    if (known && known.seq >= alert.seq) return
    alerts.value.set(alert.id, alert)
    triggerRef(alerts)
  }

  /** The feed tells states only of devices in view; alerts colour the others too. */
  function showOnMap(deviceId: string): void {
    const state = fleet.fleet.get(deviceId)?.state
    const level = worstLevel([...alerts.value.values()].filter((alert) => alert.deviceId === deviceId))
    if (level) fleet.fleet.setState(deviceId, level)
    else if (SEVERITIES.some((severity) => severity === state)) fleet.fleet.setState(deviceId, 'normal')
  }

  function markAcknowledged(ids: readonly string[]): void {
    pending.value = new Set([...pending.value, ...ids])
    for (const id of ids) {
      const alert = alerts.value.get(id)
      if (alert?.state === 'open') alerts.value.set(id, takenBy(session.session?.username ?? null, alert))
    }
    triggerRef(alerts)
  }

  /** Shows the acknowledgement at once and delivers it now or as soon as the hub is back. */
  async function acknowledge(id: string, note: string | null = null): Promise<void> {
    outbox().put({ alertId: id, note, at: Date.now() })
    markAcknowledged([id])
    await deliver(id, note)
  }

  async function deliver(id: string, note: string | null): Promise<void> {
    try {
      receive(await acknowledgeAlert(id, note))
    } catch (failure) {
      const problem = asApiError(failure)
      if (problem.transient) return
      refused.value = { alert: alerts.value.get(id), error: problem }
      await getAlert(id).then(receive, () => alerts.value.delete(id))
    }
    outbox().remove(id)
    settle([id])
  }

  function settle(delivered: readonly string[]): void {
    pending.value = new Set([...pending.value].filter((id) => !delivered.includes(id)))
    triggerRef(alerts)
  }

  /** Takes everything of an incident that nobody has; while the hub is away, alert by alert when it is back. */
  async function acknowledgeIncident(number: number): Promise<void> {
    const open = queue.value.filter(({ incident, state }) => incident === number && state === 'open').map(({ id }) => id)
    markAcknowledged(open)
    const failure = await takeIncident(number).then(() => null, asApiError)
    if (failure !== null) {
      if (failure.transient) return open.forEach((alertId) => { outbox().put({ alertId, note: null, at: Date.now() }) })
      refused.value = { alert: undefined, error: failure }
      await load()
    }
    settle(open)
  }

  live.on('alert', (message) => { receive(message.alert) })
  live.on('reset', () => void load())
  live.on('hello', () => {
    void load() // What changes after the hello comes by the feed; what changed before it is in the list.
    for (const entry of outbox().list()) void deliver(entry.alertId, entry.note)
  })

  /** Forgets everything of the session that has ended. */
  function clear(): void {
    alerts.value = new Map()
    pending.value = new Set()
    loaded.value = false
  }

  return { clear, alerts, queue, groups, waiting, loaded, error, more, pending, refused, latest, load, acknowledge, acknowledgeIncident, remember }
})

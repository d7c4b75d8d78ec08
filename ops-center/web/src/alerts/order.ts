import type { Alert } from '@/api/alerts'
import { SEVERITIES, type Severity } from '@/api/common'

const rank = (alert: Alert) => SEVERITIES.indexOf(alert.severity)
const waiting = (alert: Alert) => (alert.state === 'open' ? 0 : 1)

/** Whether it counts for the participants of a drill only. */
export const isDrill = (alert: Alert) => alert.mode === 'DRILL'

/** What nobody has yet comes first, the real before the drill, then the worst, then the newest. */
export function byUrgency(a: Alert, b: Alert): number {
  return waiting(a) - waiting(b) || Number(isDrill(a)) - Number(isDrill(b)) || rank(a) - rank(b) || b.onset - a.onset || (a.id < b.id ? -1 : 1)
}

/** The worst level among the active ones, or null when nothing is open. */
export function worstLevel(alerts: Iterable<Alert>): Severity | null {
  let worst: number = SEVERITIES.length
  for (const alert of alerts) if (isActive(alert)) worst = Math.min(worst, rank(alert))
  return SEVERITIES[worst] ?? null
}

export const isActive = (alert: Alert) => alert.state === 'open' || alert.state === 'acknowledged'

/** How many matters of the real city nobody has yet: an incident is one, however many its symptoms are. */
export const countWaiting = (alerts: readonly Alert[]) =>
  new Set(alerts.filter((alert) => alert.state === 'open' && !isDrill(alert)).map(({ id, incident }) => incident ?? id)).size

/** The alert as it is when somebody has just taken it. */
export const takenBy = (by: string | null, alert: Alert): Alert => ({ ...alert, state: 'acknowledged', acknowledgedBy: by, acknowledgedAt: Date.now() })

/** What is known of an alert, if it is newer. */
export const newest = (alert: Alert, known: Alert | undefined) => (known && known.seq > alert.seq ? known : alert)

/** Alerts of one incident, its root first; or alike ones: same rule, level and district, real or drill, and nobody or somebody has them. */
export interface AlertGroup {
  key: string
  incident: number | null
  alerts: [Alert, ...Alert[]]
}

/** The same lines in the same places, with what is known of their alerts now. */
export function refresh(groups: readonly AlertGroup[], current: ReadonlyMap<string, Alert>): AlertGroup[] {
  return groups.map(({ key, incident, alerts: [first, ...others] }) => {
    const now = (alert: Alert) => current.get(alert.id) ?? alert
    return { key, incident, alerts: [now(first), ...others.map(now)] }
  })
}

/** An incident stands where its most urgent alert would, under the name of its root. */
function rootFirst(group: AlertGroup): AlertGroup {
  const root = group.alerts.find(({ symptom }) => !symptom)
  return group.incident === null || !root ? group : { ...group, alerts: [root, ...group.alerts.filter((alert) => alert !== root)] }
}

const STORM = 4

/** Folds incidents, and groups of at least four alike, into one line; everything else stays a line of its own. */
export function group(sorted: readonly Alert[]): AlertGroup[] {
  const alike = new Map<string, [Alert, ...Alert[]]>()
  for (const alert of sorted) {
    const key = alert.incident !== null ? `incident/${alert.incident}` : [alert.ruleId, alert.severity, alert.adcode, waiting(alert), isDrill(alert)].join('/')
    const group = alike.get(key)
    if (group) group.push(alert)
    else alike.set(key, [alert])
  }
  const groups = [...alike].flatMap(([key, alerts]): AlertGroup[] =>
    alerts[0].incident !== null || alerts.length >= STORM
      ? [{ key, incident: alerts[0].incident, alerts }]
      : alerts.map((alert) => ({ key: alert.id, incident: null, alerts: [alert] })),
  )
  return groups.sort((a, b) => byUrgency(a.alerts[0], b.alerts[0])).map(rootFirst)
}

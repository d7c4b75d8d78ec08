import { type Alert, type AlertStep, listAlerts, listAlertSteps } from '@/api/alerts'
import { getRule, type Rule } from '@/api/rules'
import { getTelemetry, type TelemetryPoint } from '@/api/telemetry'
import { lastTime } from './near'

/** What an alert is read with: why it fired, what happened to it, and how it went the last time. */
export interface Beside {
  rule: Rule | null
  steps: AlertStep[]
  /** What the device said shortly before and after. */
  around: TelemetryPoint[]
  last: Alert | null
  /** Some of this could not be fetched. */
  partial: boolean
}

const AROUND_MS = 600_000
const EARLIER = 100

/** Never fails: what cannot be had is left out, and said to be. */
export async function fetchBeside(alert: Alert): Promise<Beside> {
  const [rule, steps, around, ofDevice] = await Promise.allSettled([
    getRule(alert.ruleId),
    listAlertSteps(alert.id),
    samplesAround(alert),
    listAlerts({ device: alert.deviceId, status: 'all', size: EARLIER }),
  ])
  return {
    rule: rule.status === 'fulfilled' ? rule.value : null,
    steps: steps.status === 'fulfilled' ? steps.value : [],
    around: around.status === 'fulfilled' ? around.value : [],
    last: ofDevice.status === 'fulfilled' ? lastTime(alert, ofDevice.value.items) : null,
    partial: [rule, steps, around, ofDevice].some(({ status }) => status === 'rejected'),
  }
}

/** The crossing itself can be seen only with the values on both sides of it. */
async function samplesAround({ deviceId, property, onset, clearedAt }: Alert): Promise<TelemetryPoint[]> {
  if (property === null) return []
  const to = Math.min(Date.now(), (clearedAt ?? onset) + AROUND_MS)
  const query = { property: [property], from: onset - AROUND_MS, to, resolution: 'auto' } as const
  return (await getTelemetry(deviceId, query)).series[0]?.points ?? []
}

import { Alert } from '@/api/alerts'
import * as v from 'valibot'

/** An alert for tests: what matters is given, the rest is ordinary. */
export function anAlert(part: Partial<Alert> = {}): Alert {
  return v.parse(Alert, {
    id: 'a', ruleId: 'pipe-pressure-low', ruleVersion: 1, ruleName: { zh: '低压', en: 'Low' }, deviceId: 'gauge-1',
    deviceName: 'Gauge 1', kind: 'pipe-pressure', adcode: '130102', district: null, domain: 'water', property: 'pressure',
    severity: 'orange', message: { zh: '低压', en: 'Low' }, onset: 1_000, eventTime: 1_000, receivedAt: 1_000,
    value: 0.1, unit: 'MPa', state: 'open', seq: 1, ...part,
  })
}

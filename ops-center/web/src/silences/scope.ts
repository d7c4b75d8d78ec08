import type { Alert } from '@/api/alerts'
import type { Silence } from '@/api/silences'

/** Whether a silence is about an alert; the twin of the app's Scope. */
export function isAbout({ scope }: Silence, alert: Alert): boolean {
  const pairs = [
    [scope.device, alert.deviceId], [scope.kind, alert.kind], [scope.domain, alert.domain], [scope.adcode, alert.adcode], [scope.rule, alert.ruleId],
  ] as const
  return pairs.every(([wanted, is]) => wanted === null || wanted === is)
}

import type { Alert } from '@/api/alerts'
import { useAlerts } from './store'

/** Takes an alert; the root of an incident with all that it explains. */
export function useTaking(): (alert: Alert) => Promise<void> {
  const alerts = useAlerts()
  return ({ id, incident, symptom }) => (incident === null || symptom ? alerts.acknowledge(id) : alerts.acknowledgeIncident(incident))
}

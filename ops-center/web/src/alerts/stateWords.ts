import { useI18n } from 'vue-i18n'
import type { Alert } from '@/api/alerts'

/** What has become of an alert, and who has it, in a few words. */
export function useStateWords(): (alert: Alert) => string {
  const { t } = useI18n()
  return ({ state, acknowledgedBy }) => {
    const held = acknowledgedBy === null ? null : t('alert.heldBy', { who: acknowledgedBy })
    if (state === 'acknowledged') return held ?? t('alertState.acknowledged')
    return [t(`alertState.${state}`), held].filter((words) => words !== null).join(' · ')
  }
}

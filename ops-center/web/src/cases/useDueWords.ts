import { useI18n } from 'vue-i18n'
import { useFormat } from '@/i18n/format'
import type { Due } from './due'

/** What a clock says, in words. */
export function useDueWords(): (due: Due) => string {
  const { t } = useI18n()
  const { exactSpan } = useFormat()
  return (due) => {
    if (due.kind === 'left') return t('due.left', { span: exactSpan(due.ms) })
    if (due.kind === 'over') return t('due.over', { span: exactSpan(due.ms) })
    return t(due.kind === 'late' ? 'due.late' : 'due.none')
  }
}

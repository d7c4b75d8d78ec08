import { useI18n } from 'vue-i18n'
import type { Shift } from '@/api/duty'
import { WEEKDAYS } from '@/api/silences'
import { useNames } from '@/devices/catalogue'

/** Says what a shift is for, and when. */
export function useShiftWords() {
  const { t } = useI18n()
  const names = useNames()
  const area = ({ adcode, domain }: Pick<Shift, 'adcode' | 'domain'>) =>
    [adcode === null ? t('people.wholeCity') : names.district(adcode), domain && t(`domain.${domain}`)].filter(Boolean).join(' · ')
  const days = ({ days }: Shift) => (days.length === WEEKDAYS.length ? t('duty.daily') : days.map((day) => t(`weekday.${day}`)).join(' '))
  const hours = ({ begin, end }: Shift) => (begin === end ? t('duty.roundTheClock') : `${begin}–${end}`)
  return { area, days, hours }
}

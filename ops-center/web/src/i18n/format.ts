import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Text, Value } from '@/api/common'
import { writtenUnit } from './units'

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** About four significant digits: enough to compare, few enough to read. */
function digits(value: number): number {
  const size = Math.abs(value)
  if (size >= 1000 || Number.isInteger(value)) return 0
  return size >= 100 ? 1 : size >= 1 ? 2 : 3
}

/** Formatters in the language of the page; all times are Shijiazhuang's. */
export function useFormat() {
  const { locale, t } = useI18n()
  const chinese = computed(() => locale.value === 'zh-CN')
  const dateTime = computed(() => new Intl.DateTimeFormat(locale.value, {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }))
  const clock = computed(() => new Intl.DateTimeFormat(locale.value, {
    timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }))
  const minute = computed(() => new Intl.DateTimeFormat(locale.value, {
    timeZone: ZONE, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }))

  function number(value: number): string {
    return value.toLocaleString(locale.value, { maximumFractionDigits: digits(value) })
  }

  function value(raw: Value | null, unit?: string | null): string {
    if (raw === null) return '–'
    if (typeof raw === 'boolean') return t(raw ? 'value.yes' : 'value.no')
    const text = typeof raw === 'number' ? number(raw) : raw
    return unit && unit !== '1' ? `${text} ${writtenUnit(unit)}` : text
  }

  /** How long, in its largest sensible unit. */
  function span(milliseconds: number): string {
    const ms = Math.max(0, milliseconds)
    if (ms < MINUTE) return t('span.seconds', { n: Math.floor(ms / 1_000) })
    if (ms < HOUR) return t('span.minutes', { n: Math.floor(ms / MINUTE) })
    if (ms < 2 * DAY) return t('span.hours', { n: Math.floor(ms / HOUR) })
    return t('span.days', { n: Math.floor(ms / DAY) })
  }

  /** How long, with minutes for as long as they count. */
  function exactSpan(ms: number): string {
    if (ms < HOUR || ms >= DAY) return span(ms)
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    return minutes === 0 ? span(ms) : t('span.hoursMinutes', { h: Math.floor(ms / HOUR), m: minutes })
  }

  function metres(length: number): string {
    return length < 1_000 ? `${number(Math.round(length / 10) * 10)} m` : `${number(Math.round(length / 100) / 10)} km`
  }

  function size(bytes: number): string {
    if (bytes >= 1_000_000_000) return `${number(Math.round(bytes / 100_000_000) / 10)} GB`
    return bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1_000))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`
  }

  const percent = (share: number) => share.toLocaleString(locale.value, { style: 'percent', maximumFractionDigits: 1 })

  return {
    number,
    percent,
    size,
    value,
    span,
    exactSpan,
    metres,
    ago: (from: number, now: number) => (now - from < 5_000 ? t('span.now') : t('span.ago', { span: span(now - from) })),
    dateTime: (time: number) => dateTime.value.format(time),
    minute: (time: number) => minute.value.format(time),
    clock: (time: number) => clock.value.format(time),
    text: (both: Text) => (chinese.value ? both.zh : both.en),
  }
}

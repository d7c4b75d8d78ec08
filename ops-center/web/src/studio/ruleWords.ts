import { useI18n } from 'vue-i18n'
import type { Property } from '@/api/catalogue'
import type { Rule } from '@/api/rules'
import { useCatalogue } from '@/devices/catalogue'
import { useFormat } from '@/i18n/format'

const SIGNS = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Milliseconds of an ISO-8601 duration of days and smaller; null for what is not one. */
export function parseDuration(iso: string): number | null {
  const match = DURATION.exec(iso)
  if (!match || iso === 'P' || iso.endsWith('T')) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part || 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}

/** A rule's condition as a sentence in the language of the page. */
export function useRuleWords() {
  const { t } = useI18n()
  const catalogue = useCatalogue()
  const { span, text, value } = useFormat()

  function property(rule: Rule, kind?: string): Property | undefined {
    if (rule.condition.type !== 'threshold') return undefined
    const code = rule.condition.property
    const all = rule.scope.kinds.length > 0 ? rule.scope.kinds : catalogue.types.map((type) => type.kind)
    const kinds = kind ? [kind] : all
    return kinds.map((candidate) => catalogue.property(candidate, code)).find((found) => found !== undefined)
  }

  function condition(rule: Rule, kind?: string): string {
    const { condition } = rule
    if (condition.type === 'absence') return t('rule.absence', { n: condition.intervals })
    if (condition.type === 'other') return t('rule.other')
    const found = property(rule, kind)
    const limit = value(condition.value, found?.unit ?? null)
    const words = t('rule.threshold', {
      property: found ? text(found.name) : condition.property,
      sign: SIGNS[condition.operator],
      limit,
    })
    const lasting = condition.for ? parseDuration(condition.for) : null
    return lasting ? t('rule.lasting', { words, span: span(lasting) }) : words
  }

  return { condition, property }
}

import { useI18n } from 'vue-i18n'
import type { CaseStep } from '@/api/cases'
import { useNames } from '@/devices/catalogue'
import { useFormat } from '@/i18n/format'
import { useCases } from './store'

/** Names of what cases are made of, in the language of the page; what is not known stands for itself. */
export function useCaseWords() {
  const cases = useCases()
  const names = useNames()
  const { t, te } = useI18n()
  const { text } = useFormat()

  function stage(definition: string, code: string): string {
    const found = cases.byId.get(definition)?.stages.find((candidate) => candidate.code === code)
    return found ? text(found.name) : code
  }

  function step(definition: string, { action }: CaseStep): string {
    if (te(`caseStep.${action}`)) return t(`caseStep.${action}`)
    const found = cases.byId.get(definition)?.actions.find((candidate) => candidate.action === action)
    return found ? text(found.name) : action
  }

  /** A department of one district is told from its namesakes by the district. */
  function department(id: string): string {
    const found = cases.departments.find((candidate) => candidate.id === id)
    if (!found) return id
    return found.adcode && found.adcode !== '130100' ? `${names.district(found.adcode)} · ${text(found.name)}` : text(found.name)
  }

  return { stage, step, department }
}

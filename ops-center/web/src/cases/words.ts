import { useI18n } from 'vue-i18n'
import type { CaseStep } from '@/api/cases'
import { useFormat } from '@/i18n/format'
import { useCases } from './store'

/** Names of what cases are made of, in the language of the page; what is not known stands for itself. */
export function useCaseWords() {
  const cases = useCases()
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

  function department(id: string): string {
    const found = cases.departments.find((candidate) => candidate.id === id)
    return found ? text(found.name) : id
  }

  return { stage, step, department }
}

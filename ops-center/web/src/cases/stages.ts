import type { Definition } from '@/api/caseDefinitions'
import type { CaseView } from '@/api/cases'

type Stage = Definition['stages'][number]

export interface StageOnTheWay {
  stage: Stage
  state: 'done' | 'here' | 'ahead'
  /** When the case came there last; null for what it did not reach. */
  at: number | null
}

/**
 * The stages of a definition as a line. Side tracks and dead ends (suspended, voided) are on it only for
 * a case that is there, and what a case was sent back over is ahead again.
 */
export function stagesOf(definition: Definition | undefined, { summary, history }: CaseView): StageOnTheWay[] {
  if (!definition) return []
  const entered = new Map<string, number>()
  for (const step of history) if (step.to !== null && step.to !== step.from) entered.set(step.to, step.at)
  const main = definition.stages.filter(({ code, kind }) => code === summary.stage.code || kind === 'ACTIVE' || kind === 'DONE')
  const here = main.findIndex(({ code }) => code === summary.stage.code)
  const ended = summary.stage.kind === 'DONE' || summary.stage.kind === 'VOID'
  return main
    // A voided case goes nowhere any more.
    .filter(({ code }, i) => summary.stage.kind !== 'VOID' || i === here || entered.has(code))
    .map((stage) => {
      const at = entered.get(stage.code) ?? null
      if (stage.code === summary.stage.code) return { stage, state: ended ? 'done' as const : 'here' as const, at: at ?? summary.stageSince }
      const passed = main.indexOf(stage) < here
      return { stage, state: passed ? 'done' as const : 'ahead' as const, at: passed ? at : null }
    })
}

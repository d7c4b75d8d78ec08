import type { Parameter } from '@/api/catalogue'

/** What a form begins with. */
export function usualValue(parameter: Parameter): number | boolean | string {
  if (parameter.type === 'NUMBER') return parameter.max ?? 0
  return parameter.type === 'BOOLEAN' ? false : parameter.options[0] ?? ''
}

/** Whether a value may be asked for; the twin of the app's ParameterDefinition. */
export function isAllowed(parameter: Parameter, value: unknown): boolean {
  if (parameter.type === 'BOOLEAN') return typeof value === 'boolean'
  if (parameter.type === 'TEXT') return typeof value === 'string' && parameter.options.includes(value)
  return typeof value === 'number' && value >= (parameter.min ?? Infinity) && value <= (parameter.max ?? -Infinity)
}

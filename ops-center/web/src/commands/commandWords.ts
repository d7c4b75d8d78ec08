import type { DeviceType } from '@/api/catalogue'
import type { Text } from '@/api/common'

/** A command with its arguments in words, as some kind of device has it. */
export function commandWords(
  types: readonly DeviceType[],
  { name, args }: { name: string; args: Record<string, unknown> },
  text: (words: Text) => string,
): string {
  const definition = types.flatMap(({ commands }) => commands).find(({ code }) => code === name)
  const told = Object.entries(args).map(([code, value]) => {
    const parameter = definition?.parameters.find((one) => one.code === code)
    return parameter ? `${text(parameter.name)} ${String(value)} ${parameter.unit}`.trim() : `${code} ${String(value)}`
  })
  return [definition ? text(definition.name) : name, ...told].join(' · ')
}

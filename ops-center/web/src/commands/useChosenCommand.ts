import { computed, ref, type Ref, watch } from 'vue'
import type { CommandDefinition } from '@/api/catalogue'
import type { WantedCommand } from '@/api/commands'
import { isAllowed, usualValue } from './parameters'

/** A command being chosen in a form, with its arguments. */
export function useChosenCommand(commands: Ref<CommandDefinition[]>) {
  const code = ref('')
  const args = ref<WantedCommand['args']>({})
  const chosen = computed(() => commands.value.find((one) => one.code === code.value) ?? null)
  const ready = computed(() => chosen.value !== null && chosen.value.parameters.every((one) => isAllowed(one, args.value[one.code])))
  watch(chosen, (command) => {
    args.value = Object.fromEntries(command?.parameters.map((one) => [one.code, usualValue(one)]) ?? [])
  })
  return { code, args, chosen, ready }
}

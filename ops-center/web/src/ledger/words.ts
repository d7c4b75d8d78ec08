import { useI18n } from 'vue-i18n'

/** What acts can be about: what the names of actions begin with. */
export const SUBJECTS = ['session', 'access', 'account', 'device', 'credential', 'rule', 'alert', 'case', 'warning', 'scenario', 'token', 'ledger'] as const

/** Actors, actions and objects in words; a code that this version does not know stands for itself. */
export function useLedgerWords() {
  const { t, te } = useI18n()
  const named = (key: string, code: string) => (te(key) ? t(key) : code)

  return {
    actor: (code: string) => named(`actor.${code}`, code),
    action: (code: string) => named(`act.${code}`, code),
    outcome: (code: string) => named(`outcome.${code}`, code),
    broken: (kind: string) => named(`broken.${kind}`, kind),
    /** A kind of object in words, and which of them. */
    object(code: string): { kind: string; id: string } {
      const colon = code.indexOf(':')
      const kind = code.slice(0, colon)
      if (colon < 0 || !te(`thing.${kind}`)) return { kind: '', id: code }
      const id = code.slice(colon + 1)
      if (code === 'account:unknown') return { kind: t('actor.unknown'), id: '' }
      // Not one of many: its kind says all.
      return { kind: t(`thing.${kind}`), id: ['ledger', 'devices', 'rules'].includes(kind) ? '' : id }
    },
  }
}

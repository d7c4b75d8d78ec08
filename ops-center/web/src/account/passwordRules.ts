export const MIN_LENGTH = 10
const MIN_CLASSES = 3
const MAX_BYTES = 72

export type PasswordRule = 'length' | 'classes' | 'name' | 'bytes'

function classes(password: string): number {
  const found = [...password].map((letter) => {
    if (/\p{Ll}/u.test(letter)) return 'lower'
    if (/\p{Lu}/u.test(letter)) return 'upper'
    return /\p{Nd}/u.test(letter) ? 'digit' : 'other'
  })
  return new Set(found).size
}

/** Which rules of the hub a password keeps that it can be told before it is sent; the hub decides. */
export function passwordRules(username: string, password: string): { rule: PasswordRule; kept: boolean }[] {
  return [
    { rule: 'length', kept: [...password].length >= MIN_LENGTH },
    { rule: 'classes', kept: classes(password) >= MIN_CLASSES },
    { rule: 'name', kept: password !== '' && !password.toLowerCase().includes(username.toLowerCase()) },
    { rule: 'bytes', kept: password !== '' && new TextEncoder().encode(password).length <= MAX_BYTES },
  ]
}

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A really running hub; ./test starts one. */
export const url = required('CHENGYUN_URL').replace(/\/$/, '')

/** Where it keeps everything. */
export const home = dirname(required('CHENGYUN_PASSWORD_FILE'))

const passwords = new Map(
  readFileSync(required('CHENGYUN_PASSWORD_FILE'), 'utf8').split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
)

export const password = (username: string) => passwords.get(username) ?? ''

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: these tests need a running hub (./run), or use --project=mock`)
  return value
}

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { home } from './hub'

const LIBRARIES = resolve('../app/target/app/lib')

/** So many hours pass for a case: its clock is moved in the hub's database, the only way to see it overdue today. */
export function letPass(caseNumber: string, hours: number): void {
  const { ports } = JSON.parse(readFileSync(join(home, 'hub.json'), 'utf8')) as { ports: { POSTGRES: number } }
  const driver = readdirSync(LIBRARIES).find((name) => /^postgresql-.*\.jar$/.test(name))
  if (!driver) throw new Error(`No PostgreSQL driver in ${LIBRARIES}: build the app first`)
  const secret = readFileSync(join(home, 'secrets', 'database-password'), 'utf8').trim()
  execFileSync('java', [
    '-cp', join(LIBRARIES, driver), 'e2e/TimePasses.java',
    `jdbc:postgresql://127.0.0.1:${ports.POSTGRES}/chengyun`, secret, caseNumber, String(hours),
  ], { stdio: ['ignore', 'inherit', 'inherit'] })
}

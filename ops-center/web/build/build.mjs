// Called by Maven: installs packages when the lock file has changed, builds when a source has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const INSTALLED = join(ROOT, 'node_modules/.chengyun-lock')
const BUILT = join(ROOT, 'target/chengyun-web.sha256')
const SOURCES = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']

function files(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)))
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  if (error) throw new Error(`npm cannot be started (Node 20 or newer is needed): ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

const is = (file, content) => existsSync(file) && readFileSync(file, 'utf8') === content

const lock = digest([join(ROOT, 'package-lock.json')])
if (!is(INSTALLED, lock)) {
  npm('ci', '--loglevel=error')
  writeFileSync(INSTALLED, lock)
}

const sources = digest(SOURCES.flatMap((name) => files(join(ROOT, name))))
if (!is(BUILT, sources) || !existsSync(join(ROOT, 'target/classes/META-INF/resources/index.html'))) {
  npm('run', 'build', '--loglevel=error')
  mkdirSync(join(ROOT, 'target'), { recursive: true })
  writeFileSync(BUILT, sources)
}

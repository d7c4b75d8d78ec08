// Called by Maven: installs packages when the lock file has changed, builds when a source has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const INSTALLED = join(ROOT, 'node_modules/.chengyun-lock')
const BILL_OF_MATERIALS = join(ROOT, 'target/chengyun-web.cdx.json')
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

// Runs npm and gives back what it printed, unless that goes to stdout as it comes.
function npm(args, stdout = 'inherit') {
  const shell = process.platform === 'win32'
  const run = spawnSync('npm', args, { cwd: ROOT, stdio: ['inherit', stdout, 'inherit'], shell, maxBuffer: 64 << 20 })
  if (run.error) throw new Error(`npm cannot be started (Node 20 or newer is needed): ${run.error.message}`)
  if (run.status !== 0) process.exit(run.status ?? 1)
  return run.stdout
}

// All packages (CycloneDX): those that only build and test are marked so. --omit dev would lose some that both need.
function billOfMaterials() {
  return npm(['sbom', '--sbom-format', 'cyclonedx', '--loglevel=error'], 'pipe')
}

const is = (file, content) => existsSync(file) && readFileSync(file, 'utf8') === content

const lock = digest([join(ROOT, 'package-lock.json')])
if (!is(INSTALLED, lock)) {
  npm(['ci', '--loglevel=error'])
  writeFileSync(INSTALLED, lock)
}

const sources = digest(SOURCES.flatMap((name) => files(join(ROOT, name))))
if (!is(BUILT, sources) || !existsSync(join(ROOT, 'target/classes/META-INF/resources/index.html'))) {
  npm(['run', 'build', '--loglevel=error'])
  mkdirSync(join(ROOT, 'target'), { recursive: true })
  writeFileSync(BILL_OF_MATERIALS, billOfMaterials())
  writeFileSync(BUILT, sources)
}

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { defineConfig } from '@playwright/test'

function onPath(...names: string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
  if (!found) throw new Error(`No browser: set CHROMIUM_BIN or install one of ${names.join(', ')}`)
  return found
}

/** Debian's browser: test tools cannot download their own everywhere. */
const executablePath = process.env.CHROMIUM_BIN ?? onPath('chromium', 'chromium-browser', 'google-chrome')

const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
/** The map is drawn in software, which takes most of the machine: only where the map is what is tested. */
const withMap = { executablePath, args: [...args, '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing'] }
const withoutMap = { executablePath, args: [...args, '--disable-gpu', '--disable-3d-apis'] }

/** What this run leaves behind is named after it; ./test makes two runs, one after the other. */
const run = process.env.E2E_RUN ?? 'e2e'

export default defineConfig({
  testDir: 'e2e',
  outputDir: `target/test-results/${run}`,
  workers: 1,
  // Generous: two cores may run the whole hub and draw the map in software at once. A green run waits for none of it.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: `target/${run}-report.xml` }]],
  use: {
    locale: 'zh-CN',
    actionTimeout: 60_000, // what cannot be pressed says so long before its test's time is over
    timezoneId: 'America/New_York', // times must be Shijiazhuang's wherever the browser is
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' }, // what is tested is where things end, not how they get there
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'mock', testMatch: /mock.*\.spec\.ts/, testIgnore: /mock-map/, use: { launchOptions: withoutMap } },
    { name: 'mock-map', testMatch: /mock-map\.spec\.ts/, use: { launchOptions: withMap } },
    { name: 'hub', testMatch: /hub.*\.spec\.ts/, use: { launchOptions: withMap } },
  ],
})

import { type Browser, expect, type Page } from '@playwright/test'
import { url } from './hub'
import { expectAccessible, LANGUAGES, type Look, mapDrawn, SIZES, THEMES, visit, wear } from './pages'

const SCREENSHOTS = 'target/screenshots'

export type Size = keyof typeof SIZES
export const SIZE_NAMES = Object.keys(SIZES) as Size[]

/** Each theme and each language once: a word is as long in the dark as in the light. */
const LOOKS: Look[] = THEMES.map((theme, i) => ({ theme, language: LANGUAGES[i] ?? 'en' }))

/** Switches in place, as people do. One look is scanned at the size of a wall; the mock's tests scan the others. */
async function show(page: Page, name: string, size: Size, looks: readonly Look[]): Promise<void> {
  for (const [i, look] of looks.entries()) {
    await wear(page, look)
    await page.screenshot({ path: `${SCREENSHOTS}/${name}-${size}-${look.theme}-${look.language}.png` })
    if (size === 'wall' && i === 0) await expectAccessible(page, `${name} ${look.theme} ${look.language}`)
  }
}

/** What somebody sees who has not logged in. */
export async function showLogIn(browser: Browser, size: Size): Promise<void> {
  const context = await browser.newContext({ viewport: SIZES[size] })
  const page = await context.newPage()
  await page.goto(`${url}/log-in`)
  await expect(page.locator('form')).toBeVisible()
  await show(page, 'log-in', size, LOOKS)
  await context.close()
}

/** Every place by name, each in every look. */
export async function showPages(page: Page, size: Size, places: Readonly<Record<string, string>>): Promise<void> {
  const looks = [...LOOKS]
  await page.setViewportSize(SIZES[size])
  for (const [name, path] of Object.entries(places)) {
    await visit(page, path)
    await mapDrawn(page)
    if (['alert', 'device'].includes(name)) await expect(page.getByTestId('chart-summary').first()).toBeAttached()
    await show(page, name, size, looks)
    looks.reverse() // the next page begins as this one ended
  }
}

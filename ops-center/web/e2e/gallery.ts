import { type Browser, expect, type Page } from '@playwright/test'
import { url } from './hub'
import { expectAccessible, LANGUAGES, type Look, mapDrawn, SIZES, THEMES, visit, wear } from './pages'

const SCREENSHOTS = 'target/screenshots'

export type Size = keyof typeof SIZES
export const SIZE_NAMES = Object.keys(SIZES) as Size[]

/** In an order that changes one thing at a time. */
const LOOKS: Look[] = THEMES.flatMap((theme, i) =>
  (i % 2 === 0 ? LANGUAGES : LANGUAGES.toReversed()).map((language) => ({ theme, language })))

/** Two million pixels are drawn in each theme and in each language once; the smaller sizes in every way. */
const looksAt = (size: Size) => LOOKS.filter(({ theme, language }) => size !== 'wall' || (theme === 'dark') === (language === 'zh-CN'))

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
  await show(page, 'log-in', size, looksAt(size))
  await context.close()
}

/** Every place by name, each in every look. */
export async function showPages(page: Page, size: Size, places: Readonly<Record<string, string>>): Promise<void> {
  const looks = looksAt(size)
  await page.setViewportSize(SIZES[size])
  for (const [name, path] of Object.entries(places)) {
    await visit(page, path)
    await mapDrawn(page)
    if (['alert', 'device'].includes(name)) await expect(page.getByTestId('chart-summary').first()).toBeAttached()
    await show(page, name, size, looks)
    looks.reverse() // the next page begins as this one ended
  }
}

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const SIZES = {
  wall: { width: 1920, height: 1080 },
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const
export const THEMES = ['dark', 'light'] as const
export const LANGUAGES = ['zh-CN', 'en'] as const

export interface Look { theme: (typeof THEMES)[number]; language: (typeof LANGUAGES)[number] }

/** Theme and language are as this person chose them before. */
export async function remember(page: Page, look: Look): Promise<void> {
  await page.addInitScript(({ theme, language }) => {
    localStorage.setItem('chengyun.theme', theme)
    localStorage.setItem('chengyun.language', language)
  }, look)
}

/** Goes to another place of the hub as a link there does: nothing is loaded anew. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect(page).toHaveURL((url) => url.pathname + url.search === path)
  await expect(page.locator('main h1')).toBeAttached()
  await expect(page.locator('.skeleton')).toHaveCount(0)
}

/** Switches theme and language with the page's own buttons. */
export async function wear(page: Page, { theme, language }: Look): Promise<void> {
  const html = page.locator('html')
  if (await html.getAttribute('data-theme') !== theme) await page.getByTestId('theme').click()
  if (await html.getAttribute('lang') !== language) await page.getByTestId('language').click()
  await expect(html).toHaveAttribute('data-theme', theme)
  await expect(html).toHaveAttribute('lang', language)
  await mapDrawn(page)
}

/** The map, if the page has one, shows all that there is in the theme and language of now; software renderers take their time. */
export async function mapDrawn(page: Page): Promise<void> {
  if (await page.locator('.stage, .wall').count() > 0 && await page.locator('.no-map').count() === 0) await expect(page.locator('.map[data-drawn=true]')).toBeVisible({ timeout: 180_000 })
}

/** Logs in with the form. */
export async function logIn(page: Page, url: string, username: string, password: string): Promise<void> {
  await page.goto(`${url}/`)
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page.locator('main h1')).toBeAttached()
}

/** How many devices the map was given. */
export async function deviceCount(page: Page): Promise<number> {
  return Number(await page.getByTestId('device-count').getAttribute('data-count'))
}

/** Collects every request to another host, and every error of the page itself. */
export function watch(page: Page, url: string): { foreign: string[]; errors: string[] } {
  const seen = { foreign: [] as string[], errors: [] as string[] }
  const host = new URL(url).host
  const note = (address: string) => {
    const { protocol, host: other } = new URL(address)
    if (!['data:', 'blob:'].includes(protocol) && other !== host) seen.foreign.push(address)
  }
  page.on('request', (request) => { note(request.url()) })
  page.on('websocket', (socket) => { note(socket.url()) })
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content.Security.Policy|Uncaught/i.test(message.text())) seen.errors.push(message.text())
  })
  return seen
}

/** Nothing serious in an axe scan, nothing wider than the screen, and on the phone nothing too small for a finger. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
  expect(serious, what).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0)
  if ((page.viewportSize()?.width ?? 0) <= 640) expect(await smallTargets(page), what).toEqual([])
}

/** What can be pressed and is less than 44 pixels high; fields of the library are measured by their frame. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pressed = 'button, select, nav a, .el-switch, .el-select__wrapper, .el-input__wrapper, input:not([type=checkbox], [class*=el-])'
    return [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .map((element) => `${element.outerHTML.slice(0, 120)} is ${element.getBoundingClientRect().height} high`)
  })
}

/** Half-faded text has half the contrast: waits for what fades in, not for what turns for ever. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations()
    .every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().iterations === Infinity))
}

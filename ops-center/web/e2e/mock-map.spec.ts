import { expect } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { test } from './mock/fixture'
import { logIn, mapDrawn } from './pages'

test('a place is opened also when the map comes to rest while its page is being fetched', async ({ page, mock }) => {
  let views = 0
  page.on('websocket', (feed) => feed.on('framesent', ({ payload }) => { if (String(payload).includes('"view"')) views++ }))
  await logIn(page, mock.url, 'duty', PASSWORD)
  await mapDrawn(page)
  let deliver: () => void = () => undefined
  const fetched = new Promise<void>((resolve) => { deliver = resolve })
  await page.route('**/AccountView*.js', async (route) => {
    await fetched
    await route.continue()
  })
  await page.getByRole('link', { name: /我的账号/ }).click()
  const before = views
  await page.mouse.move(700, 450)
  await page.mouse.wheel(0, -300)
  await expect.poll(() => views).toBeGreaterThan(before)
  deliver()
  await expect(page).toHaveURL(`${mock.url}/account`)
  await expect(page.locator('[name=factor-password]')).toBeVisible()
})

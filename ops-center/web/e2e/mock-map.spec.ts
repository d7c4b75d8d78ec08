import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { deviceCount, expectAccessible, mapDrawn, SIZES, visit, watch } from './pages'

test('a place is opened also when the map comes to rest while its page is being fetched', async ({ page, mock, arrive }) => {
  let views = 0
  page.on('websocket', (feed) => feed.on('framesent', ({ payload }) => { if (String(payload).includes('"view"')) views++ }))
  await arrive('duty')
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

test('the address of a view opens the same view', async ({ page, arrive }) => {
  await arrive('duty', '/#13.00/38.04000/114.51000')
  await expect(page.locator('.stage')).toBeVisible()
  await mapDrawn(page)
  await page.getByRole('button', { name: '放大' }).click()
  await expect(page).toHaveURL(/#14\.00\/38\.04\d+\/114\.51\d+$/)
})

test('the search finds devices, districts and coordinates', async ({ page, arrive }) => {
  await arrive('duty')
  await page.keyboard.press('/')
  await page.keyboard.type('正定')
  await expect(page.getByRole('option').first()).toContainText('正定县')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#11\.00\//)
  await page.keyboard.press('/')
  await page.keyboard.type('38.04, 114.5')
  await expect(page.getByRole('option').first()).toContainText('114.5, 38.04')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#15\.00\/38\.04\d+\/114\.5/)
})

test.describe('with twenty thousand devices', () => {
  test.use({ devices: 20_000 })

  test('the page answers while thousands of values arrive', async ({ page, mock, arrive }) => {
    await arrive('viewer')
    await expect.poll(() => deviceCount(page), { timeout: 60_000 }).toBe(20_000) // the page answers also while they are being drawn

    const { id } = deviceOf(mock, 'pipe-pressure', 400)
    await page.keyboard.press('/')
    await page.keyboard.type(id)
    await expect(page.getByRole('option').first()).toContainText(id)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/devices/${id}`))
    await expect(page.getByRole('heading', { name: '当前数值' })).toBeVisible()
  })
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'desk'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found on the map: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    const seen = watch(page, mock.url)
    const gauge = deviceOf(mock, 'pipe-pressure')
    const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
    await page.setViewportSize(SIZES[size])
    await arrive('engineer', '/', { theme, language })
    await mapDrawn(page)
    for (const path of ['/', `/alerts/${alert.id}`, `/devices/${gauge.id}`]) {
      await visit(page, path)
      await expectAccessible(page, path)
    }
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
}

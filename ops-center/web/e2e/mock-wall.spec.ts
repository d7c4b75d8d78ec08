import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES } from './pages'

test('the wall says how the districts do, what is late, and how late the hub itself is', async ({ page, mock, arrive }) => {
  const gauge = deviceOf(mock, 'pipe-pressure')
  const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
  const late = mock.hub.cases.make({ stage: 'PROCESSING', dueAt: Date.now() - 7_200_000, department: 'wat' })
  await page.setViewportSize(SIZES.wall)
  await arrive('duty', '/wall')
  await expect(page.locator('[data-district]')).toHaveCount(22)
  await expect(page.locator(`[data-district="${gauge.adcode}"] .level`).first()).toContainText('1')
  await expect(page.locator(`[data-case="${late.number}"] [data-due=over]`)).toBeVisible()
  await expect(page.locator('[data-health=delay]')).toContainText('中位 412 毫秒')
  await expect(page.locator('[data-health=delay]')).toContainText('99% 在 983 毫秒 内')
  await expect(page.locator(`[data-alert="${alert.id}"]`)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), 'nothing has to be scrolled').toBeLessThanOrEqual(0)
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'wall'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found on the wall: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
    await page.setViewportSize(SIZES[size])
    await arrive('duty', '/wall', { theme, language })
    await expect(page.locator('[data-district]')).toHaveCount(22)
    await expectAccessible(page, 'the wall')
  })
}

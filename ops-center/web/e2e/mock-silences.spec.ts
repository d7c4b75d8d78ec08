import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES, visit } from './pages'

test('a device that is silenced from its alert is listed with who and why, and not counted', async ({ page, mock, arrive }) => {
  const gauge = deviceOf(mock, 'pipe-pressure')
  const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
  await arrive('duty', `/alerts/${alert.id}`)
  const badge = page.getByRole('banner').getByRole('link', { name: /^告警/ })
  await expect(badge).toContainText('1')
  await page.getByRole('button', { name: '静默此设备…' }).click()
  await page.getByLabel('原因', { exact: true }).fill('换表')
  await page.getByRole('button', { name: '设置静默' }).click()
  await expect(page.getByText('duty 已静默')).toBeVisible()
  await expect(badge).not.toContainText('1')

  await visit(page, '/silences')
  const silence = page.locator('[data-silence]')
  await expect(silence).toContainText('换表')
  await silence.getByRole('button', { name: '立即结束' }).click()
  await expect(silence).toHaveAttribute('data-state', 'over')
  await expect(badge).toContainText('1')
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'phone'], ['light', 'en', 'desk']] as const) {
  test(`nothing serious is found on silences: ${theme}, ${language}, ${size}`, async ({ page, arrive }) => {
    await page.setViewportSize(SIZES[size])
    await arrive('duty', '/silences', { theme, language })
    await page.getByRole('checkbox').check()
    await expectAccessible(page, 'the silences')
  })
}

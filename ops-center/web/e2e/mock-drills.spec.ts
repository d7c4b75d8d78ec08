import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES } from './pages'

test('a drill is begun, is said on every page, and its score tells who was how fast', async ({ page, mock, arrive }) => {
  await arrive('shiftlead', '/duty')
  await page.getByRole('link', { name: '演练', exact: true }).click()
  await expect(page.getByText('还没有演练。')).toBeVisible()
  await page.getByLabel('演练名称').fill('暴雨内涝演练')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '结束“暴雨内涝演练”' })).toBeVisible()

  const device = deviceOf(mock, 'pipe-pressure')
  const alert = mock.hub.raise(device.id, 'pipe-pressure-low', 0.1, Date.now(), { mode: 'DRILL' })
  mock.hub.acknowledge(alert.id, 'duty', null)
  const line = page.locator('tbody tr')
  await expect(line).toContainText('duty')
  await expect(page.getByTestId('drill-banner')).toContainText('演练进行中：暴雨内涝演练')
  await page.getByRole('button', { name: '结束“暴雨内涝演练”' }).click()
  await expect(page.locator('.score')).toHaveText('100%')
  await expect(page.getByRole('button', { name: /^结束/ })).toHaveCount(0)
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'desk'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found on drills: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    await page.setViewportSize(SIZES[size])
    mock.hub.drills.answer('POST', ['', 'api', 'drills'], 'shiftlead', { name: '暴雨内涝演练' })
    const device = deviceOf(mock, 'pipe-pressure')
    const alert = mock.hub.raise(device.id, 'pipe-pressure-low', 0.1, Date.now(), { mode: 'DRILL' })
    mock.hub.acknowledge(alert.id, 'duty', null)
    await arrive('shiftlead', '/drills', { theme, language })
    await expect(page.locator('tbody tr')).toContainText('duty')
    await expectAccessible(page, 'the drills')
  })
}

import { expect } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { deviceOf, test } from './mock/fixture'
import { choose, enter, expectAccessible, logIn, SIZES } from './pages'

test('somebody who is told finds it behind the bell, and goes to the alert', async ({ page, mock }) => {
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  mock.hub.duty.tell('duty', alert)
  await logIn(page, mock.url, 'duty', PASSWORD)
  await expect(page.getByTestId('bell')).toHaveAccessibleName('1 条未读通知')
  await page.getByTestId('bell').press('Enter')
  await page.locator('[data-notice]').getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/alerts/${alert.id}(#|$)`))
  await expect(page.getByTestId('bell')).toHaveAccessibleName('0 条未读通知')

  const told = page.getByTestId('told')
  await expect(told.locator('[data-result=SENT]')).toContainText('站内 · duty · 已通知')
  await expect(told.locator('[data-result=FAILED]')).toContainText('没有联系方式')
  await expect(told.locator('[data-next]')).toContainText('短信 · 值班员')
})

test('the shift lead closes a gap in the roster, the duty officer only reads it', async ({ page, mock }) => {
  await enter(page, mock.url, 'shiftlead', PASSWORD)
  await page.goto(`${mock.url}/duty`)
  await expect(page.locator('[data-gap]')).toContainText('全市')
  await page.getByLabel('用户名').fill('nobody')
  await page.getByRole('button', { name: '排班' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel('用户名').fill('duty2')
  await page.getByLabel('从').fill('20:00')
  await page.getByLabel('至').fill('08:00')
  await page.getByRole('button', { name: '排班' }).click()
  await expect(page.locator('[data-gap]')).toHaveCount(0)
  await expect(page.locator('[data-day]').first()).toContainText('duty2')
  await page.getByRole('button', { name: '结束 duty2 的班次' }).click()
  await expect(page.locator('[data-gap]')).toHaveCount(1)
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'phone'], ['light', 'en', 'desk']] as const) {
  test(`nothing serious is found in the roster and the bell: ${theme}, ${language}, ${size}`, async ({ page, mock }) => {
    mock.hub.duty.tell('shiftlead', mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1))
    await page.setViewportSize(SIZES[size])
    await enter(page, mock.url, 'shiftlead', PASSWORD)
    await choose(page, { theme, language })
    await page.goto(`${mock.url}/duty`)
    await expect(page.locator('[data-day]')).toHaveCount(7)
    await expectAccessible(page, 'the roster')
    await page.getByTestId('bell').click()
    await expect(page.locator('[data-notice]')).toBeVisible()
    await expectAccessible(page, 'the bell')
  })
}

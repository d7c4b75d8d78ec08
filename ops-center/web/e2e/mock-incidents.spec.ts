import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES, visit } from './pages'

test('a storm of 300 alerts is one line with one announcement, and one press takes it', async ({ page, mock, arrive }) => {
  await arrive('duty')
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'live')
  await page.evaluate(() => {
    const announcer = document.querySelector('[data-testid=announcer]')
    const told: string[] = []
    Object.assign(window, { told })
    if (announcer) new MutationObserver(() => told.push(announcer.textContent)).observe(announcer, { childList: true, characterData: true, subtree: true })
  })
  mock.hub.incidents.storm(300)

  const line = page.locator('[data-incident]')
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('变压器过载')
  await expect(line).toContainText('300 条症状')
  await expect(page.locator('article[data-alert]')).toHaveCount(0)
  await expect(page.getByTestId('announcer')).toContainText('变压器过载')
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told.length)).toBe(1)

  await line.getByRole('button', { name: /^300 条症状/ }).click()
  await expect(page.locator('article[data-alert]')).toHaveCount(100)
  await line.getByRole('button', { name: /^确认/ }).click()
  await expect(line).toContainText('duty 已确认')
  await expect.poll(() => [...mock.hub.alerts.values()].filter((alert) => alert.acknowledgedBy === 'duty').length).toBe(301)
})

test('the list shows an incident as its cause, and one press takes all of it', async ({ page, mock, arrive }) => {
  mock.hub.incidents.storm(60)
  await arrive('duty', '/alerts')
  const line = page.locator('tr[data-alert]')
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('60 条症状')
  await line.getByRole('button', { name: /^确认/ }).click()
  await expect.poll(() => [...mock.hub.alerts.values()].filter((alert) => alert.acknowledgedBy === 'duty').length).toBe(61)
})

test('an incident tells its cause, why each symptom belongs to it, and what happened', async ({ page, mock, arrive }) => {
  const { number } = mock.hub.incidents.storm(60)
  await arrive('duty')
  await page.locator('[data-incident]').getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${number}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('变压器过载')
  await expect(page.locator('[data-symptom]')).toHaveCount(50)
  await expect(page.locator('[data-symptom]').first()).toContainText('依赖于起因')

  await page.locator('[data-symptom] input').first().check()
  await page.getByLabel('原因（拆分或合并时必填）').fill('另一处漏水')
  await page.getByRole('button', { name: '移出所选 1 条' }).click()
  await expect(page.locator('[data-event=split]')).toContainText('另一处漏水')
  await page.getByRole('button', { name: '全部确认（60）' }).click()
  await expect(page.locator('[data-event=acknowledged]')).toContainText('60 条告警 · duty')
})

test('a device tells what feeds it', async ({ page, mock, arrive }) => {
  mock.hub.incidents.storm(3)
  const gauge = deviceOf(mock, 'pipe-pressure')
  await arrive('engineer', `/devices/${gauge.id}`)
  await page.getByTestId('links').getByRole('link').click()
  await expect(page.getByTestId('links')).toContainText('供给')
  await expect(page.getByTestId('links').getByRole('link')).toHaveCount(3)
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'phone'], ['light', 'en', 'desk']] as const) {
  test(`nothing serious is found on incidents: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    const { number } = mock.hub.incidents.storm(60)
    await page.setViewportSize(SIZES[size])
    await arrive('duty', '/', { theme, language })
    await expect(page.locator('[data-incident]')).toBeVisible()
    await expectAccessible(page, 'the queue')
    await visit(page, `/incidents/${number}`)
    await expect(page.locator('[data-symptom]')).toHaveCount(50)
    await expectAccessible(page, 'the incident')
  })
}

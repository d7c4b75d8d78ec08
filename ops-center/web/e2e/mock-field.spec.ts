import { expect } from '@playwright/test'
import { test } from './mock/fixture'
import { expectAccessible, SIZES } from './pages'

/** One white pixel. */
const PHOTO = {
  name: 'IMG_1.png', mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64'),
}

test('a reply made without a connection is kept, and sent later in its order', async ({ page, mock, arrive }) => {
  const { number } = mock.hub.cases.make({ stage: 'DISPATCHED', department: 'urb-130102', dueAt: Date.now() + 3_600_000 })
  await page.setViewportSize(SIZES.phone)
  await arrive('handler', '/field')
  await page.locator(`[data-case="${number}"]`).getByRole('link').click()
  await expect(page.locator('[data-action=take]')).toBeVisible()

  mock.hub.failures.set('/api/cases', 0)
  await page.locator('[data-action=take]').click()
  await page.locator('[data-action=report-back]').click()
  await page.locator('#field-report-back textarea').fill('积水已排除')
  await page.locator('#field-report-back input[type=file]').setInputFiles(PHOTO)
  await page.locator('#field-report-back').getByRole('button', { name: '提交' }).click()
  await expect(page.locator('[data-job]')).toHaveCount(3)

  await page.reload()
  await expect(page.locator('[data-job]')).toHaveCount(3)
  await expect(page.getByTestId('field-stage')).toHaveText('反馈')
  await expectAccessible(page, 'work that waits to be sent')
  await page.getByRole('button', { name: '立即发送' }).click()
  await expect(page.locator('[data-job]'), 'nothing is lost by trying').toHaveCount(3)
  mock.hub.failures.clear()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.locator('[data-job]')).toHaveCount(0)
  expect(mock.hub.cases.cases.get(number)).toMatchObject({ stage: 'FEEDBACK', attachments: [{ type: 'image/jpeg', by: 'handler' }] })
})

test('a reply to a case that changed meanwhile is not lost', async ({ page, mock, arrive }) => {
  const made = mock.hub.cases.make({ stage: 'DISPATCHED', department: 'urb-130102' })
  await page.setViewportSize(SIZES.phone)
  await arrive('handler', `/field/${made.number}`)
  await expect(page.locator('[data-action=return]')).toBeVisible()
  made.revision++
  await page.locator('[data-action=return]').click()
  await page.locator('#field-return textarea').fill('不属于本部门')
  await page.locator('#field-return').getByRole('button', { name: '提交' }).click()
  await expect(page.locator('.refused')).toContainText('案件已被他人更新')
  await expect(page.locator('.refused')).toContainText('不属于本部门')
  await page.getByRole('button', { name: '按现状再次提交' }).click()
  await expect.poll(() => made.stage).toBe('FILED')
})

test('a report from the street goes with its photo, and only once although an answer was lost', async ({ page, mock, arrive }) => {
  await page.setViewportSize(SIZES.phone)
  await arrive('collector', '/field/report')
  await page.getByLabel('类别').selectOption('event:01/02')
  await page.getByLabel('情况描述').fill('垃圾堆积')
  await page.getByLabel('经度，纬度').fill('38.04120, 114.50210')
  await page.locator('input[type=file]').setInputFiles(PHOTO)
  await expect(page.getByAltText('照片 1')).toBeVisible()
  mock.hub.lostAnswers.add('POST /api/cases')
  await page.getByRole('button', { name: '提交' }).click()
  await expect.poll(() => mock.hub.cases.cases.size).toBe(1)
  await expect(page.locator('[data-job]')).toHaveCount(0)
  const cases = [...mock.hub.cases.cases.values()]
  expect(cases.map(({ attachments }) => attachments.length)).toEqual([1])
})

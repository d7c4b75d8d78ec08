import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES, visit } from './pages'

test('somebody who is told finds it behind the bell, and goes to the alert', async ({ page, mock, arrive }) => {
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  mock.hub.duty.tell('duty', alert)
  await arrive('duty')
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

test('the shift lead closes a gap in the roster, the duty officer only reads it', async ({ page, arrive }) => {
  await arrive('shiftlead', '/duty')
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

test('a roster is imported when every row is right, and not before', async ({ page, arrive }) => {
  const head = 'username,post,district,domain,days,begin,end,firstDay,lastDay\n'
  const csv = (rows: string) => ({ name: 'shifts.csv', mimeType: 'text/csv', buffer: Buffer.from(head + rows) })
  await arrive('shiftlead', '/duty')
  await page.getByRole('button', { name: '导入班次' }).click()
  await page.getByLabel('选择文件').setInputFiles(csv('duty2,OFFICER,,,,08:00,20:00,,\nnobody,OFFICER,,,1,08:00,20:00,,\n'))
  await expect(page.locator('[data-line="2"]')).toContainText('1 至 7')
  await expect(page.getByRole('button', { name: '全部导入' })).toBeDisabled()
  await expectAccessible(page, 'the import of shifts')
  await page.getByLabel('选择文件').setInputFiles(csv('duty2,OFFICER,,,1;2;3;4;5;6;7,20:00,08:00,,\n'))
  await page.getByRole('button', { name: '全部导入' }).click()
  await expect(page.getByText('已导入 1 行')).toBeVisible()
  await page.getByRole('button', { name: '完成' }).click()
  await expect(page.locator('[data-shift]').filter({ hasText: 'duty2' })).toBeVisible()
  await expect(page.getByRole('link', { name: '导出' })).toHaveAttribute('href', '/api/duty/shifts/export')
})

test('an alert is assigned to somebody, who hears of it', async ({ page, mock, arrive }) => {
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  await arrive('duty', `/alerts/${alert.id}`)
  await page.getByLabel('指派给').fill('nobody')
  await page.getByRole('button', { name: '指派' }).click()
  await expect(page.getByRole('alert')).toContainText('没有此账号')
  await page.getByLabel('指派给').fill('duty2')
  await page.getByRole('button', { name: '指派' }).click()
  await expect(page.getByText('指派给 · duty')).toBeVisible()
  await expect(page.getByTestId('assigned-to')).toHaveText('duty2')

  await arrive('duty2', '/handover')
  await page.getByTestId('bell').click()
  await expect(page.locator('[data-notice]')).toContainText('由 duty 指派')
})

test('one shift leaves what is open, and another takes it over', async ({ page, mock, arrive }) => {
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  await arrive('duty', '/handover')
  await expect(page.locator(`[data-open="${alert.id}"]`)).toBeVisible()
  await page.getByLabel('下一班须知').fill('抢修队 21:00 到场')
  await page.getByRole('button', { name: '交班' }).click()
  await expect(page.locator('[data-handover]')).toContainText('尚无人接班')

  await arrive('duty2', '/handover')
  await page.getByRole('button', { name: '接班' }).click()
  await expect(page.locator('[data-handover]')).toContainText('duty2 于')
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'desk'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found in the roster and the bell: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    mock.hub.duty.tell('shiftlead', mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1))
    await page.setViewportSize(SIZES[size])
    await arrive('shiftlead', '/duty', { theme, language })
    await expect(page.locator('[data-day]')).toHaveCount(7)
    await expectAccessible(page, 'the roster')
    await page.getByTestId('bell').click()
    await expect(page.locator('[data-notice]')).toBeVisible()
    await expectAccessible(page, 'the bell')
    await visit(page, '/handover')
    await expect(page.locator('[data-open]')).toBeVisible()
    await expectAccessible(page, 'the hand-over')
  })
}

test('home says what is mine and what is late, and leads there', async ({ page, mock, arrive }) => {
  const [taken, unheeded] = [0, 1].map((n) => mock.hub.raise(deviceOf(mock, 'pipe-pressure', n).id, 'pipe-pressure-low', 0.1))
  mock.hub.alerts.set(taken.id, { ...taken, state: 'acknowledged', acknowledgedBy: 'duty' })
  mock.hub.alerts.set(unheeded.id, { ...unheeded, onset: Date.now() - 600_000 })
  await arrive('duty')
  const work = page.getByTestId('my-work')
  await expect(work.locator('[data-duty=unheeded]')).toHaveText(/超 5 分钟无人接\s*1/)
  await expect(work.locator('[data-duty=taken]')).toHaveText(/您接的告警\s*1/)

  mock.hub.cases.make({ stage: 'DISPATCHED', department: 'urb-130102', dueAt: Date.now() - 3_600_000, overdue: true })
  await arrive('handler')
  await work.locator('[data-duty=lateCases]').click()
  await expect(page).toHaveURL(/\/cases\?overdue=true/)
  await expect(page.locator('[data-due=over]')).toBeVisible()
})

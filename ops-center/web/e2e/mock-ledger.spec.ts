import { expect } from '@playwright/test'
import { test } from './mock/fixture'
import { expectAccessible, SIZES, visit } from './pages'

test('the auditor finds an act and sees what it changed, with the keyboard alone', async ({ page, arrive }) => {
  await arrive('auditor', '/ledger')
  await expect(page.locator('[data-event]')).toHaveCount(50)
  await page.getByRole('button', { name: '更早的记录' }).press('Enter')
  await expect(page.locator('[data-event]')).toHaveCount(64)
  await page.getByRole('combobox', { name: '行为' }).selectOption({ label: '规则' })
  await expect(page).toHaveURL(/action=rule/)
  await expect(page.locator('[data-event]')).toHaveCount(8)
  const act = page.getByRole('button', { name: '修改规则' }).first()
  await act.press('Enter')
  await expect(act).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('row', { name: 'condition.value 0.14 0.12', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '导出 CSV' })).toHaveAttribute('href', '/api/ledger/export?action=rule')
  await page.getByRole('searchbox', { name: '账号' }).fill('nobody')
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
})

test('verifying says what is wrong, and the page says what failed', async ({ page, mock, arrive }) => {
  await arrive('auditor', '/ledger')
  await expect(page.locator('[data-event]')).toHaveCount(50)
  await page.getByRole('button', { name: '校验' }).click()
  await expect(page.getByRole('status').filter({ hasText: '台账完整。 共校验 64 条' })).toBeVisible()
  mock.hub.broken = { seq: 17, kind: 'changed' }
  await page.getByRole('button', { name: '校验' }).click()
  await expect(page.getByRole('alert')).toHaveText(/台账已被破坏！ 第 17 条：内容被修改。/)
  mock.hub.failures.set('/api/ledger', 503)
  await page.getByRole('button', { name: '刷新' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '后端暂时不可用' })).toBeVisible()
})

test('the ledger is nobody else\'s, and the auditor sees nothing else', async ({ page, arrive }) => {
  await arrive('auditor', '/ledger')
  await expect(page.locator('[data-event]')).toHaveCount(50)
  await visit(page, '/alerts')
  await expect(page.getByRole('heading')).toHaveText('您的角色没有可用的页面')
  await arrive('viewer', '/ledger')
  await expect(page.getByRole('heading')).toHaveText('您的角色没有可用的页面')
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'desk'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found in the ledger: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    mock.hub.broken = { seq: 17, kind: 'cut-off' }
    await page.setViewportSize(SIZES[size])
    await arrive('auditor', '/ledger', { theme, language })
    await expect(page.locator('[data-event]')).toHaveCount(50)
    await page.locator('[data-event] button').nth(1).click()
    await page.locator('form button').first().click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page, 'the ledger')
  })
}

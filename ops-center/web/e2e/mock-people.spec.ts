import { expect } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { test } from './mock/fixture'
import { CODE, ONE_TIME } from './mock/people.mjs'
import { expectAccessible, SIZES, visit, watch } from './pages'

test('the security administrator makes an account with the keyboard, roles that must not meet are explained', async ({ page, mock, arrive }) => {
  await arrive('secadmin', '/people')
  await page.getByRole('button', { name: '新建账号' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用户名').fill('chen.yu')
  await dialog.getByLabel('姓名').fill('陈宇')
  await dialog.getByLabel('核查员').press('Space')
  await dialog.getByLabel('派遣员').press('Space')
  await expect(dialog.getByText('监督与指挥分离')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await dialog.getByLabel('派遣员').press('Space')
  await expectAccessible(page, 'the account form')
  await dialog.getByRole('button', { name: '保存' }).press('Enter')
  await expect(page.getByTestId('secret')).toHaveText(ONE_TIME)
  await page.getByRole('button', { name: '完成' }).press('Enter')
  await expect(page.locator('[data-account="chen.yu"]')).toContainText('须改密码')

  await page.locator('[data-account="duty"]').getByRole('button').click()
  await page.getByRole('button', { name: '解除锁定' }).click()
  await page.getByRole('button', { name: '确认解除锁定' }).click()
  await page.getByRole('button', { name: '解除身份绑定' }).click()
  await page.getByRole('button', { name: '确认解除身份绑定' }).click()
  await expect.poll(() => mock.hub.people.accounts.get('duty')?.locked).toBe(false)
  await expect.poll(() => mock.hub.people.accounts.get('duty')?.identity).toBe(false)
})

test('a department gets a chief data officer', async ({ page, arrive }) => {
  await arrive('secadmin', '/people')
  await page.getByText('部门负责人与首席数据官').click()
  const cell = page.locator('[data-department="wat"] [data-position="CHIEF_DATA_OFFICER"]')
  await cell.getByRole('button').click()
  await cell.getByRole('textbox').fill('nobody')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('没有此账号')
  await cell.getByRole('textbox').fill('wang.fang')
  await page.keyboard.press('Enter')
  await expect(cell).toContainText('王芳')
  await expectAccessible(page, 'the positions')
})

test('an import shows what is wrong, and is made when nothing is', async ({ page, arrive }) => {
  const head = 'username,displayName,roles,districts,department\n'
  const csv = (rows: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(head + rows) })
  await arrive('secadmin', '/people')
  await page.getByRole('button', { name: '导入账号' }).click()
  await page.getByLabel('选择文件').setInputFiles(csv('chen.yu,=1+1,VIEWER,,\nduty,值班员,VIEWER,,\n'))
  await expect(page.getByText('其中 2 行有误')).toBeVisible()
  await expect(page.locator('[data-line="2"]')).toContainText('不能以 = + - @ 开头')
  await expect(page.locator('[data-line="3"]')).toContainText('已被使用')
  await expect(page.getByRole('button', { name: '全部导入' })).toBeDisabled()
  await expectAccessible(page, 'the import')
  await page.getByLabel('选择文件').setInputFiles(csv('chen.yu,陈宇,VIEWER,,\n'))
  await page.getByRole('button', { name: '全部导入' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载密码表' }).click()
  expect((await download).suggestedFilename()).toBe('passwords.csv')
})

test('everybody sets up a second factor and makes a token', async ({ page, arrive }) => {
  await arrive('viewer', '/account')
  await page.locator('[name=factor-password]').fill(PASSWORD)
  await page.getByRole('button', { name: '启用两步验证' }).click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await expectAccessible(page, 'the QR code')
  await page.getByLabel('应用显示的 6 位验证码').fill(CODE)
  await page.getByRole('button', { name: '确认启用' }).click()
  await expect(page.getByTestId('recovery-codes').getByRole('listitem')).toHaveCount(10)
  await page.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByText('还剩 10 个恢复码')).toBeVisible()

  await page.getByRole('button', { name: '新建令牌' }).click()
  await page.getByLabel('用途').fill('周报')
  await page.locator('[name=token-password]').fill(PASSWORD)
  await expectAccessible(page, 'the token form')
  await page.getByRole('button', { name: '生成令牌' }).click()
  await expect(page.getByTestId('secret')).toContainText('chengyun_')
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '撤销 周报' }).click()
  await expect(page.getByText('没有令牌。')).toBeVisible()
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'desk'], ['light', 'en', 'phone']] as const) {
  test(`nothing serious is found on the pages for accounts: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    const seen = watch(page, mock.url)
    await page.setViewportSize(SIZES[size])
    await arrive('secadmin', '/people', { theme, language })
    await expectAccessible(page, '/people')
    await visit(page, '/account')
    await expectAccessible(page, '/account')
    mock.hub.failures.set('/api/accounts', 503)
    await visit(page, '/people')
    await expect(page.getByRole('alert')).toBeVisible()
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
}

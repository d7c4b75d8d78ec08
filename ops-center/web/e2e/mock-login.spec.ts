import { expect, type Page } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { test } from './mock/fixture'
import { CODE } from './mock/people.mjs'
import { expectAccessible } from './pages'

async function enter(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/`)
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
}

test('a log-in asks for the code only when the password was right', async ({ page, mock }) => {
  mock.hub.needs.set('secadmin', 'code')
  await enter(page, mock.url, 'secadmin')
  const code = page.getByLabel('验证码或恢复码')
  await expect(code).toBeFocused()
  await expectAccessible(page, 'log-in with a code')
  await code.fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('验证码不正确')
  await code.fill(CODE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '人员与权限' })).toBeVisible()
})

test('a log-in at the identity provider goes on where the person wanted to go', async ({ page, mock }) => {
  await page.route('**/api/session/provider/city', async (route) => {
    const opened = await page.request.post(`${mock.url}/api/session`, { data: { username: 'viewer', password: PASSWORD } })
    expect(opened.ok()).toBe(true)
    await route.fulfill({ status: 302, headers: { Location: `${mock.url}/log-in?back` } })
  })
  await page.goto(`${mock.url}/alerts`)
  await page.getByRole('button', { name: '使用“市统一身份认证”登录' }).click()
  await expect(page).toHaveURL(/\/alerts$/)
})

test('a log-in that the identity provider or the hub refused says why', async ({ page, mock }) => {
  await page.goto(`${mock.url}/log-in?problem=provider-other-person`)
  await expect(page.getByRole('alert')).toContainText('已由另一人绑定')
  await expectAccessible(page, 'a refused log-in')
})

test('a password of somebody else must be changed before anything else', async ({ page, mock }) => {
  mock.hub.needs.set('secadmin', 'password')
  await enter(page, mock.url, 'secadmin')
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible()
  await page.goto(`${mock.url}/people`)
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible()
  await page.getByLabel('当前密码').fill(PASSWORD)
  await page.getByLabel('新密码', { exact: true }).fill('only-lower-case')
  await page.getByLabel('再次输入新密码').fill('only-lower-case')
  await expect(page.getByRole('button', { name: '修改密码' })).toBeDisabled()
  await expectAccessible(page, 'the forced change')
  await page.getByLabel('新密码', { exact: true }).fill('My-own-2026')
  await page.getByLabel('再次输入新密码').fill('My-own-2026')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('heading', { name: '人员与权限' })).toBeVisible()
})

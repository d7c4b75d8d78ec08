import { expect } from '@playwright/test'
import { test } from './mock/fixture'

test('a warning goes out when a second person approves it, and is lifted the same way', async ({ page, arrive }) => {
  await arrive('duty', '/warnings')
  await page.getByRole('button', { name: '拟写预警' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: '预警事件' }).click()
  await page.getByRole('option', { name: '暴雨' }).click()
  await form.getByRole('button', { name: '橙色' }).click()
  await form.getByLabel('标题 · 中文').fill('暴雨橙色预警')
  await form.getByLabel('情况 · 中文').fill('三小时降雨量将达 50 毫米')
  await form.getByLabel('防御指引 · 中文').fill('远离低洼地带')
  await form.getByLabel(/^范围折点/).fill('114.5, 38.0\n114.6, 38.0\n114.55, 38.1')
  await form.getByRole('button', { name: '保存草稿' }).click()

  const sheet = page.locator('[data-warning]')
  await sheet.getByRole('button', { name: '提交批准' }).click()
  await expect(sheet).toContainText('须由另一人批准')
  await expect(sheet.getByRole('button', { name: '批准并发布' })).toHaveCount(0)
  const address = new URL(page.url()).pathname

  await arrive('duty2', address)
  await sheet.getByRole('button', { name: '批准并发布' }).click()
  await expect(sheet).toHaveAttribute('data-state', 'ACTIVE')
  await expect(sheet.getByRole('link', { name: /CAP 1\.2/ })).toHaveAttribute('href', /^\/api\/public\/warnings\/chengyun-W/)

  await sheet.getByLabel('原因').fill('雨停了')
  await sheet.getByRole('button', { name: '申请解除' }).click()
  await expect(sheet).toContainText('须由另一人批准')
  await expect(sheet).toHaveAttribute('data-state', 'ACTIVE')
})

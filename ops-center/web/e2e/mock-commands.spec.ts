import { expect } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES } from './pages'

test('a dangerous command is typed, confirmed with the password, and its story seen to its end', async ({ page, mock, arrive }) => {
  const device = deviceOf(mock, 'transformer')
  await arrive('duty', `/devices/${device.id}`)
  const commands = page.getByTestId('commands')
  await commands.getByRole('combobox', { name: '指令', exact: true }).selectOption('close')
  await commands.getByRole('button', { name: '下达…' }).click()
  const dialog = page.getByRole('dialog')
  const go = dialog.getByRole('button', { name: '下达', exact: true })
  await expect(go).toBeDisabled()
  await dialog.getByRole('textbox').fill(device.id)
  await go.click()
  await dialog.getByLabel('密码').fill('wrong')
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('密码').fill(PASSWORD)
  await dialog.getByRole('button', { name: '确认' }).click()

  const story = commands.locator('[data-command]')
  await expect(story).toHaveAttribute('data-state', 'DONE')
  await expect(story).toContainText('duty')
  await story.locator('summary').click()
  await expect(story.getByRole('listitem')).toHaveText([/下达/, /送达消息服务/, /设备开始执行/, /设备已完成/])
})

test('while one person commands a device nobody else can, and is told who and until when', async ({ page, mock, arrive }) => {
  const device = deviceOf(mock, 'transformer')
  mock.hub.commands.silent.add(device.id)
  await arrive('duty', `/devices/${device.id}`)
  const commands = page.getByTestId('commands')
  await commands.getByRole('combobox', { name: '指令', exact: true }).selectOption('set-opening')
  await commands.getByRole('spinbutton', { name: /开度/ }).fill('40')
  await commands.getByRole('button', { name: '下达…' }).click()
  mock.hub.commands.begin(device.id, 'set-opening', 'engineer', { opening: 20 })
  await page.getByRole('dialog').getByRole('button', { name: '下达', exact: true }).click()

  await expect(page.getByRole('dialog')).toContainText('engineer 的指令正在执行')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await expect(commands.locator('[data-command]')).toHaveAttribute('data-state', 'SENT')
})

test('a device near a case is commanded from its page, for that case', async ({ page, mock, arrive }) => {
  const device = deviceOf(mock, 'transformer')
  const made = mock.hub.cases.make({ stage: 'PROCESSING', position: device.position })
  await arrive('duty', `/cases/${made.number}`)
  const panel = page.getByTestId('case-commands')
  await panel.getByRole('listitem').first().getByRole('button').first().click()
  await panel.getByRole('combobox', { name: '指令', exact: true }).selectOption('set-opening')
  await panel.getByRole('spinbutton', { name: /开度/ }).fill('40')
  await panel.getByRole('button', { name: '下达…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '下达', exact: true }).click()
  await expect(panel.locator('[data-command]')).toHaveAttribute('data-state', 'DONE')
  expect(mock.hub.commands.all.map(({ deviceId, caseNumber }) => ({ deviceId, caseNumber }))).toEqual([{ deviceId: device.id, caseNumber: made.number }])
})

for (const [theme, language, size] of [['dark', 'zh-CN', 'phone'], ['light', 'en', 'desk']] as const) {
  test(`nothing serious is found on commands: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    const device = deviceOf(mock, 'transformer')
    mock.hub.commands.begin(device.id, 'set-opening', 'engineer', { opening: 20 })
    await page.setViewportSize(SIZES[size])
    await arrive('duty', `/devices/${device.id}`, { theme, language })
    await page.getByTestId('commands').locator('select').first().selectOption('close')
    await expectAccessible(page, 'the commands')
    await page.getByTestId('commands').locator('form button').click()
    await expectAccessible(page, 'the confirmation')
  })
}

import { expect } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, remember, SIZES, visit, watch } from './pages'

test('an engineer changes a threshold and registers a device', async ({ page, mock, arrive }) => {
  await arrive('engineer', '/studio/rules')
  const rule = page.locator('[data-rule="pipe-pressure-low"]')
  await rule.getByRole('button', { name: '修改' }).click()
  await page.getByRole('spinbutton').first().fill('0.2')
  await expectAccessible(page, 'the rule editor')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(rule).toContainText('0.2 MPa')
  await rule.getByRole('switch').locator('..').click()
  await expect.poll(() => mock.hub.rules[0]?.state).toBe('PAUSED')

  await visit(page, '/studio/devices')
  await page.getByRole('button', { name: '登记设备' }).click()
  await page.getByLabel('名称', { exact: true }).fill('新压力表')
  await page.getByRole('combobox', { name: '类型' }).click()
  await page.getByRole('option', { name: '管网压力' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: '区县' }).click()
  await page.getByRole('option', { name: '长安区' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记设备' }).click()
  await expect(page.getByTestId('credential')).toContainText('k3Jx9vQm2Tn8Zs4Lb7Wy')
})

test('an engineer takes a device out of service and renews its password', async ({ page, mock, arrive }) => {
  const [id] = [...mock.hub.devices.keys()]
  await arrive('engineer', `/devices/${id}`)

  await page.getByRole('button', { name: '编辑设备' }).click()
  await page.getByLabel('使用状态').selectOption('MAINTENANCE')
  await expectAccessible(page, 'the device editor')
  await page.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => mock.hub.devices.get(String(id))).toMatchObject({ lifecycle: 'MAINTENANCE' })

  await page.getByRole('button', { name: '更换密码' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '更换密码' }).click()
  await expect(page.getByTestId('credential')).toContainText('k3Jx9vQm2Tn8Zs4Lb7Wy')
  await page.getByRole('button', { name: '完成' }).click()

  await page.getByRole('button', { name: '撤销接入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销接入' }).click()
  await expect(page.getByRole('status').filter({ hasText: `已撤销 ${id} 的接入` })).toBeVisible()
})

for (const [theme, language, size] of [['dark', 'en', 'phone'], ['light', 'zh-CN', 'desk']] as const) {
  test(`nothing serious is found on any page: ${theme}, ${language}, ${size}`, async ({ page, mock, arrive }) => {
    const seen = watch(page, mock.url)
    await page.setViewportSize(SIZES[size])
    await remember(page, { theme, language })
    await page.goto(mock.url)
    await expect(page.locator('form')).toBeVisible()
    await expectAccessible(page, 'log-in')
    const gauge = deviceOf(mock, 'pipe-pressure')
    const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
    await arrive('engineer')
    for (const path of ['/', `/alerts/${alert.id}`, `/devices/${gauge.id}`, '/alerts', '/warnings', '/studio/simulation', '/studio/rules', '/studio/devices', '/studio/system']) {
      await visit(page, path)
      await expectAccessible(page, path)
    }
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
}

test('a browser that cannot draw the map says so, and everything else works', async ({ page, mock, arrive }) => {
  await arrive('duty')
  await expect(page.getByRole('heading', { name: '此浏览器无法绘制地图' })).toBeVisible()
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  await page.locator(`[data-alert="${alert.id}"]`).getByRole('button', { name: '确认' }).click()
  await expect(page.locator(`[data-alert="${alert.id}"]`)).toContainText('duty 已确认')
})

import { expect } from '@playwright/test'
import { PASSWORD } from './mock/api.mjs'
import { deviceOf, test } from './mock/fixture'
import { choose, deviceCount, expectAccessible, logIn, mapDrawn, SIZES, watch } from './pages'

test('the address of a view opens the same view', async ({ page, mock }) => {
  await logIn(page, mock.url, 'duty', PASSWORD)
  await page.goto(`${mock.url}/#13.00/38.04000/114.51000`)
  await expect(page.locator('.stage')).toBeVisible()
  await mapDrawn(page)
  await page.getByRole('button', { name: '放大' }).click()
  await expect(page).toHaveURL(/#14\.00\/38\.04\d+\/114\.51\d+$/)
})

test('the search finds devices, districts and coordinates', async ({ page, mock }) => {
  await logIn(page, mock.url, 'duty', PASSWORD)
  await page.keyboard.press('/')
  await page.keyboard.type('正定')
  await expect(page.getByRole('option').first()).toContainText('正定县')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#11\.00\//)
  await page.keyboard.press('/')
  await page.keyboard.type('38.04, 114.5')
  await expect(page.getByRole('option').first()).toContainText('114.5, 38.04')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#15\.00\/38\.04\d+\/114\.5/)
})

test('an engineer changes a threshold and registers a device', async ({ page, mock }) => {
  await logIn(page, mock.url, 'engineer', PASSWORD)
  await page.goto(`${mock.url}/studio/rules`)
  const rule = page.locator('[data-rule="pipe-pressure-low"]')
  await rule.getByRole('button', { name: '修改' }).click()
  await page.getByRole('spinbutton').first().fill('0.2')
  await expectAccessible(page, 'the rule editor')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(rule).toContainText('0.2 MPa')
  await rule.getByRole('switch').locator('..').click()
  await expect.poll(() => mock.hub.rules[0]?.state).toBe('PAUSED')

  await page.goto(`${mock.url}/studio/devices`)
  await page.getByRole('button', { name: '登记设备' }).click()
  await page.getByLabel('名称', { exact: true }).fill('新压力表')
  await page.getByRole('combobox', { name: '类型' }).click()
  await page.getByRole('option', { name: '管网压力' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: '区县' }).click()
  await page.getByRole('option', { name: '长安区' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记设备' }).click()
  await expect(page.getByTestId('credential')).toContainText('k3Jx9vQm2Tn8Zs4Lb7Wy')
})

test('an engineer takes a device out of service and renews its password', async ({ page, mock }) => {
  const [id] = [...mock.hub.devices.keys()]
  await logIn(page, mock.url, 'engineer', PASSWORD)
  await page.goto(`${mock.url}/devices/${id}`)

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

test.describe('with twenty thousand devices', () => {
  test.use({ devices: 20_000 })

  test('the page answers while thousands of values arrive', async ({ page, mock }) => {
    await logIn(page, mock.url, 'viewer', PASSWORD)
    await expect.poll(() => deviceCount(page), { timeout: 60_000 }).toBe(20_000) // the page answers also while they are being drawn

    const { id } = deviceOf(mock, 'pipe-pressure', 400)
    await page.keyboard.press('/')
    await page.keyboard.type(id)
    await expect(page.getByRole('option').first()).toContainText(id)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/devices/${id}`))
    await expect(page.getByRole('heading', { name: '当前数值' })).toBeVisible()
  })
})

for (const [theme, language] of [['dark', 'zh-CN'], ['light', 'en']] as const) {
  for (const size of ['desk', 'phone'] as const) {
    test(`nothing serious is found on any page: ${theme}, ${language}, ${size}`, async ({ page, mock }) => {
      test.setTimeout(600_000) // nine pages, each loaded anew
      const seen = watch(page, mock.url)
      const gauge = deviceOf(mock, 'pipe-pressure')
      const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
      mock.hub.raise(deviceOf(mock, 'smoke-detector').id, 'smoke', 40)
      await page.setViewportSize(SIZES[size])
      await page.goto(mock.url)
      await choose(page, { theme, language })
      await page.reload()
      await expect(page.locator('form')).toBeVisible()
      await expectAccessible(page, 'log-in')
      await logIn(page, mock.url, 'engineer', PASSWORD)
      const paths = ['/', `/alerts/${alert.id}`, `/devices/${gauge.id}`, '/alerts', '/warnings', '/studio/simulation', '/studio/rules', '/studio/devices', '/studio/system']
      for (const path of paths) {
        await page.goto(mock.url + path)
        await expect(page.locator('main h1')).toBeAttached()
        await expect(page.locator('.skeleton')).toHaveCount(0)
        await expectAccessible(page, path)
      }
      expect(seen).toEqual({ foreign: [], errors: [] })
    })
  }
}

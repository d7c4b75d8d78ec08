import { expect, type Page } from '@playwright/test'
import { deviceOf, test } from './mock/fixture'
import { expectAccessible, SIZES, visit, watch } from './pages'

const logOut = async (page: Page) => {
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.locator('[name=username]')).toBeVisible()
}

test('a case is opened from an alert, and dispatched by somebody else', async ({ page, mock, arrive }) => {
  const alert = mock.hub.raise(deviceOf(mock, 'pipe-pressure').id, 'pipe-pressure-low', 0.1)
  await arrive('duty', `/alerts/${alert.id}`)
  await page.getByRole('button', { name: '立案' }).click()
  await expect(page.locator('.alert-case')).toContainText('SJZ-20261126-0001')

  await logOut(page)
  await arrive('dispatcher')
  await expect(page).toHaveURL(/\/cases/)
  await page.locator('[data-case="SJZ-20261126-0001"]').getByRole('link').click()
  await page.locator('[data-action=dispatch]').click()
  await expect(page.getByLabel('处置部门')).toHaveValue('urb-130102')
  await page.getByRole('dialog').getByRole('button', { name: '派遣' }).click()
  await expect(page.getByTestId('case-stage')).toHaveText('派遣')
  await expect(page.locator('[data-step=dispatch]')).toContainText('dispatcher · 长安区城市管理局')

  await page.getByRole('button', { name: '提醒 duty' }).click()
  await page.keyboard.type('已派')
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.locator('[data-step=comment]')).toContainText('@duty 已派')
  await visit(page, '/alerts')
  await expect(page.getByRole('heading')).toHaveText('您的角色没有可用的页面')
  expect(mock.hub.denied, 'who works on cases asks for nothing else').toEqual([])
})

test('an alert near an open case is linked to it', async ({ page, mock, arrive }) => {
  const gauge = deviceOf(mock, 'pipe-pressure')
  const alert = mock.hub.raise(gauge.id, 'pipe-pressure-low', 0.1)
  const near = mock.hub.cases.make({ stage: 'FILED', position: gauge.position })
  await arrive('duty', `/alerts/${alert.id}`)
  await page.getByRole('button', { name: '立案' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '关联到该案件' }).click()
  await expect(page.locator('.alert-case').getByRole('link')).toHaveText(near.number)
})

test('a step is taken with the keyboard alone, and a case that changed says so', async ({ page, mock, arrive }) => {
  const made = mock.hub.cases.make({ stage: 'REPORTED' })
  await arrive('acceptor')
  await page.getByRole('link', { name: '道路积水' }).focus()
  await page.keyboard.press('Enter')
  const open = page.locator('[data-action=void]')
  await expect(open).toBeVisible()
  made.revision++
  await open.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('原因')).toBeFocused()
  await page.keyboard.type('重复上报')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('案件已被他人更新')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('case-stage')).toHaveText('作废')
})

test('what a figure counted can be looked at', async ({ page, mock, arrive }) => {
  mock.hub.cases.make()
  await arrive('evaluator', '/cases/figures')
  await page.getByRole('link', { name: '立案率的分子：12 件' }).first().click()
  await expect(page).toHaveURL(/figure=filing&figurePart=numerator/)
  await expect(page.getByText('统计口径：立案率的分子')).toBeVisible()
})

test('figures by grid cell lead to the cases of that cell', async ({ page, mock, arrive }) => {
  const { number } = mock.hub.cases.make()
  await arrive('evaluator', '/cases/figures')
  await page.getByRole('main').getByText('网格', { exact: true }).click()
  await expect(page.locator('[data-group="grid-0"]')).toBeVisible()
  await page.locator('[data-group="grid-0"]').getByRole('link').first().click()
  await expect(page).toHaveURL(/grid=/)
  await visit(page, `/cases/${number}`)
  await expect(page.getByText('130102001001001')).toBeVisible()
})

for (const [theme, language] of [['dark', 'zh-CN'], ['light', 'en']] as const) {
  test(`nothing serious is found on any page of cases: ${theme}, ${language}`, async ({ page, mock, arrive }) => {
    const seen = watch(page, mock.url)
    const { number } = mock.hub.cases.make({ stage: 'VERIFYING', overdue: true, severity: 'orange' })
    mock.hub.cases.make({ stage: 'PROCESSING', dueAt: Date.now() - 7_200_000, department: 'wat' })
    for (const [who, paths] of [
      ['collector', ['/cases', `/cases/${number}`, '/cases/new', '/field', `/field/${number}`, '/field/report']],
      ['evaluator', ['/cases?view=all', '/cases/figures']],
    ] as const) {
      await arrive(who, paths[0], { theme, language })
      for (const path of paths) {
        await visit(page, path)
        for (const size of ['desk', 'phone'] as const) {
          await page.setViewportSize(SIZES[size])
          await expectAccessible(page, `${path} ${size}`)
        }
      }
    }
    expect(mock.hub.denied).toEqual([])
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
}

import { expect, type Page, test } from '@playwright/test'
import { showLogIn, showPages, SIZE_NAMES } from './gallery'
import { password, url } from './hub'
import { deviceCount, logIn, SIZES, visit, watch } from './pages'

test.describe.configure({ mode: 'serial' })

let burst = { alert: '', device: '' }

/** The duty officer's browser, which stays open all shift. */
let page: Page
let seen: ReturnType<typeof watch>

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  seen = watch(page, url)
  await logIn(page, url, 'duty', password('duty'))
})

test.afterAll(() => page.context().close())

test('the duty officer sees the city: two thousand devices of five domains, speaking', async () => {
  await expect.poll(() => deviceCount(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(2_000)
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'live')
  const counts = page.locator('.layers .count')
  await expect(counts).toHaveCount(5)
  for (const text of await counts.allTextContents()) expect(Number(text.replace(/\D/g, ''))).toBeGreaterThan(0)
  await expect(page.locator('.rate')).toContainText(/[1-9][\d,.]* 条\/秒/)
  await page.getByRole('button', { name: '显示全市' }).click()
  expect(seen).toEqual({ foreign: [], errors: [] })
})

async function start(name: string): Promise<void> {
  await visit(page, '/studio/simulation')
  const scenario = page.locator(`[data-scenario="${name}"]`)
  await expect(scenario).toBeVisible({ timeout: 90_000 }) // the simulator may still be joining
  if (await page.locator('li.running').filter({ has: scenario }).count() === 0) await scenario.click()
  await expect(page.locator('li.running').filter({ has: scenario })).toBeVisible()
}

test('a pipe bursts: the alert arrives, is acknowledged, and stays so', async () => {
  test.setTimeout(600_000)
  await start('pipe-burst')

  await visit(page, '/')
  const first = page.locator('article.open[data-rule="pipe-pressure-low"]').first()
  await expect(first).toBeVisible({ timeout: 150_000 })
  await first.hover() // lines stay where they are under the pointer, however many more come
  burst = await first.evaluate(({ dataset }: HTMLElement) => ({ alert: dataset.alert ?? '', device: dataset.device ?? '' }))
  const alert = page.locator(`[data-alert="${burst.alert}"]`)
  await alert.getByRole('button', { name: '确认' }).first().click()
  await expect(alert).toContainText('duty 已确认')
  await expect(alert).not.toContainText('待送达')

  await visit(page, `/alerts/${burst.alert}`)
  await expect(page.locator('.held')).toContainText('duty 已确认')
  await page.reload()
  await expect(page.locator('.held')).toContainText('duty 已确认')
  await expect(page.locator('.detail')).toContainText('0.14 MPa')
})

test('on a telephone the next alert is taken with a finger, and the others see it', async ({ browser }) => {
  const phone = await (await browser.newContext({ viewport: SIZES.phone, hasTouch: true, isMobile: true })).newPage()
  await logIn(phone, url, 'duty', password('duty'))
  const first = phone.locator('article.open').first()
  await expect(first).toBeVisible({ timeout: 150_000 })
  const id = await first.getAttribute('data-alert')
  const alert = phone.locator(`[data-alert="${id}"]`)
  await alert.getByRole('button', { name: /^确认/ }).first().tap()
  await expect(alert).toContainText('duty 已确认')
  await phone.context().close()

  await visit(page, `/alerts/${id}`)
  await expect(page.locator('.held')).toContainText('duty 已确认')
})

test('the chart of the device shows the drop', async () => {
  await visit(page, `/devices/${burst.device}`)
  await expect(page.locator('article.device h2')).toBeVisible()
  const value = (name: string) => async () =>
    Number(await page.locator(`[data-testid=chart-summary] [data-${name}]`).first().getAttribute(`data-${name}`))
  await expect.poll(value('lowest'), { timeout: 60_000 }).toBeLessThan(0.14)
  await expect.poll(value('highest')).toBeGreaterThan(0.2)
})

test('the power fails: a hundred alerts are one line with their cause, and one press takes them', async () => {
  test.setTimeout(600_000)
  await start('power-cut')

  await visit(page, '/')
  const line = page.locator('[data-incident]').filter({ hasText: '馈线失电' }).first()
  await expect(line).toContainText(/[1-9]\d\d 条症状/, { timeout: 150_000 })
  await line.getByRole('button', { name: /^确认/ }).click()
  await expect(line).toContainText('duty 已确认')

  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('馈线失电')
  await expect(page.locator('[data-symptom]').first()).toContainText('依赖于起因')
})

test('a valve is closed: confirmed with the password, it obeys, and its flow stops', async () => {
  const valve = await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/devices?kind=control-valve&size=1')).json()) as { items: { id: string }[] }
    return items[0]?.id ?? ''
  })
  await visit(page, `/devices/${valve}`)
  const commands = page.getByTestId('commands')
  await commands.getByRole('combobox', { name: '指令', exact: true }).selectOption('close')
  await commands.getByRole('button', { name: '下达…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(valve)
  await dialog.getByRole('button', { name: '下达', exact: true }).click()
  await dialog.getByLabel('密码').fill(password('duty'))
  await dialog.getByRole('button', { name: '确认' }).click()

  await expect(commands.locator('[data-command]').first()).toHaveAttribute('data-state', 'DONE')
  const latest = () => page.evaluate(async (id) => {
    const device = (await (await fetch(`/api/devices/${id}`)).json()) as { latest: Record<string, { value: number }> }
    return [device.latest.opening?.value, device.latest.flow?.value]
  }, valve)
  await expect.poll(latest).toEqual([0, 0])
})

test('the wall says how late the screen itself is, and how every district does', async () => {
  await visit(page, '/wall')
  await expect(page.locator('[data-district]')).toHaveCount(22)
  await expect(page.locator('[data-health=delay]')).toContainText(/中位 [\d,.]+ 毫秒/)
  await expect(page.locator('[data-health=parts]')).toContainText('全部运行')
})

for (const size of SIZE_NAMES) {
  test(`every page can be shown: ${size}, both themes, both languages`, async ({ browser }) => {
    test.setTimeout(900_000) // sixteen pages, drawn in software at up to two million pixels
    await showLogIn(browser, size)
    await showPages(page, size, {
      map: '/', alert: `/alerts/${burst.alert}`, device: `/devices/${burst.device}`, alerts: '/alerts', cases: '/cases', figures: '/cases/figures', warnings: '/warnings', duty: '/duty', handover: '/handover', drills: '/drills', wall: '/wall',
      simulation: '/studio/simulation', rules: '/studio/rules', devices: '/studio/devices', system: '/studio/system',
    })
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
}

import { type Browser, expect, type Page, test } from '@playwright/test'
import { password, url } from './hub'
import { logIn, visit } from './pages'
import { letPass } from './timePasses'

/** A photo of one pixel. */
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
}

/** The people of a case, each with a browser of their own. */
class People {
  private readonly pages = new Map<string, Page>()

  constructor(private readonly browser: Browser) {}

  async as(username: string): Promise<Page> {
    const known = this.pages.get(username)
    if (known) return known
    const page = await (await this.browser.newContext()).newPage()
    await logIn(page, url, username, password(username))
    this.pages.set(username, page)
    return page
  }

  /** Somebody takes a step on the page of the case, and sees what comes of it. */
  async do(username: string, number: string, action: string, stage: string, fill?: (page: Page) => Promise<void>): Promise<void> {
    const page = await this.as(username)
    await visit(page, '/cases')
    await visit(page, `/cases/${number}`)
    await page.locator(`[data-action=${action}]`).click()
    const dialog = page.getByRole('dialog')
    if (fill) await fill(page)
    // What ends a case or asks for something has a dialog with one button that does it.
    if (fill ?? (action === 'close')) await dialog.locator('button[type=submit]').click()
    await expect(page.getByTestId('case-stage')).toHaveAttribute('data-stage', stage)
  }

  async close(): Promise<void> {
    for (const page of this.pages.values()) await page.context().close()
  }
}

const says = (label: string, words: string) => (page: Page) => page.getByRole('dialog').getByLabel(label).fill(words)

test('a case goes all seven steps by the people it needs, overdue and sent back once', async ({ browser }) => {
  const people = new People(browser)
  const collector = await people.as('collector')
  await visit(collector, '/cases/new')
  // The words first: the page before this one has a field for the class too.
  await collector.getByLabel('情况描述').fill('垃圾桶旁堆满垃圾')
  await collector.locator('select').first().selectOption('event:01/02')
  await collector.getByPlaceholder('114.50210, 38.04120').fill('114.5313, 38.0064')
  await collector.getByRole('button', { name: '上报' }).click()
  await expect(collector.getByTestId('case-stage')).toHaveAttribute('data-stage', 'REPORTED')
  const number = new URL(collector.url()).pathname.split('/').pop() ?? ''

  await people.do('acceptor', number, 'accept', 'ACCEPTED')
  await people.do('shiftlead', number, 'file', 'FILED')
  await people.do('dispatcher', number, 'dispatch', 'DISPATCHED', async (page) => { await page.getByLabel('处置部门').selectOption('urb') })
  await people.do('handler', number, 'take', 'PROCESSING')

  letPass(number, 24 * 14)
  const lead = await people.as('shiftlead')
  await visit(lead, '/cases?view=all&overdue=true')
  await expect(lead.locator(`[data-case="${number}"]`)).toBeVisible()
  await people.do('shiftlead', number, 'supervise', 'PROCESSING', says('说明', '请尽快'))

  const reportBack = (words: string) => async (page: Page) => {
    await says('结果', words)(page)
    await page.getByRole('dialog').locator('input[type=file]').first().setInputFiles(PHOTO)
  }
  await people.do('handler', number, 'report-back', 'FEEDBACK', reportBack('已清理'))
  await people.do('verifier', number, 'send-to-verify', 'VERIFYING')
  await people.do('collector', number, 'inspect', 'VERIFYING', says('结果', '仍有残留'))
  await people.do('verifier', number, 'rework', 'PROCESSING', says('原因', '仍有残留'))
  await people.do('handler', number, 'report-back', 'FEEDBACK', reportBack('再次清理'))
  await people.do('verifier', number, 'send-to-verify', 'VERIFYING')
  await people.do('verifier', number, 'close', 'CLOSED')
  await people.do('evaluator', number, 'evaluate', 'EVALUATED', says('结果', '合格'))

  const evaluator = await people.as('evaluator')
  await expect(evaluator.locator('[data-step=rework]')).toContainText('仍有残留')
  await visit(evaluator, '/cases/figures')
  await expect(evaluator.locator('[data-group=urb]')).toContainText('100%')
  await people.close()
})

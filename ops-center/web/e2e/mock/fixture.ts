import { expect, test as base } from '@playwright/test'
import { type Look, remember } from '../pages'
import { PASSWORD } from './api.mjs'
import { startMock } from './server.mjs'

export type Mock = Awaited<ReturnType<typeof startMock>>

/** Somebody is at a place of the hub, logged in, as after following a link there. */
type Arrive = (username: string, path?: string, look?: Look) => Promise<void>

/** A test with a mock hub of its own. */
export const test = base.extend<{ devices: number; mock: Mock; arrive: Arrive }>({
  devices: [2_400, { option: true }],
  mock: async ({ devices }, use) => {
    const mock = await startMock({ devices })
    await use(mock)
    await mock.stop()
  },
  arrive: async ({ page, mock }, use) => {
    await use(async (username, path = '/', look) => {
      if (look) await remember(page, look)
      await page.context().clearCookies()
      const answer = await page.request.post(`${mock.url}/api/session`, { data: { username, password: PASSWORD } })
      expect(answer.status()).toBe(200)
      await page.goto(mock.url + path)
      await expect(page.locator('main h1')).toBeAttached()
      await expect(page.locator('.skeleton')).toHaveCount(0)
    })
  },
})

/** The nth device of a kind in the mock's city. */
export function deviceOf(mock: Mock, kind: string, n = 0) {
  const device = [...mock.hub.devices.values()].filter((candidate) => candidate.kind === kind)[n]
  if (!device) throw new Error(`The mock city has no ${kind} number ${n}`)
  return device
}

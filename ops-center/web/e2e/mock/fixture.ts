import { test as base } from '@playwright/test'
import { startMock } from './server.mjs'

export type Mock = Awaited<ReturnType<typeof startMock>>

/** A test with a mock hub of its own. */
export const test = base.extend<{ devices: number; mock: Mock }>({
  devices: [2_400, { option: true }],
  mock: async ({ devices }, use) => {
    const mock = await startMock({ devices })
    await use(mock)
    await mock.stop()
  },
})

/** The nth device of a kind in the mock's city. */
export function deviceOf(mock: Mock, kind: string, n = 0) {
  const device = [...mock.hub.devices.values()].filter((candidate) => candidate.kind === kind)[n]
  if (!device) throw new Error(`The mock city has no ${kind} number ${n}`)
  return device
}

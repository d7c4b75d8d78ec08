import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseServerMessage } from './messages'

/** The same files that the app's tests read: both sides agree on every one of them. */
const FIXTURES = join(import.meta.dirname, '../../../../docs/contracts/fixtures/live-feed')

const files = (folder: string) =>
  readdirSync(join(FIXTURES, folder)).map((name) => ({ name, text: readFileSync(join(FIXTURES, folder, name), 'utf8') }))

describe('messages of the live feed', () => {
  it.each(files('valid'))('understands $name', ({ text }) => {
    expect(parseServerMessage(text)).toMatchObject({ type: (JSON.parse(text) as { type: string }).type })
  })

  it.each(files('invalid'))('refuses $name', ({ text }) => {
    expect(parseServerMessage(text)).toBeNull()
  })

  it('refuses a device whose value is not a value', () => {
    const device = { id: 'a', ts: 1, state: 'normal', values: { pressure: { deep: 1 } } }
    expect(parseServerMessage(JSON.stringify({ type: 'live', at: 1, devices: [device] }))).toBeNull()
  })
})

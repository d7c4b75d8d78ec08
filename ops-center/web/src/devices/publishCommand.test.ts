import { describe, expect, it } from 'vitest'
import type { DeviceType } from '@/api/catalogue'
import { publishCommand } from './publishCommand'

const credential = {
  username: 'gauge-1',
  password: 's3cret',
  port: 2883,
  topics: { telemetry: 'city/v1/130102/water/gauge-1/telemetry' },
}
const name = { zh: '压力', en: 'Pressure' }
const type: DeviceType = {
  kind: 'pipe-pressure',
  domain: 'water',
  name,
  expectedInterval: 'PT1M',
  properties: [
    { code: 'label', name, unit: null, type: 'text', min: null, max: null },
    { code: 'pressure', name, unit: 'MPa', type: 'number', min: 0, max: 1.5 },
  ],
  commands: [],
}

describe('the command that tries a new credential', () => {
  it('publishes a message that the hub takes', () => {
    const command = publishCommand(credential, type, 'hub.example')

    expect(command).toContain('-h hub.example -p 2883')
    expect(command).toContain("-t 'city/v1/130102/water/gauge-1/telemetry'")
    expect(command).toContain('"v":{"pressure":0.75}')
  })

  it('names the usual port when the hub does not know its broker', () => {
    expect(publishCommand({ ...credential, port: null }, undefined, 'localhost')).toContain('-p 1883')
  })
})

// The state of the mock hub: alerts, scenarios, acknowledgements, and what the tests break on purpose.
import { hasRole } from './api.mjs'
import { MockCases } from './cases.mjs'
import { MockCommands } from './commands.mjs'
import { MockDrills } from './drills.mjs'
import { makeDevices, rules, types, usualValue } from './city.mjs'
import { Duty } from './duty.mjs'
import { makeLedger } from './ledger.mjs'
import { MockIncidents } from './incidents.mjs'
import { makePeople } from './people.mjs'

const clone = (x) => structuredClone(x)

export class MockHub {
  constructor({ devices = 2400, seed = 1 } = {}) {
    this.devices = new Map(makeDevices(devices, seed).map((device) => [device.id, device]))
    this.rules = clone(rules)
    this.alerts = new Map()
    this.steps = new Map()
    this.warnings = []
    this.silences = []
    this.duty = new Duty(this)
    this.seq = 100
    this.listeners = new Set()
    this.scenarios = [
      scenario('rainstorm', '暴雨', 'Rainstorm'), scenario('pipe-burst', '供水管爆裂', 'Pipe burst'),
      scenario('feeder-overload', '馈线过载', 'Feeder overload'), scenario('power-cut', '馈线停电', 'Power cut'),
      scenario('fire', '火灾', 'Fire'),
    ]
    this.ledger = makeLedger()
    /** Where verifying the ledger finds it broken: { seq, kind }. */
    this.broken = null
    /** Paths whose requests fail: path prefix → HTTP status, 0 for no answer at all. */
    this.failures = new Map()
    this.people = makePeople()
    /** What a log-in needs beside the password: user name → 'code', or 'password' for another one. */
    this.needs = new Map()
    /** Requests, like `POST /api/cases`, that are carried out once without an answer. */
    this.lostAnswers = new Set()
    /** Paths that somebody asked for without the right to. */
    this.denied = []
    this.cases = new MockCases(this)
    this.incidents = new MockIncidents(this)
    this.commands = new MockCommands(this)
    this.drills = new MockDrills(this)
    this.has = hasRole
  }

  raise(deviceId, ruleId, value, at = Date.now() - 30_000, part = {}) {
    const device = this.devices.get(deviceId)
    const rule = this.rules.find((candidate) => candidate.id === ruleId)
    const property = rule.condition.property ?? null
    const evidence = property === null ? [] : Array.from({ length: 12 }, (_, i) => ({
      ts: at - 50_000 + i * 5_000, value: i < 8 ? usualValue(property, at + i * 5_000) : value * (1 + (11 - i) * 0.01),
    }))
    const alert = {
      id: `alert-${ruleId}-${deviceId}`, ruleId, ruleVersion: rule.version, ruleName: rule.name, deviceId,
      deviceName: device.name, kind: device.kind, adcode: device.adcode, district: device.adcode, domain: device.domain,
      property, severity: rule.severity, message: rule.message, onset: at, eventTime: at, receivedAt: at + 40,
      clearedAt: null, value: property === null ? null : value, threshold: rule.condition.value ?? null,
      unit: types.find(({ kind }) => kind === device.kind)?.properties.find(({ code }) => code === property)?.unit ?? null,
      state: 'open', assignedTo: null, acknowledgedBy: null, acknowledgedAt: null, acknowledgementNote: null, closedBy: null, closedAt: null, resolution: null, position: device.position,
      evidence, mode: 'LIVE', caseNumber: null, incident: null, symptom: false, ...part,
    }
    device.state = rule.severity
    this.steps.set(alert.id, [{ change: 'raised', at, severity: alert.severity, value: alert.value, by: null, note: null }])
    return this.publish(alert)
  }

  acknowledge(id, username, note) {
    const alert = this.alerts.get(id)
    if (!alert || alert.acknowledgedBy) return alert
    this.steps.get(id).push({ change: 'acknowledged', at: Date.now(), by: username, note, severity: null, value: null })
    return this.publish({ ...alert, state: 'acknowledged', acknowledgedBy: username, acknowledgedAt: Date.now(), acknowledgementNote: note })
  }

  /** The end of an alert, as the stream would tell it. */
  clear(id) {
    const at = Date.now()
    this.steps.get(id).push({ change: 'cleared', at, by: null, note: null, severity: null, value: null })
    return this.publish({ ...this.alerts.get(id), state: 'cleared', clearedAt: at })
  }

  close(id, username, resolution) {
    const at = Date.now()
    this.steps.get(id).push({ change: 'closed', at, by: username, note: resolution, severity: null, value: null })
    return this.publish({ ...this.alerts.get(id), state: 'closed', closedBy: username, closedAt: at, resolution })
  }

  comment(id, username, note) {
    this.steps.get(id).push({ change: 'commented', at: Date.now(), by: username, note, severity: null, value: null })
    return this.publish(this.alerts.get(id))
  }

  assign(alert, username, to) {
    this.steps.get(alert.id).push({ change: 'assigned', at: Date.now(), by: username, note: to, severity: null, value: null })
    this.duty.tell(to, alert, { occasion: 'ASSIGNED', byWhom: username })
    return this.publish({ ...alert, assignedTo: to })
  }

  /** The hub does so when nothing has followed for half an hour. */
  expire(id) {
    const alert = this.alerts.get(id)
    this.steps.get(id).push({ change: 'acknowledgement_expired', at: Date.now(), by: null, note: alert.acknowledgedBy, severity: null, value: null })
    return this.publish({ ...alert, state: 'open', acknowledgedBy: null, acknowledgedAt: null, acknowledgementNote: null })
  }

  publish(alert) {
    const next = { ...alert, seq: ++this.seq }
    this.alerts.set(next.id, next)
    for (const listener of this.listeners) listener({ type: 'alert', seq: next.seq, alert: next })
    return next
  }

  run(name, running) {
    const found = this.scenarios.find((candidate) => candidate.name === name)
    if (!found) return null
    const now = Date.now()
    Object.assign(found, { running, startedAt: running ? now : null, endsAt: running ? now + 600_000 : null })
    if (running && name === 'pipe-burst') {
      const gauges = [...this.devices.values()].filter(({ kind, adcode }) => kind === 'pipe-pressure' && adcode === '130102')
      gauges.slice(0, 6).forEach((gauge, i) => setTimeout(() => this.raise(gauge.id, 'pipe-pressure-low', 0.08 + i * 0.008, Date.now()), 300 + i * 150))
    }
    return this.simulation()
  }

  simulation() {
    return { available: true, scenarios: this.scenarios }
  }

  counts() {
    const states = {}
    for (const { state } of this.devices.values()) states[state] = (states[state] ?? 0) + 1
    const openAlerts = {}
    for (const { severity, state } of this.alerts.values()) {
      if (state === 'open' || state === 'acknowledged') openAlerts[severity] = (openAlerts[severity] ?? 0) + 1
    }
    const rate = this.devices.size / 8 + 20 * Math.sin(Date.now() / 9_000)
    return { type: 'counts', at: Date.now(), devices: this.devices.size, rate, states, openAlerts, delay: { p50: 412, p99: 983 } }
  }

  live([west, south, east, north], share = 0.15) {
    const now = Date.now()
    const devices = []
    let i = 0
    for (const device of this.devices.values()) {
      const [lng, lat] = device.position
      if (lng < west || lng > east || lat < south || lat > north || (i++ + Math.floor(now / 500)) % Math.round(1 / share) !== 0) continue
      if (device.kind === 'bus') device.position = [lng + Math.sin(i + now / 5e4) * 4e-5, lat + Math.cos(i + now / 5e4) * 4e-5]
      devices.push({ id: device.id, ts: now - 200, state: device.state, values: this.values(device, now), ...(device.kind === 'bus' && { loc: device.position }) })
    }
    return { type: 'live', at: now, devices }
  }

  values(device, time) {
    const open = [...this.alerts.values()].find(({ deviceId, state }) => deviceId === device.id && state === 'open' || state === 'acknowledged')
    const properties = types.find(({ kind }) => kind === device.kind)?.properties ?? []
    return Object.fromEntries(properties.map(({ code }) => [
      code, open?.property === code && time >= open.onset ? open.value : usualValue(code, time, device.id.length),
    ]))
  }
}

function scenario(name, zh, en) {
  return { name, title: { zh, en }, running: false, startedAt: null, endsAt: null }
}

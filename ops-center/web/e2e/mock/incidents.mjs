// Incidents of the mock hub: a feeder that fails, and everything behind it.
const problem = (status, code) => [status, { type: 'about:blank', title: code, status, code }]

export class MockIncidents {
  constructor(hub) {
    this.hub = hub
    this.all = new Map()
    this.last = 0
  }

  /** A transformer fails, and so many devices behind it; the symptoms come first. */
  storm(symptoms, { now = Date.now() } = {}) {
    const devices = [...this.hub.devices.values()]
    const root = devices.find(({ kind }) => kind === 'transformer')
    const gauges = devices.filter(({ kind }) => kind === 'pipe-pressure').slice(0, symptoms)
    const number = ++this.last
    const incident = { number, root: null, links: [root.id, ...gauges.map(({ id }) => id)], timeline: [], openedAt: now }
    this.all.set(number, incident)
    for (const { id } of gauges) this.raise(incident, id, 'pipe-pressure-low', 0.1, now - 20_000, true)
    incident.root = this.raise(incident, root.id, 'transformer-overload', 140, now - 25_000, false).id
    this.tell(incident, 'opened', { alert: incident.root })
    this.tell(incident, 'joined', { count: gauges.length })
    return incident
  }

  raise(incident, device, rule, value, at, symptom) {
    return this.hub.raise(device, rule, value, at, { incident: incident.number, symptom })
  }

  tell(incident, kind, facts = {}) {
    incident.timeline.push({ at: Date.now(), kind, alert: null, count: null, by: null, note: null, ...facts })
  }

  members({ number }) {
    return [...this.hub.alerts.values()].filter(({ incident }) => incident === number)
  }

  view(incident) {
    const members = this.members(incident)
    const active = members.filter(({ state }) => state === 'open' || state === 'acknowledged')
    const severity = ['red', 'orange', 'yellow', 'blue'].find((one) => active.some((alert) => alert.severity === one)) ?? 'blue'
    return {
      number: incident.number, mode: 'live', state: active.length > 0 ? 'open' : 'closed', severity,
      root: this.hub.alerts.get(incident.root), openedAt: incident.openedAt, closedAt: null, mergedInto: null,
      members: members.length, active: active.length,
    }
  }

  symptoms(incident, query) {
    const root = this.hub.alerts.get(incident.root)
    const size = Number(query.get('size') ?? 50)
    const at = Number(query.get('page') ?? 0)
    const all = this.members(incident).filter(({ symptom }) => symptom)
    const items = all.slice(at * size, (at + 1) * size).map((alert) => ({
      alert, cause: incident.root, reason: 'upstream',
      path: [root, alert].map(({ deviceId: id, deviceName: name, kind }) => ({ id, name, kind })),
    }))
    return { items, page: at, size, total: all.length }
  }

  acknowledge(incident, user) {
    const open = this.members(incident).filter(({ state }) => state === 'open')
    for (const { id } of open) this.hub.acknowledge(id, user, null)
    if (open.length > 0) this.tell(incident, 'acknowledged', { count: open.length, by: user })
    return { taken: open.length, others: 0 }
  }

  split(incident, user, { alerts, reason }) {
    for (const id of alerts) this.hub.publish({ ...this.hub.alerts.get(id), incident: null, symptom: false })
    this.tell(incident, 'split', { count: alerts.length, by: user, note: reason })
    return this.view(incident)
  }

  /** @returns [status, body] */
  answer(part, query, user, body) {
    if (part[3] === undefined) {
      const items = [...this.all.values()].map((incident) => this.view(incident))
      return [200, { items, page: 0, size: 100, total: items.length }]
    }
    const incident = this.all.get(Number(part[3]))
    if (!incident) return problem(404, 'incident-not-found')
    if (part[4] === 'symptoms') return [200, this.symptoms(incident, query)]
    if (part[4] === 'timeline') return [200, incident.timeline]
    if (part[4] === 'acknowledgement') return [200, this.acknowledge(incident, user)]
    if (part[4] === 'split') return [200, this.split(incident, user, body)]
    return [200, this.view(incident)]
  }

  /** What hangs on the root of a storm. */
  links(id) {
    const device = (one) => ({ id: one, name: this.hub.devices.get(one).name, kind: this.hub.devices.get(one).kind, link: 'POWERS', state: this.hub.devices.get(one).state })
    const storm = [...this.all.values()].find(({ links }) => links.includes(id))
    if (!storm) return { upstream: [], downstream: [], downstreamTotal: 0 }
    const [root, ...fed] = storm.links
    return id === root
      ? { upstream: [], downstream: fed.map(device), downstreamTotal: fed.length }
      : { upstream: [device(root)], downstream: [], downstreamTotal: 0 }
  }
}

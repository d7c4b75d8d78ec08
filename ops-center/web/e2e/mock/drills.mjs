// Drills of the mock hub: what belongs to one is told by the time, as the real one does.
const problem = (status, code) => [status, { title: code, status, code }]

export class MockDrills {
  all = []

  constructor(hub) {
    this.hub = hub
  }

  goingOn() {
    return this.all.find(({ endedAt }) => endedAt === null) ?? null
  }

  /** @returns [status, body] */
  answer(method, part, user, body) {
    if (method === 'GET' && part[3] === undefined) return [200, { goingOn: this.goingOn(), drills: this.all.toReversed() }]
    if (part[3] === undefined) {
      if (this.goingOn()) return problem(409, 'drill-going-on')
      const drill = { number: this.all.length + 1, name: body.name, begunBy: user, begunAt: Date.now(), endedBy: null, endedAt: null }
      this.all.push(drill)
      return [201, drill]
    }
    const drill = this.all.find(({ number }) => number === Number(part[3]))
    if (!drill) return problem(404, 'drill-not-found')
    if (part[4] === 'end') Object.assign(drill, { endedBy: user, endedAt: Date.now() })
    return [200, this.report(drill)]
  }

  report(drill) {
    const alerts = [...this.hub.alerts.values()].filter(({ mode, receivedAt }) => mode === 'DRILL' && receivedAt >= drill.begunAt && receivedAt < (drill.endedAt ?? Infinity))
    const lines = alerts.map((a) => ({
      response: { alertId: a.id, message: a.message, adcode: a.adcode, severity: a.severity, raisedAt: a.receivedAt, acknowledgedAt: a.acknowledgedAt, acknowledgedBy: a.acknowledgedBy, handledAt: null, handledBy: null },
      acknowledgeWithin: 60, handleWithin: 300, inTime: a.acknowledgedAt !== null,
    }))
    const acknowledged = lines.filter(({ inTime }) => inTime).length
    return { drill, lines, score: { percent: lines.length === 0 ? null : (100 * acknowledged) / lines.length, alerts: lines.length, acknowledged, inTime: acknowledged, medianSeconds: acknowledged ? 12 : null } }
  }
}

// Duty of the mock hub: one shift round the clock, notices that a test adds, what was told of an alert.
const HOUR = 3_600_000
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
const startOf = (day) => Date.parse(`${day}T00:00:00+08:00`)
const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export class Duty {
  constructor(hub) {
    this.hub = hub
    this.shifts = [shift(1, { username: 'duty', post: 'OFFICER', begin: '08:00', end: '20:00' }), shift(2, { username: 'shiftlead', post: 'LEAD', begin: '00:00', end: '00:00' })]
    this.notices = []
    this.told = new Map()
    this.contacts = new Map()
    this.handovers = []
  }

  /** Tells somebody of an alert in the app. */
  tell(recipient, alert, part = {}) {
    const id = this.notices.length + 1
    this.notices.push({
      id, recipient, at: Date.now(), readAt: null, alert: alert.id, severity: alert.severity, message: alert.message, district: alert.district, mode: alert.mode, state: 'open', occasion: 'WAITS', byWhom: null, ...part,
    })
    const told = this.told.get(alert.id) ?? { turns: [{ turn: 1, severity: alert.severity, startedAt: Date.now(), endedAt: null, endReason: null, next: { at: Date.now() + HOUR / 20, by: 'sms', to: 'OFFICER' } }], notices: [] }
    told.notices.push(
      { id, occasion: 'WAITS', byWhom: null, by: 'app', recipient, at: Date.now(), result: 'SENT', reason: null, tries: 0, readAt: null },
      { id: id + 1000, occasion: 'WAITS', byWhom: null, by: 'email', recipient, at: Date.now(), result: 'FAILED', reason: 'no-address', tries: 1, readAt: null },
    )
    this.told.set(alert.id, told)
  }

  /** @returns [status, body] */
  answer(method, part, query, user, body) {
    if (part[3] === 'roster') return [200, this.week(query.get('from'))]
    if (part[3] === 'alerts') return [200, this.told.get(part[4]) ?? { turns: [], notices: [] }]
    if (part[3] === 'contact') {
      if (method === 'PUT') this.contacts.set(user, body)
      return [200, this.contacts.get(user) ?? { email: null, phone: null }]
    }
    if (part[3] === 'handovers') return this.handover(method, part, user, body)
    if (part[3] === 'notices') return this.inbox(part, user)
    if (part[4] === 'import') return this.importTable(part[5] === 'check', body)
    if (method === 'DELETE') {
      this.shifts = this.shifts.filter(({ number }) => number !== Number(part[4]))
      return [204, null]
    }
    if (body.username === 'nobody') return [400, { type: 'about:blank', title: 'bad-shift', status: 400, code: 'bad-shift', detail: 'There is no account nobody' }]
    const planned = shift(this.shifts.length + 10, body)
    this.shifts.push(planned)
    return [201, planned]
  }

  importTable(checks, text) {
    const lines = text.replace(/^\uFEFF/, '').trim().split(/\r?\n/).slice(1)
    const rows = lines.map((line, i) => {
      const [username, post, adcode, domain, days, begin, end] = line.split(',')
      const code = username === 'nobody' ? 'bad-shift' : days === '' ? 'bad-shift-days' : null
      return { line: i + 2, username, code, detail: code, wanted: { username, post, adcode: adcode || null, domain: domain || null, days: days.split(';').map((n) => DAYS[n - 1]), begin, end } }
    })
    const wrong = rows.filter(({ code }) => code !== null).length
    if (!checks) for (const { wanted } of rows) this.shifts.push(shift(this.shifts.length + 10, wanted))
    return [checks ? 200 : 201, { rows, wrong }]
  }

  handover(method, part, user, body) {
    const open = [...this.hub.alerts.values()].filter(({ state, symptom }) => ['open', 'acknowledged'].includes(state) && !symptom)
    if (method === 'GET') return [200, { open, handovers: this.handovers.toReversed() }]
    if (part[5] === 'taking') {
      const taken = this.handovers.find(({ number }) => number === Number(part[4]))
      Object.assign(taken, { takenBy: user, takenAt: Date.now() })
      return [200, taken]
    }
    const given = { number: this.handovers.length + 1, givenBy: user, givenAt: Date.now(), note: body.note, alerts: open.map(({ id }) => id), takenBy: null, takenAt: null }
    this.handovers.push(given)
    return [201, given]
  }

  inbox(part, user) {
    const mine = this.notices.filter(({ recipient }) => recipient === user)
    if (part[4] === 'read') {
      for (const notice of mine) notice.readAt = Date.now()
      return [204, null]
    }
    return [200, { unread: mine.filter(({ readAt }) => readAt === null).length, items: mine.toReversed() }]
  }

  week(firstDay) {
    const turns = this.shifts.flatMap(({ number, begin, end, days }) => DAYS.flatMap((name, i) => {
      if (!days.includes(name)) return []
      const from = startOf(firstDay) + i * 24 * HOUR + minutes(begin) * 60_000
      return [{ shift: number, begin: from, end: from + ((minutes(end) - minutes(begin) + 1440) % 1440 || 1440) * 60_000 }]
    })).toSorted((a, b) => a.begin - b.begin)
    const night = startOf(firstDay) + 20 * HOUR
    const covered = this.shifts.some(({ begin, post }) => begin === '20:00' && post === 'OFFICER')
    return {
      firstDay, shifts: this.shifts, turns, now: [this.shifts[0]?.number].filter(Boolean),
      gaps: covered ? [] : [{ begin: night, end: night + 12 * HOUR, whole: true, districts: [] }],
    }
  }
}

function shift(number, wanted) {
  return { number, adcode: null, domain: null, days: DAYS, lastDay: null, ...wanted, firstDay: wanted.firstDay ?? '2026-01-01' }
}

// A small case engine for the mock hub: stages, roles, inputs and revisions as the real one has them,
// clocks and gates only as far as the pages show them.
import { definitions, departments, figures } from './caseDefinitions.mjs'

const HOUR = 3_600_000
const NEAR_METRES = 500
/** What the answer has as the case has it. */
const SAME = [
  'number', 'definition', 'description', 'origin', 'stageSince', 'adcode', 'grid', 'position', 'deviceId', 'severity', 'reportedBy', 'reportedAt',
  'updatedAt', 'dueAt', 'reworks', 'drill', 'revision',
]
const problem = (status, code, more = {}) => [status, { type: 'about:blank', title: code, status, code, ...more }]
const nameOf = (id) => { const found = departments.find((one) => one.id === id); return found ? { id, name: found.name } : null }

export class MockCases {
  constructor(hub) {
    this.hub = hub
    /** Case number → case. */
    this.cases = new Map()
    this.files = new Map()
  }

  answer(method, part, query, user, body) {
    if (part[2] === 'departments') return [200, departments]
    if (part[3] === 'definitions') return [200, definitions]
    if (part[3] === 'figures') return [200, this.figures(query)]
    if (part[3] === undefined) return method === 'POST' ? this.create(user, body) : [200, this.list(query, user)]
    const found = this.cases.get(part[3])
    if (!found) return problem(404, 'case-not-found')
    if (part[4] === 'actions') return this.act(found, part[5], user, body)
    if (part[4] === 'comments') return this.comment(found, user, body.note)
    if (part[4] === 'tasks') return this.complete(found, part[5], user, body)
    if (part[4] === 'attachments' && method === 'POST') return this.attach(found, user, body.file)
    if (part[4] === 'attachments') return [200, this.files.get(part[5]).bytes, this.files.get(part[5]).type]
    return [200, this.view(found, user)]
  }

  /**
   * A case as tests need it, at a stage, without the way there.
   * @param {Record<string, any>} part
   */
  make(part = {}) {
    const { matter = 'event:04/06', stage = 'REPORTED', definition = 'urban-seven-steps', by = 'collector', at = Date.now() - HOUR, ...more } = part
    const number = `SJZ-20261126-${String(this.cases.size + 1).padStart(4, '0')}`
    const made = {
      number, definition, matter, stage, stageSince: at, description: '路口积水约 20 厘米，行人无法通过。', origin: 'PERSON', adcode: '130102', grid: '130102001001001',
      position: [114.5021, 38.0412], deviceId: null, severity: null, department: null, reportedBy: by, reportedAt: at, updatedAt: at,
      dueAt: null, overdue: false, supervision: null, extension: null, reworks: 0, drill: false, revision: 1, links: [], tasks: [],
      attachments: [], history: [], ...more,
    }
    this.record(made, by, 'report', null, stage, null, {}, at)
    this.cases.set(number, made)
    return made
  }

  record(of, actor, action, from, to, note, data = {}, at = Date.now()) {
    of.history.push({ seq: of.history.length + 1, at, actor, action, from, to, note, data })
    of.updatedAt = at
  }

  create(user, body) {
    if (body.alertId) return this.fromAlert(user, body)
    if (!body.position) return problem(400, 'position-missing')
    const earlier = [...this.cases.values()].find(({ requestId, reportedBy }) => requestId === body.requestId && reportedBy === user)
    if (earlier) return [200, this.view(earlier, user)]
    const made = this.make({ requestId: body.requestId, matter: body.class, definition: body.definition ?? 'urban-seven-steps', by: user, at: Date.now(), description: body.description, position: body.position })
    return [201, this.view(made, user)]
  }

  fromAlert(user, { alertId, link }) {
    const alert = this.hub.alerts.get(alertId)
    if (!alert) return problem(404, 'alert-not-found')
    if (alert.caseNumber) return problem(409, 'alert-has-case', { case: alert.caseNumber })
    const near = [...this.cases.values()].find((one) => metres(one.position, alert.position) < NEAR_METRES)
    if (near && !link) return problem(409, 'case-exists-nearby', { case: near.number, distanceMeters: Math.round(metres(near.position, alert.position)) })
    const of = near ?? this.make({
      stage: 'FILED', by: user, at: Date.now(), origin: 'ALERT', severity: alert.severity, deviceId: alert.deviceId,
      position: alert.position, adcode: alert.adcode, description: alert.message.zh,
    })
    of.links.push({ kind: 'ALERT', target: alertId, label: alert.ruleName, severity: alert.severity, state: alert.state })
    of.links.push({ kind: 'DEVICE', target: alert.deviceId, label: null, severity: null, state: null })
    this.hub.publish({ ...alert, caseNumber: of.number })
    return [near ? 200 : 201, this.view(of, user)]
  }

  act(of, name, user, body) {
    const action = this.definition(of).actions.find((one) => one.action === name)
    if (!action) return problem(400, 'unknown-action')
    if (body.revision !== of.revision) return problem(409, 'case-changed', { revision: of.revision })
    if (!action.from.includes(of.stage)) return problem(409, 'action-not-possible', { stage: of.stage })
    if (!this.hub.has(user, ...action.roles)) return problem(403, 'role-missing')
    if (this.blocks(of, action).length > 0) return problem(409, 'gate-closed')
    const missing = action.requires.filter((input) => (input === 'photo' ? !hasPhoto(of) : !body[input]))
    if (missing.length > 0) return problem(400, 'input-missing', { inputs: missing })
    this.change(of, action, user, body)
    return [200, this.view(of, user)]
  }

  change(of, action, user, body) {
    const { reason, result, department, hours } = body
    this.record(of, user, action.action, of.stage, action.to ?? of.stage, body.note ?? null, { reason, result, department, hours })
    if (action.action === 'rework') of.reworks++
    if (action.action === 'supervise') of.supervision = { by: user, at: Date.now(), dueAt: Date.now() + 4 * HOUR, note: body.note, overdue: false }
    if (action.action === 'lift-supervision') of.supervision = null
    if (action.action === 'request-extension') of.extension = body.hours
    if (action.action.endsWith('-extension') && action.action !== 'request-extension') of.extension = null
    if (body.department) of.department = body.department
    if (action.to && action.to !== of.stage) Object.assign(of, { stage: action.to, stageSince: Date.now() })
    const clocked = this.definition(of).stages.find(({ code }) => code === of.stage).clocked
    of.dueAt = clocked ? (of.dueAt ?? Date.now() + 4 * HOUR) : null
    of.revision++
  }

  comment(of, user, note) {
    this.record(of, user, 'comment', of.stage, of.stage, note, { mentions: [...note.matchAll(/@(\w+)/g)].map(([, name]) => name) })
    return [200, this.view(of, user)]
  }

  complete(of, id, user, body) {
    const task = of.tasks.find((one) => one.id === id)
    if (task.state === 'DONE') return problem(409, 'task-done-already')
    Object.assign(task, { state: 'DONE', doneBy: user, doneAt: Date.now(), note: body.note })
    this.record(of, user, 'task-done', of.stage, of.stage, null, { task: id })
    of.revision++
    return [200, this.view(of, user)]
  }

  attach(of, user, { name, type, bytes }) {
    if (!/^(image\/(jpeg|png)|application\/pdf)$/.test(type)) return problem(415, 'file-type-not-allowed')
    const made = { id: `file-${this.files.size + 1}`, name, type, size: bytes.length, width: 800, height: 600, by: user, at: Date.now(), stage: of.stage }
    this.files.set(made.id, { bytes, type })
    of.attachments.push(made)
    this.record(of, user, 'attach', of.stage, of.stage, null, { name })
    return [201, made]
  }

  definition(of) {
    return definitions.find(({ id }) => id === of.definition)
  }

  blocks(of, action) {
    const lasts = of.links.some(({ kind, target }) => kind === 'ALERT' && ['open', 'acknowledged'].includes(this.hub.alerts.get(target)?.state))
    return action.gates.includes('alertCleared') && lasts
      ? [{ gate: 'alertCleared', text: { zh: '关联告警须已解除', en: 'The linked alerts must be cleared' } }]
      : []
  }

  item(of, user) {
    const { stage, department, matter, supervision, extension } = of
    const found = this.definition(of).stages.find(({ code }) => code === stage)
    const mine = found.kind !== 'VOID' && this.hub.has(user, ...found.roles)
    return {
      ...Object.fromEntries(SAME.map((key) => [key, of[key]])), matter: definitions.flatMap(({ classes }) => classes).find(({ code }) => code === matter), stage: { code: stage, name: found.name, kind: found.kind },
      areaGrade: 'A', department: nameOf(department), proposedDepartment: nameOf('urb-130102'), overdue: of.overdue || (of.dueAt !== null && of.dueAt < Date.now()),
      supervised: supervision !== null, supervisionDueAt: supervision?.dueAt ?? null, extensionRequestedHours: extension, mine,
    }
  }

  view(of, user) {
    const actions = this.definition(of).actions.filter(({ from, roles }) => from.includes(of.stage) && this.hub.has(user, ...roles))
    const works = !this.hub.has(user, 'VIEWER')
    const used = of.dueAt === null ? HOUR : 4 * HOUR - (of.dueAt - Date.now())
    return {
      summary: this.item(of, user), clock: { amount: 4, unit: 'HOURS', limitMillis: 4 * HOUR, usedMillis: Math.max(0, used), running: of.dueAt !== null, dueAt: of.dueAt },
      supervision: of.supervision, links: of.links, tasks: of.tasks.map((task) => ({ ...task, mayComplete: works && task.state !== 'DONE' })),
      attachments: of.attachments, history: of.history,
      actions: actions.map((action) => ({ action: action.action, name: action.name, to: action.to ?? of.stage, requires: action.requires, blockedBy: this.blocks(of, action) })),
      mayComment: works, mayAttach: works,
    }
  }

  list(query, user) {
    const is = (key) => query.get(key) === 'true'
    const has = (key, value) => !query.get(key) || query.get(key) === value
    const words = query.get('q') ?? ''
    const items = [...this.cases.values()].map((one) => this.item(one, user)).filter((one) =>
      (!is('mine') || one.mine) && (!is('overdue') || one.overdue) && (!is('supervised') || one.supervised)
      && (!is('open') || ['ACTIVE', 'PAUSED'].includes(one.stage.kind))
      && (!query.get('state') || query.get('state').split(',').includes(one.stage.code))
      && (!query.get('class') || one.matter.code.startsWith(query.get('class')))
      && has('district', one.adcode) && has('grid', one.grid) && has('department', one.department?.id) && (one.number + one.description).includes(words))
    items.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || b.reportedAt - a.reportedAt)
    const [size, at] = [Number(query.get('size') ?? 50), Number(query.get('page') ?? 0)]
    return { items: items.slice(at * size, (at + 1) * size), page: at, size, total: items.length }
  }

  figures(query) {
    const [by, from, to] = [query.get('by'), Number(query.get('from')), Number(query.get('to'))]
    const groups = this.cases.size === 0 ? [] : departments.slice(0, 3).map(({ id, name }, i) => ({
      key: by === 'department' ? id : by === 'district' ? '130102' : `${by}-${i}`, name: by === 'department' ? name : null,
      figures: figures.map((figure, n) => {
        const denominator = i === 2 && n === 3 ? 0 : 40 - 5 * i
        const numerator = Math.min(denominator, 12 + 3 * n)
        return { ...figure, numerator, denominator, rate: denominator === 0 ? null : numerator / denominator, cases: `/api/cases?figure=${figure.figure}&figurePart=numerator&from=${from}&to=${to}&${by}=${id}` }
      }),
    }))
    return { from, to, by, groups }
  }
}

const hasPhoto = (of) => of.attachments.some(({ type, at }) => type.startsWith('image/') && at >= of.stageSince)

function metres([lng1, lat1], [lng2, lat2]) {
  const k = Math.PI / 180
  return Math.hypot((lng2 - lng1) * k * Math.cos(lat1 * k), (lat2 - lat1) * k) * 6_371_000
}

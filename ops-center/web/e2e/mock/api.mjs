// The REST answers of the mock hub, as close to the real ones as the pages can tell.
import { districts, types } from './city.mjs'
import { ledger } from './ledger.mjs'
import { answerPeople, logInNeed } from './people.mjs'
import { answerSilence } from './silences.mjs'
import { answerWarning } from './warnings.mjs'

const RANK = ['red', 'orange', 'yellow', 'blue']
const ROLES = {
  duty: 'DUTY_OFFICER', duty2: 'DUTY_OFFICER', engineer: 'ENGINEER', viewer: 'VIEWER', auditor: 'AUDIT_ADMIN', secadmin: 'SECURITY_ADMIN',
  collector: 'COLLECTOR', acceptor: 'ACCEPTOR', shiftlead: 'SHIFT_LEAD', dispatcher: 'DISPATCHER', handler: 'HANDLER', verifier: 'VERIFIER',
  evaluator: 'EVALUATOR',
}
const CITY_READERS = ['DUTY_OFFICER', 'SHIFT_LEAD', 'ENGINEER', 'VIEWER']
const FIGURE_READERS = ['SHIFT_LEAD', 'EVALUATOR', 'DUTY_OFFICER', 'VIEWER', 'DISPATCHER']
export const PASSWORD = 'mock-password'

const problem = (status, code) => [status, { type: 'about:blank', title: code, status, code }]

function session(hub, username) {
  const passwordChangeNeeded = hub.needs.get(username) === 'password'
  return { username, displayName: username, roles: passwordChangeNeeded ? [] : [ROLES[username]], adcodes: null, passwordChangeNeeded }
}

function logIn(hub, body) {
  if (!ROLES[body.username] || body.password !== PASSWORD) return problem(401, 'login-failed')
  return logInNeed(hub.needs.get(body.username), body) ?? [200, session(hub, body.username)]
}

export const hasRole = (user, ...roles) => roles.includes(ROLES[user])

/** Whether this person may ask for this at all. */
function mayAsk(user, part) {
  if (['session', 'districts', 'device-types'].includes(part[2])) return true
  if (part[3] === 'figures') return hasRole(user, ...FIGURE_READERS)
  if (['cases', 'departments'].includes(part[2])) return ROLES[user] !== 'ENGINEER'
  if (part[2] === 'ledger') return hasRole(user, 'AUDIT_ADMIN')
  if (part[2] === 'accounts') return hasRole(user, 'SECURITY_ADMIN')
  if (part[2] === 'warnings') return hasRole(user, ...CITY_READERS)
  if (part[2] === 'tokens') return true
  return hasRole(user, ...CITY_READERS)
}

/** @returns [status, body, content type] */
export function answer(hub, method, url, user, body) {
  const path = url.pathname
  const part = path.split('/').map(decodeURIComponent)
  if (path === '/api/session/ways') return [200, { provider: '市统一身份认证' }]
  if (path === '/api/session/hint') return [200, { passwordFile: '/home/city/data/passwords.properties' }]
  if (path === '/api/session' && method === 'POST') return logIn(hub, body)
  if (!user) return problem(401, 'not-logged-in')
  if (!mayAsk(user, part)) {
    hub.denied.push(path)
    return problem(403, 'access-denied')
  }
  if (['cases', 'departments'].includes(part[2]) && part.at(-1) !== 'positions' && part[4] !== 'positions') return hub.cases.answer(method, part, url.searchParams, user, body)
  if (path === '/api/session') return method === 'DELETE' ? [204, null] : [200, session(hub, user)]
  if (path === '/api/session/password') {
    if (body.current !== PASSWORD) return problem(403, 'password-wrong')
    hub.needs.delete(user)
    return [200, session(hub, user)]
  }
  if (path === '/api/session/reauthenticate') return hub.commands.confirm(user, body.password === PASSWORD)
  const people = answerPeople(hub, method, path, part, url.searchParams, body)
  if (people) return people
  if (path === '/api/districts') return [200, districts]
  if (path === '/api/device-types') return [200, types]
  if (path === '/api/map/devices') return [200, mapDevices(hub)]
  if (path === '/api/devices' && method === 'POST') return register(hub, body)
  if (path === '/api/devices') return [200, page(filterDevices(hub, url.searchParams), url.searchParams)]
  if (part[2] === 'devices' && part[4] === 'telemetry') return [200, telemetry(hub, part[3], url.searchParams)]
  if (part[2] === 'devices' && part[4] === 'credential') return credential(hub, part[3], method)
  if (part[2] === 'devices' && part[4] === 'commands') return hub.commands.answer(method, part[3], user, body, types)
  if (part[2] === 'devices' && part[4] === 'links') return [200, hub.incidents.links(part[3])]
  if (part[2] === 'drills') return hub.drills.answer(method, part, user, body)
  if (part[2] === 'duty') return hub.duty.answer(method, part, url.searchParams, user, body)
  if (part[2] === 'silences') return answerSilence(hub, method, part, user, body)
  if (part[2] === 'incidents') return hub.incidents.answer(part, url.searchParams, user, body)
  if (part[2] === 'devices') return device(hub, part[3], body)
  if (path === '/api/alerts') return [200, page(filterAlerts(hub, url.searchParams), url.searchParams)]
  if (part[2] === 'alerts' && part[4] === 'commands') return hub.commands.ofAlert(part[3], part[5], part[6] === 'decline', user, body)
  if (part[2] === 'alerts') return alert(hub, part, user, body)
  if (path === '/api/rules') return [200, hub.rules]
  if (part[2] === 'rules' && part[4] === 'commands') return hub.commands.ofRule(method, part[3], part[5], user, body)
  if (part[2] === 'rules') return rule(hub, part[3], method, body)
  if (path === '/api/simulation') return [200, hub.simulation()]
  if (part[2] === 'simulation') return [200, hub.run(part[4], method === 'POST')]
  if (part[2] === 'warnings') return answerWarning(hub.warnings, method, part, user, body)
  if (part[2] === 'ledger') return ledger(hub, path, url.searchParams)
  if (path === '/api/system') return [200, system(hub)]
  return problem(404, 'not-found')
}

function system(hub) {
  const parts = ['database', 'log', 'store', 'broker'].map((name) => ({ name, up: name !== 'store' }))
  const jobs = ['judge', 'history'].map((name) => ({ group: `chengyun-${name}`, running: true, lag: 12 }))
  return { version: 'mock', parts, messages: 123456, alerts: 12, devices: hub.devices.size, rejects: { MALFORMED_JSON: 3 }, lag: { 'chengyun.alert': 0 }, jobs }
}

function mapDevices(hub) {
  const columns = ['id', 'kind', 'domain', 'lng', 'lat', 'state', 'adcode', 'name']
  const rows = [...hub.devices.values()].map((d) => [d.id, d.kind, d.domain, ...d.position, d.state, d.adcode, d.name])
  return { columns, rows }
}

function page(items, query) {
  const size = Number(query.get('size') ?? 50)
  const at = Number(query.get('page') ?? 0)
  return { items: items.slice(at * size, (at + 1) * size), page: at, size, total: items.length }
}

function filterDevices(hub, query) {
  const q = (query.get('q') ?? '').toLowerCase()
  return [...hub.devices.values()].filter((d) =>
    ['domain', 'state', 'kind'].every((key) => !query.get(key) || d[key] === query.get(key))
    && (q === '' || d.id.toLowerCase().includes(q) || d.name.toLowerCase().includes(q)))
}

function filterAlerts(hub, query) {
  const status = query.get('status') ?? 'active'
  const wanted = { active: ['open', 'acknowledged'], unacknowledged: ['open'], acknowledged: ['acknowledged'], cleared: ['cleared'], closed: ['closed'] }[status]
  const folded = query.get('fold') === 'true'
  return [...hub.alerts.values()]
    .filter((a) => !(folded && a.symptom) && (!wanted || wanted.includes(a.state))
      && [['severity', 'severity'], ['domain', 'domain'], ['district', 'adcode'], ['device', 'deviceId']].every(([key, field]) => !query.get(key) || a[field] === query.get(key)))
    .sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity) || b.onset - a.onset)
}

function device(hub, id, change) {
  const found = hub.devices.get(id)
  if (!found) return problem(404, 'device-not-found')
  const { state: lifecycle, ...values } = change ?? {}
  Object.assign(found, values, lifecycle && { lifecycle })
  const latest = Object.fromEntries(Object.entries(hub.values(found, Date.now()))
    .map(([code, value], i) => [code, { value, ts: Date.now() - 3_000 - i * 60_000, quality: i === 0 ? 'N' : 'D' }]))
  return [200, { lifecycle: 'ACTIVE', ...found, latest: found.state === 'unknown' ? {} : latest, openAlerts: 0 }]
}

function register(hub, body) {
  const id = body.id ?? `device-${hub.devices.size}`
  const { domain } = types.find(({ kind }) => kind === body.kind)
  const made = { ...body, id, domain, state: 'unknown', lastSeen: null, simulated: false }
  hub.devices.set(id, made)
  return [201, { device: made, credential: secret(made) }]
}

function credential(hub, id, method) {
  const found = hub.devices.get(id)
  if (!found) return problem(404, 'device-not-found')
  return method === 'DELETE' ? [204, null] : [200, secret(found)]
}

function secret({ id, adcode, domain }) {
  const topics = { telemetry: `city/v1/${adcode}/${domain}/${id}/telemetry` }
  return { username: id, password: 'k3Jx9vQm2Tn8Zs4Lb7Wy', port: 1883, topics }
}

function acknowledgeAll(hub, user, { ids, reason }) {
  const acknowledged = ids.filter((id) => hub.alerts.has(id))
  for (const id of acknowledged) hub.acknowledge(id, user, reason)
  return [200, { acknowledged, refused: Object.fromEntries(ids.filter((id) => !hub.alerts.has(id)).map((id) => [id, 'alert-not-found'])) }]
}

function closeAll(hub, user, { ids, resolution }) {
  for (const id of ids) hub.close(id, user, resolution)
  return [200, { closed: ids, refused: {} }]
}

function alert(hub, part, user, body) {
  if (part[3] === 'closures') return closeAll(hub, user, body)
  if (part[3] === 'acknowledgements') return acknowledgeAll(hub, user, body)
  const found = hub.alerts.get(part[3])
  if (!found) return problem(404, 'alert-not-found')
  if (part[4] === 'history') return [200, hub.steps.get(part[3])]
  if (part[4] === 'closure') {
    return found.state === 'open' || found.state === 'acknowledged' ? problem(409, 'alert-not-cleared') : [200, hub.close(part[3], user, body.resolution)]
  }
  if (part[4] === 'assignment') {
    if (!ROLES[body.to]) return problem(400, 'bad-person')
    return [200, hub.assign(found, user, body.to)]
  }
  if (part[4] === 'comments') return [200, hub.comment(part[3], user, body.note)]
  if (part[4] !== 'acknowledgement') return [200, found]
  if (found.acknowledgedBy && found.acknowledgedBy !== user) return problem(409, 'already-acknowledged')
  return [200, hub.acknowledge(part[3], user, body.note ?? null)]
}

function rule(hub, id, method, body) {
  const found = hub.rules.find((candidate) => candidate.id === id)
  if (!found) return problem(404, 'rule-not-found')
  if (method === 'PATCH') {
    if (body.version !== found.version) return problem(409, 'stale-version')
    const { value, hysteresis, forDuration, intervals, severity, state } = body
    Object.assign(found.condition, { ...(value !== undefined && { value }), ...(hysteresis !== undefined && { hysteresis }), ...(forDuration && { for: forDuration }), ...(intervals && { intervals }) })
    Object.assign(found, { version: found.version + 1, ...(severity && { severity }), ...(state && { state: state.toUpperCase() }) })
  }
  return [200, found]
}

function telemetry(hub, id, query) {
  const found = hub.devices.get(id)
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))]
  const windows = to - from > 2 * 3_600_000
  const step = windows ? Math.max(60_000, (to - from) / 400) : 10_000
  const series = query.getAll('property').map((property) => {
    const points = []
    for (let ts = from; ts <= to; ts += step) {
      const value = hub.values(found, ts)[property]
      points.push(windows ? [ts, value * 0.9, value, value * 1.08, 6] : [ts, value])
    }
    return { property, unit: null, points }
  })
  return { resolution: windows ? '1m' : 'raw', series, partial: false }
}

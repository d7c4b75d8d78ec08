// Accounts of the mock hub, their log-ins and tokens.
const DEPARTMENTS = [
  { id: 'wat', name: { zh: '市水务局', en: 'Water Bureau' }, roleCode: 'WAT', adcode: null },
  { id: 'urb-130102', name: { zh: '长安区城市管理局', en: "Chang'an Urban Management" }, roleCode: 'URB', adcode: '130102' },
]
export const CODE = '123456'
export const ONE_TIME = 'Xk7Jx9vQm2Tn8Zs4Lb7W'
const DAY = 86_400_000

const problem = (status, code) => [status, { type: 'about:blank', title: code, status, code }]

function account(username, displayName, roles, more = {}) {
  return {
    username, displayName, roles, adcodes: null, department: null, state: 'ACTIVE', locked: false, machine: false, secondFactor: false, identity: false,
    passwordChangeNeeded: false, passwordChangedAt: Date.now() - 20 * DAY, createdAt: Date.now() - 20 * DAY, lastLogInAt: Date.now() - 3_600_000, ...more,
  }
}

export function makePeople() {
  const list = [
    account('sysadmin', '系统管理员', ['SYSTEM_ADMIN']), account('secadmin', '安全管理员', ['SECURITY_ADMIN'], { secondFactor: true }),
    account('auditor', '审计管理员', ['AUDIT_ADMIN'], { lastLogInAt: null }), account('duty', '值班员', ['DUTY_OFFICER'], { locked: true, identity: true }),
    account('li.ming', '李明', ['COLLECTOR', 'VERIFIER'], { adcodes: ['130102', '130104'], passwordChangeNeeded: true }),
    account('wang.fang', '王芳', ['HANDLER'], { department: 'wat', state: 'DORMANT', lastLogInAt: Date.now() - 120 * DAY }),
    account('zhao.lei', '赵磊', ['DISPATCHER'], { state: 'DISABLED' }), account('simulator', '城市模拟器', ['SIMULATOR'], { machine: true }),
  ]
  return { accounts: new Map(list.map((one) => [one.username, one])), tokens: [], positions: [], factor: { available: true, on: false, recoveryCodes: 0 } }
}

/** @returns [status, body], null when it is about something else */
export function answerPeople(hub, method, path, part, query, body) {
  if (part[2] === 'departments' && path.includes('/positions')) return positions(hub.people, method, part, body)
  if (path === '/api/departments') return [200, DEPARTMENTS]
  if (path === '/api/session/safety') return [200, { passwordChangedAt: Date.now() - 20 * DAY, passwordExpiresAt: Date.now() + 70 * DAY, secondFactor: hub.people.factor }]
  if (part[3] === 'second-factor') return factor(hub.people, part[4], body)
  if (part[2] === 'tokens') return tokens(hub.people, method, part[3], body)
  if (part[2] !== 'accounts') return null
  if (part[3] === 'import') return part[4] === 'check' ? [200, check(hub.people, body)] : [200, `\uFEFFusername,password\r\nchen.yu,${ONE_TIME}\r\n`]
  if (part[3]) return one(hub.people.accounts.get(part[3]), part[4], body)
  return method === 'POST' ? create(hub.people, body) : [200, list(hub.people, query)]
}

function list({ accounts }, query) {
  const q = query.get('q') ?? ''
  const items = [...accounts.values()].filter((a) => (a.username.includes(q) || a.displayName.includes(q))
    && (!query.get('role') || a.roles.includes(query.get('role'))) && (!query.get('state') || a.state === query.get('state'))
    && (!query.get('department') || a.department === query.get('department')))
  return { items, page: 0, size: 50, total: items.length }
}

function create({ accounts }, { username, displayName, roles, adcodes, department }) {
  if (accounts.has(username)) return problem(409, 'account-exists')
  const made = account(username, displayName, roles, { adcodes: adcodes.length ? adcodes : null, department: department || null, passwordChangeNeeded: true, lastLogInAt: null })
  accounts.set(username, made)
  return [201, { account: made, password: ONE_TIME }]
}

function one(found, act, { enabled, adcodes, ...change } = {}) {
  if (!found) return problem(404, 'account-not-found')
  if (act === 'password') return [200, { username: found.username, password: ONE_TIME }]
  if (act === 'lock') return [204, Object.assign(found, { locked: false })]
  if (act === 'identity') return [204, Object.assign(found, { identity: false })]
  if (act === 'second-factor') return [204, Object.assign(found, { secondFactor: false })]
  return [200, Object.assign(found, change, adcodes && { adcodes: adcodes.length ? adcodes : null }, enabled !== undefined && { state: enabled ? 'ACTIVE' : 'DISABLED' })]
}

function check({ accounts }, text) {
  const rows = text.replace(/^\uFEFF/, '').trim().split(/\r?\n/).slice(1).map((line, i) => {
    const [username, displayName] = line.split(',')
    const code = accounts.has(username) ? 'account-exists' : displayName.startsWith('=') ? 'bad-display-name' : null
    return { line: i + 2, username, displayName, code, detail: code }
  })
  return { rows, wrong: rows.filter(({ code }) => code !== null).length }
}

function factor(people, act, { code }) {
  if (act === undefined) return [200, { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/Chengyun:duty?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Chengyun' }]
  if (code !== CODE) return problem(400, 'second-factor-wrong')
  people.factor = { available: true, on: act === 'confirmation', recoveryCodes: act === 'confirmation' ? 10 : 0 }
  return act === 'removal' ? [204, null] : [200, { recoveryCodes: Array.from({ length: 10 }, (_, i) => `ab${i}d-ef2h-jk3m-np4q`) }]
}

function positions(people, method, part, body) {
  if (method === 'GET') return [200, people.positions]
  const kind = part[5].toUpperCase().replaceAll('-', '_')
  people.positions = people.positions.filter((one) => one.department !== part[3] || one.kind !== kind)
  if (method === 'DELETE') return [204, null]
  const found = people.accounts.get(body.username)
  if (!found) return problem(400, 'bad-person')
  const held = { department: part[3], kind, username: found.username, displayName: found.displayName, since: Date.now(), until: null }
  people.positions.push(held)
  return [200, held]
}

function tokens(people, method, id, body) {
  if (method === 'GET') return [200, people.tokens]
  if (method === 'DELETE') return [204, (people.tokens = people.tokens.filter((token) => token.id !== id))]
  const { name, roles, readOnly, expiresAt } = body
  const token = { id: `token-${people.tokens.length}`, name, roles, readOnly, createdAt: Date.now(), expiresAt, lastUsedAt: null }
  people.tokens = [token, ...people.tokens]
  return [201, { token, secret: 'chengyun_k3jx9vqm2tn8zs4lb7wyk3jx9vqm2tn8zs4lb7wyk3jx9vqm' }]
}

/** What a log-in of somebody with that need is answered; null lets it in. */
export function logInNeed(need, body) {
  if (need !== 'code' || body.code === CODE) return null
  return problem(401, body.code ? 'second-factor-wrong' : 'second-factor-needed')
}

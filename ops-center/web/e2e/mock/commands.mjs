// Commands of the mock hub: a device begins after a moment and is done after another, or stays silent.
const STEP_MS = 600
const UNDER_WAY = ['CREATED', 'SENT', 'ACCEPTED']
const STEPS = [['SENT', 'hub'], ['ACCEPTED', 'device'], ['DONE', 'device']]
const problem = (status, code, more) => [status, { title: code, status, code, ...more }]

/** How far a command is by now, told from its age alone. */
function view({ silent, ...command }) {
  if (command.finishedAt !== null) return command
  const steps = STEPS.slice(0, silent ? 1 : Math.floor((Date.now() - command.issuedAt) / STEP_MS))
  const story = [{ at: command.issuedAt, kind: 'created', who: command.issuedBy, note: null }, ...steps.map(([state, who], i) => ({
    at: command.issuedAt + (i + 1) * STEP_MS, kind: state.toLowerCase(), who: who === 'device' ? command.deviceId : who, note: null,
  }))]
  return { ...command, state: steps.at(-1)?.[0] ?? 'CREATED', story }
}

export class MockCommands {
  /** Devices that never answer. */
  silent = new Set()
  /** Who has given the password again. */
  confirmed = new Set()
  all = []

  constructor(hub) {
    this.hub = hub
  }

  confirm(user, fits) {
    if (!fits) return problem(403, 'password-wrong')
    this.confirmed.add(user)
    return [200, { until: Date.now() + 300_000 }]
  }

  /** @returns [status, body] */
  answer(method, device, user, body, types) {
    const own = this.all.filter(({ deviceId }) => deviceId === device).map(view)
    if (method === 'GET') return [200, { items: own.toReversed(), page: 0, size: 10, total: own.length }]
    const kind = this.hub.devices.get(device)?.kind
    const definition = types.find((type) => type.kind === kind)?.commands?.find(({ code }) => code === body.name)
    if (!this.hub.has(user, 'DUTY_OFFICER', 'ENGINEER')) return problem(403, 'access-denied')
    if (!definition) return problem(400, 'unknown-command')
    if (definition.dangerous && !this.confirmed.has(user)) return problem(403, 'reauthentication-required')
    const other = own.find(({ state }) => UNDER_WAY.includes(state))
    if (other) return problem(409, 'device-busy', { by: other.issuedBy, until: other.deadline })
    return [201, view(this.begin(device, body.name, user, body.args, definition.dangerous, body.caseNumber))]
  }

  /** Standing commands of rules. */
  standing = []
  /** What they came to: {standing, alertId, deviceId, name, args, state, ...}. */
  proposed = []

  /** @returns [status, body] */
  ofRule(method, rule, number, user, body) {
    if (method === 'GET') return [200, this.standing.filter(({ ruleId }) => ruleId === rule)]
    if (!this.hub.has(user, 'ENGINEER')) return problem(403, 'access-denied')
    if (method === 'DELETE') return [204, (this.standing = this.standing.filter((one) => one.number !== Number(number)))]
    if (!this.confirmed.has(user)) return problem(403, 'reauthentication-required')
    const made = { number: this.standing.length + 1, ruleId: rule, name: body.name, args: body.args, target: body.target, seconds: null, automatic: body.automatic, madeBy: user, madeAt: Date.now() }
    this.standing.push(made)
    return [201, made]
  }

  propose(alertId, deviceId, name, args = {}) {
    this.proposed.push({ standing: this.proposed.length + 1, alertId, deviceId, name, args, automatic: false, state: 'PROPOSED', commandId: null, decidedBy: null, decidedAt: null, reason: null })
  }

  /** @returns [status, body] */
  ofAlert(alertId, standing, decline, user, body) {
    const own = this.proposed.filter((one) => one.alertId === alertId)
    if (standing === undefined) return [200, own]
    const one = own.find((each) => each.standing === Number(standing))
    if (!one) return problem(404, 'proposal-not-found')
    if (one.state !== 'PROPOSED') return problem(409, 'proposal-decided')
    if (!decline && !this.confirmed.has(user)) return problem(403, 'reauthentication-required')
    Object.assign(one, { state: decline ? 'DECLINED' : 'GIVEN', decidedBy: user, decidedAt: Date.now(), reason: decline ? body.reason : null })
    return decline ? [204, null] : [201, view(this.begin(one.deviceId, one.name, user, one.args, true))]
  }

  begin(deviceId, name, issuedBy, args = {}, dangerous = false, caseNumber = null) {
    const issuedAt = Date.now()
    const command = {
      id: `command-${this.all.length + 1}`, deviceId, name, args, dangerous, state: 'CREATED', issuedBy, issuedAt, deadline: issuedAt + 60_000,
      caseNumber, alertId: null, finishedAt: null, reason: null, result: null, story: [], silent: this.silent.has(deviceId),
    }
    this.all.push(command)
    return command
  }
}

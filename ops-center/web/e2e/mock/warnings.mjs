// Warnings to the public, as the hub answers: a second person approves.
const EVENTS = [
  { code: 'rainstorm', zh: '暴雨', en: 'Rainstorm', category: 'Met', responses: ['Avoid', 'Prepare'] },
  { code: 'gas-leak', zh: '燃气泄漏', en: 'Gas leak', category: 'Safety', responses: ['Evacuate'] },
]
const problem = (status, code) => [status, { type: 'about:blank', title: code, status, code }]
const published = (warning) => warning.messages.filter((message) => message.state === 'PUBLISHED').at(-1)
const open = (warning) => warning.messages.find((message) => ['DRAFT', 'SUBMITTED'].includes(message.state)) ?? null

/** One more message; only the drafter has had a hand in it. */
function add(warning, type, state, content, user, reason = null) {
  warning.messages.push({
    number: warning.messages.length + 1, type, state, content, reason, authors: [user], approver: null, changedAt: Date.now(), identifier: null, sent: null,
  })
}

function view(warning) {
  const told = published(warning)
  const state = !told ? warning.messages.at(-1).state
    : told.type === 'CANCEL' ? 'LIFTED' : told.content.expires <= Date.now() ? 'EXPIRED' : 'ACTIVE'
  return { ...warning, state, content: (told ?? warning.messages.at(-1)).content, open: open(warning) }
}

const STEPS = {
  submission: (message) => { message.state = 'SUBMITTED' },
  withdrawal: (message) => { message.state = 'DROPPED' },
  rejection: (message, user, { reason }) => Object.assign(message, { state: message.type === 'CANCEL' ? 'DROPPED' : 'DRAFT', reason }),
  approval: (message, user, body, warning) => Object.assign(message, {
    state: 'PUBLISHED', approver: user, sent: Date.now(), identifier: `chengyun-${warning.id}-${message.number}`,
  }),
}

/** @returns [status, body] */
export function answerWarning(warnings, method, part, user, body) {
  const [, , , id, step] = part
  if (!id && method === 'GET') return [200, warnings.map(view).reverse()]
  if (id === 'events') return [200, EVENTS]
  if (!id) {
    const warning = { id: `W20261126-${String(warnings.length + 1).padStart(2, '0')}`, revision: 1, messages: [] }
    add(warning, 'ALERT', 'DRAFT', body, user)
    warnings.push(warning)
    return [201, view(warning)]
  }
  const warning = warnings.find((one) => one.id === id)
  if (!warning) return problem(404, 'warning-not-found')
  if (!step) return [200, view(warning)]
  if (body.revision !== warning.revision) return problem(409, 'warning-changed')
  if (step === 'approval' && open(warning).authors.includes(user)) return problem(403, 'second-person-needed')
  warning.revision += 1
  if (step === 'draft') Object.assign(open(warning), { content: body.content })
  else if (step === 'update') add(warning, 'UPDATE', 'DRAFT', published(warning).content, user)
  else if (step === 'lifting') add(warning, 'CANCEL', 'SUBMITTED', published(warning).content, user, body.reason)
  else STEPS[step](open(warning), user, body, warning)
  return [200, view(warning)]
}

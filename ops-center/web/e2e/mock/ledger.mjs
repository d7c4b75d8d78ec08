// The ledger of the mock hub: events of every kind, and a verification that tests can break.

const HASH = '9f2c41d07be8a35566c1f0de4b7a92838d1e5f6079a4c3b2e1d0f9a8b7c6d5e4'
const MINUTE = 60_000

/** One of each kind, oldest first; repeated until there are more than a page holds. */
const ACTS = [
  { actor: 'hub', action: 'account.created', object: 'account:duty', after: { roles: ['DUTY_OFFICER'] } },
  { actor: 'engineer', action: 'session.opened', object: 'account:engineer' },
  { actor: 'simulator', action: 'devices.registered', object: 'devices:batch', after: { created: 4990, credentials: 12, updated: 10 } },
  { actor: 'unknown', action: 'session.log-in-failed', object: 'account:unknown', outcome: 'failed', after: { reason: 'unknown-name' }, address: '203.0.113.77' },
  { actor: 'engineer', action: 'credential.replaced', object: 'device:pipe-pressure-0417' },
  { actor: 'viewer', action: 'access.refused', object: 'endpoint:/api/rules/pipe-pressure-low', outcome: 'refused', after: { method: 'PATCH' } },
  {
    actor: 'engineer', action: 'rule.changed', object: 'rule:pipe-pressure-low',
    before: { version: 3, severity: 'ORANGE', condition: { type: 'threshold', property: 'pressure', value: 0.14 } },
    after: { version: 4, severity: 'RED', condition: { type: 'threshold', property: 'pressure', value: 0.12 } },
  },
  { actor: 'duty', action: 'alert.acknowledged', object: 'alert:0f3c9a1be27d4c55', after: { note: '已派抢修队前往现场' } },
]

export function makeLedger(size = 64) {
  return Array.from({ length: size }, (_, i) => ({
    address: '10.13.1.24', outcome: 'done', before: null, after: null, ...ACTS[i % ACTS.length],
    ...(ACTS[i % ACTS.length].actor === 'hub' && { address: null }),
    seq: i + 1, at: Date.now() - (size - i) * 7 * MINUTE, hash: HASH,
  }))
}

/** @returns [status, body] */
export function ledger(hub, path, query) {
  if (path === '/api/ledger/verify') {
    const { broken } = hub
    return [200, { intact: !broken, checked: broken ? broken.seq - 1 : hub.ledger.length, head: { seq: hub.ledger.length, hash: HASH }, broken }]
  }
  const before = Number(query.get('before') ?? Infinity)
  const found = hub.ledger
    .filter((event) => event.seq < before && ['actor', 'object', 'outcome'].every((key) => !query.get(key) || event[key] === query.get(key))
      && event.action.startsWith(query.get('action') ?? ''))
    .reverse()
  const items = found.slice(0, 50)
  return [200, { items, next: found.length > 50 ? items[49].seq : null }]
}

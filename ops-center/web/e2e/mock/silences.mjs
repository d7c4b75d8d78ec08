// Silences of the mock hub.
const NOTHING = { device: null, kind: null, domain: null, adcode: null, rule: null }

/** @returns [status, body] */
export function answerSilence(hub, method, part, user, body) {
  if (method === 'GET') return [200, hub.silences.toReversed()]
  if (part[4] === 'end') {
    const silence = hub.silences.find(({ number }) => number === Number(part[3]))
    Object.assign(silence, { endedAt: Date.now(), endedBy: user, holds: false })
    return [200, silence]
  }
  const silence = {
    number: hub.silences.length + 1, begins: Date.now(), ...body, scope: { ...NOTHING, ...body.scope },
    author: user, endedAt: null, endedBy: null, holds: body.weekly === null,
  }
  hub.silences.push(silence)
  return [201, silence]
}

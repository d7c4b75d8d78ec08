import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backOff, type FeedStatus, LiveFeed } from './feed'
import type { ServerMessage } from './messages'

class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readyState = 0
  sent: unknown[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  say(message: unknown) {
    const text = typeof message === 'string' ? message : JSON.stringify(message)
    this.onmessage?.({ data: new TextEncoder().encode(text).buffer })
  }
  drop(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

const socket = (n: number) => {
  const found = FakeSocket.all[n]
  if (!found) throw new Error(`no connection ${n}`)
  return found
}

describe('the live feed', () => {
  let statuses: FeedStatus[]
  let messages: ServerMessage[]
  let ended: number
  let feed: LiveFeed

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('WebSocket', FakeSocket)
    FakeSocket.all = []
    statuses = []
    messages = []
    ended = 0
    feed = new LiveFeed(
      'ws://hub/ws/live',
      {
        onMessage: (message) => messages.push(message),
        onStatus: (status) => statuses.push(status),
        onSessionEnded: () => ended++,
      },
      () => 1,
    )
    feed.start()
  })

  afterEach(() => {
    feed.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is live only after the hub has said hello', () => {
    socket(0).open()
    expect(statuses).toEqual(['connecting'])
    socket(0).say({ type: 'hello', seq: 7, time: 1 })
    expect(statuses).toEqual(['connecting', 'live'])
  })

  it('comes back after a loss, resumes after the last change it saw and shows the same view', () => {
    feed.show([114, 37, 115, 38])
    socket(0).open()
    socket(0).say({ type: 'hello', seq: 7, time: 1 })
    socket(0).say({ type: 'reset', seq: 12 })
    socket(0).drop()
    expect(statuses.at(-1)).toBe('waiting')
    vi.advanceTimersByTime(500)
    socket(1).open()
    expect(socket(1).sent).toEqual([{ type: 'resume', seq: 12 }, { type: 'view', bbox: [114, 37, 115, 38] }])
  })

  it('tells what it has drawn, and nobody while it is lost', () => {
    socket(0).open()
    feed.seen(1_000)
    socket(0).drop()
    feed.seen(2_000)
    expect(socket(0).sent).toEqual([{ type: 'seen', at: 1_000 }])
  })

  it('gives up a connection that has gone silent', () => {
    socket(0).open()
    socket(0).say({ type: 'hello', seq: 1, time: 1 })
    vi.advanceTimersByTime(12_000)
    expect(statuses.at(-1)).toBe('waiting')
    vi.advanceTimersByTime(500)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('does not come back when the session has ended', () => {
    socket(0).open()
    socket(0).drop(4001)
    vi.advanceTimersByTime(60_000)
    expect(ended).toBe(1)
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('passes over what it does not understand', () => {
    socket(0).open()
    for (const text of ['', '{', 'null', '[]', '{"type":"surprise"}', '{"type":"alert","seq":"x"}']) socket(0).say(text)
    expect(messages).toEqual([])
  })

  it('waits longer each time, but never longer than the ceiling', () => {
    expect([0, 1, 2, 10].map((n) => backOff(n, 1))).toEqual([500, 1000, 2000, 15_000])
    expect(backOff(0, 0)).toBe(250)
  })
})

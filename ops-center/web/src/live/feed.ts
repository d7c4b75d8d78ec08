import { type BoundingBox, type ClientMessage, parseServerMessage, type ServerMessage } from './messages'

export type FeedStatus = 'connecting' | 'live' | 'waiting' | 'closed'

export interface FeedListener {
  onMessage(message: ServerMessage): void
  /** @param retryAt when the next attempt is made (epoch ms), while waiting. */
  onStatus(status: FeedStatus, retryAt: number | null): void
  /** The hub says that this session has ended; the feed does not try again. */
  onSessionEnded(): void
}

const SESSION_ENDED = 4001
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 15_000
/** The hub counts every two seconds: after this long without a word the connection is dead. */
const SILENCE_MS = 12_000

const UTF_8 = new TextDecoder()

/** The delay before attempt n (from 0): doubled each time, with jitter so that clients do not return in step. */
export function backOff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)
  return ceiling / 2 + (ceiling / 2) * random
}

/**
 * The live feed: one WebSocket that comes back by itself and resumes after the last alert it saw,
 * so that no change of an alert is missed by a lost connection.
 */
export class LiveFeed {
  private socket: WebSocket | null = null
  private attempt = 0
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private view: BoundingBox | null = null
  private lastSeq: number | null = null
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly listener: FeedListener,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.stopped = false
    this.connect()
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.retryTimer)
    clearTimeout(this.silenceTimer)
    this.socket?.close()
    this.socket = null
    this.listener.onStatus('closed', null)
  }

  /** Tries at once instead of waiting for the next attempt. */
  retryNow(): void {
    if (this.stopped || this.socket) return
    clearTimeout(this.retryTimer)
    this.connect()
  }

  /** Says which part of the map is visible; remembered over reconnections. */
  show(view: BoundingBox): void {
    this.view = view
    this.send({ type: 'view', bbox: view })
  }

  /** What the hub's probe said at this time is on the screen. */
  seen(at: number): void {
    this.send({ type: 'seen', at })
  }

  /** The next connection resumes after this change. */
  seenUpTo(seq: number): void {
    this.lastSeq = Math.max(seq, this.lastSeq ?? 0)
  }

  private connect(): void {
    this.listener.onStatus('connecting', null)
    const socket = new WebSocket(this.url)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    socket.onopen = () => {
      if (this.lastSeq !== null) this.send({ type: 'resume', seq: this.lastSeq })
      if (this.view) this.send({ type: 'view', bbox: this.view })
      this.expectWord()
    }
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (this.socket === socket && event.data instanceof ArrayBuffer) this.receive(UTF_8.decode(event.data))
    }
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code)
    }
  }

  private receive(text: string): void {
    this.expectWord()
    const message = parseServerMessage(text)
    if (!message) return
    if (message.type === 'hello') {
      this.attempt = 0
      this.lastSeq ??= message.seq
      this.listener.onStatus('live', null)
    } else if (message.type === 'alert' || message.type === 'reset') {
      this.lastSeq = message.type === 'reset' ? message.seq : Math.max(message.seq, this.lastSeq ?? 0)
    }
    this.listener.onMessage(message)
  }

  private lost(code: number): void {
    this.socket = null
    clearTimeout(this.silenceTimer)
    if (this.stopped) return
    if (code === SESSION_ENDED) {
      this.stopped = true
      this.listener.onStatus('closed', null)
      this.listener.onSessionEnded()
      return
    }
    const delay = backOff(this.attempt++, this.random())
    this.listener.onStatus('waiting', Date.now() + delay)
    this.retryTimer = setTimeout(() => { this.connect() }, delay)
  }

  private expectWord(): void {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => { this.abandon() }, SILENCE_MS)
  }

  /** A half-open connection can take minutes to report its end; it is given up here. */
  private abandon(): void {
    const socket = this.socket
    this.lost(1006)
    socket?.close()
  }

  private send(message: ClientMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }
}

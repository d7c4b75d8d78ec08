import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { type FeedStatus, LiveFeed } from './feed'
import type { BoundingBox, Counts, ServerMessage } from './messages'

type Handler<T extends ServerMessage['type']> = (message: Extract<ServerMessage, { type: T }>) => void
type Handlers = { [T in ServerMessage['type']]: Set<Handler<T>> }

const RATE_SAMPLES = 90

/** The connection to the live feed and what it says about the city as a whole. */
export const useLive = defineStore('live', () => {
  const status = ref<FeedStatus>('closed')
  const retryAt = ref<number | null>(null)
  const lastWordAt = ref<number | null>(null)
  const counts = shallowRef<Counts | null>(null)
  const rates = shallowRef<readonly number[]>([])
  const handlers: Handlers = { hello: new Set(), alert: new Set(), live: new Set(), counts: new Set(), probe: new Set(), reset: new Set() }
  let feed: LiveFeed | null = null

  function on<T extends ServerMessage['type']>(type: T, handler: Handler<T>): () => void {
    const set: Set<Handler<T>> = handlers[type]
    set.add(handler)
    return () => set.delete(handler)
  }

  function dispatch(message: ServerMessage): void {
    lastWordAt.value = Date.now()
    if (message.type === 'counts') {
      counts.value = message
      rates.value = [...rates.value.slice(1 - RATE_SAMPLES), message.rate]
    }
    const set = handlers[message.type] as Set<(message: ServerMessage) => void>
    for (const handler of set) handler(message)
  }

  /** A hub that asks how long it takes to the screen is told when it is drawn; a hidden page draws nothing and is silent. */
  on('probe', ({ at }) => { requestAnimationFrame(() => { requestAnimationFrame(() => { feed?.seen(at) }) }) })

  function start(onSessionEnded: () => void): void {
    feed?.stop()
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    feed = new LiveFeed(`${scheme}://${location.host}/ws/live`, {
      onMessage: dispatch,
      onStatus: (next, at) => {
        status.value = next
        retryAt.value = at
      },
      onSessionEnded,
    })
    feed.start()
  }

  function stop(): void {
    feed?.stop()
    feed = null
    counts.value = null
    rates.value = []
    lastWordAt.value = null
  }

  return {
    status, retryAt, lastWordAt, counts, rates, on, start, stop,
    retryNow: () => feed?.retryNow(),
    show: (view: BoundingBox) => feed?.show(view),
    seenUpTo: (seq: number) => feed?.seenUpTo(seq),
  }
})

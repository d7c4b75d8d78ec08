import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { getInbox, type Inbox, markRead } from '@/api/duty'

/** The first step of an alert is told after some seconds; a notice may take as long again to be seen. */
const RENEW_MS = 10_000

/** What this person was told. */
export const useInbox = defineStore('inbox', () => {
  const inbox = shallowRef<Inbox>({ unread: 0, items: [] })
  let timer: ReturnType<typeof setInterval> | undefined

  async function load(): Promise<void> {
    try {
      inbox.value = await getInbox()
    } catch {
      // What is known stays; the connection chip says that the hub is away.
    }
  }

  /** All that is shown has been seen. */
  async function read(): Promise<void> {
    const newest = inbox.value.items[0]
    if (!newest || inbox.value.unread === 0) return
    await markRead(newest.id)
    await load()
  }

  function start(): void {
    stop()
    void load()
    timer = setInterval(() => void load(), RENEW_MS)
  }

  function stop(): void {
    clearInterval(timer)
    inbox.value = { unread: 0, items: [] }
  }

  return { inbox, load, read, start, stop }
})

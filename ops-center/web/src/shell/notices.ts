import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ApiError } from '@/api/problem'

/** Words that go by themselves, or a problem that stays until it was read. */
export type Notice = { id: number } & ({ text: string; problem?: never } | { text?: never; problem: ApiError })

const SHOWN_MS = 6_000

/** Short words at the edge of the page about what just happened. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  let next = 0

  function say(text: string): void {
    const id = next++
    notices.value = [...notices.value, { id, text }]
    setTimeout(() => { dismiss(id) }, SHOWN_MS)
  }

  /** The same problem again takes the place of the one before. */
  function fail(problem: ApiError): void {
    const others = notices.value.filter((notice) => notice.problem?.code !== problem.code)
    notices.value = [...others, { id: next++, problem }]
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  return { notices, say, fail, dismiss }
})

import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { type Definition, listDefinitions } from '@/api/caseDefinitions'
import { type Department, listDepartments } from '@/api/departments'
import { listCases } from '@/api/cases'
import { type ApiError, asApiError } from '@/api/problem'
import { keepCatalogue, keptCatalogue } from './keptCatalogue'

const REFRESH_MS = 30_000

/** What there is to know before any case: how cases go and who handles them; and how many wait for this person. */
export const useCases = defineStore('cases', () => {
  const definitions = shallowRef<Definition[]>([])
  const departments = shallowRef<Department[]>([])
  const error = shallowRef<ApiError | null>(null)
  /** Cases whose next step is this person's. */
  const waiting = ref(0)
  const byId = computed(() => new Map(definitions.value.map((definition) => [definition.id, definition])))
  let timer: ReturnType<typeof setInterval> | undefined

  async function load(): Promise<void> {
    try {
      [definitions.value, departments.value] = await Promise.all([listDefinitions(), listDepartments()])
      keepCatalogue({ definitions: definitions.value, departments: departments.value })
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
      if (definitions.value.length > 0) return
      const kept = keptCatalogue()
      definitions.value = kept.definitions
      departments.value = kept.departments
    }
  }

  async function count(): Promise<void> {
    try {
      waiting.value = (await listCases({ mine: true, size: 1 })).total
      if (definitions.value.length === 0) await load()
    } catch {
      // The number of before stands; whatever is opened says by itself that the hub is away.
    }
  }

  function start(): void {
    void load()
    void count()
    clearInterval(timer)
    timer = setInterval(() => { if (!document.hidden) void count() }, REFRESH_MS)
  }

  function stop(): void {
    clearInterval(timer)
    waiting.value = 0
  }

  return { definitions, departments, error, waiting, byId, load, count, start, stop }
})

import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { type CaseView, getCase } from '@/api/cases'
import { type ApiError, asApiError } from '@/api/problem'
import { useCases } from './store'

const REFRESH_MS = 15_000

/** One case, kept current while it is looked at. */
export function useCase(number: Ref<string>) {
  const cases = useCases()
  const view = shallowRef<CaseView | null>(null)
  const error = shallowRef<ApiError | null>(null)
  /** What is being sent to the hub; only one thing at a time. */
  const busy = ref(false)

  async function load(): Promise<void> {
    const wanted = number.value
    try {
      const found = await getCase(wanted)
      if (wanted !== number.value) return
      // An answer that was on its way when something newer came is of no use.
      if (!isOlder(found, view.value)) view.value = found
      error.value = null
    } catch (failure) {
      if (wanted === number.value) error.value = asApiError(failure)
    }
  }

  /**
   * Sends something that answers with the case.
   * @returns null, or why it did not go; a case that others changed has been fetched anew by then.
   */
  async function send(request: () => Promise<CaseView>): Promise<ApiError | null> {
    busy.value = true
    try {
      view.value = await request()
      void cases.count()
      return null
    } catch (failure) {
      const problem = asApiError(failure)
      if ([403, 409].includes(problem.status)) await load()
      return problem
    } finally {
      busy.value = false
    }
  }

  watch(number, () => {
    view.value = null
    error.value = null
    void load()
  }, { immediate: true })
  const timer = setInterval(() => { if (!document.hidden && !busy.value) void load() }, REFRESH_MS)
  onScopeDispose(() => { clearInterval(timer) })

  return { view, error, busy, load, send }
}

const isOlder = (found: CaseView, shown: CaseView | null) =>
  shown !== null && shown.summary.number === found.summary.number
  && (found.summary.revision < shown.summary.revision || found.history.length < shown.history.length)

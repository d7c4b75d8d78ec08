import { onScopeDispose, reactive, type Ref, watch } from 'vue'
import { type ApiError, asApiError } from '@/api/problem'
import { getTelemetry, type TelemetryPoint } from '@/api/telemetry'

export const RANGES = ['1h', '6h', '24h', '7d'] as const
export type HistoryRange = (typeof RANGES)[number]

const HOUR = 3_600_000
const LENGTH: Record<HistoryRange, number> = { '1h': HOUR, '6h': 6 * HOUR, '24h': 24 * HOUR, '7d': 168 * HOUR }
const REFRESH_MS = 10_000

export interface History {
  points: TelemetryPoint[]
  unit: string | null
  from: number
  to: number
  partial: boolean
  loading: boolean
  error: ApiError | null
}

/** The last hours of one property of a device; the shortest range follows the present. */
export function useHistory(id: Ref<string>, property: Ref<string | null>, range: Ref<HistoryRange>) {
  const state = reactive<History>({ points: [], unit: null, from: 0, to: 0, partial: false, loading: true, error: null })
  let running: AbortController | null = null

  async function load(): Promise<void> {
    if (!property.value) return
    running?.abort()
    const request = new AbortController()
    running = request
    const to = Date.now()
    const from = to - LENGTH[range.value]
    try {
      const query = { property: [property.value], from, to, resolution: 'auto' } as const
      const { series, partial } = await getTelemetry(id.value, query, request.signal)
      Object.assign(state, { points: series[0]?.points ?? [], unit: series[0]?.unit ?? null, from, to, partial, error: null })
    } catch (failure) {
      if (request.signal.aborted) return
      state.error = asApiError(failure)
    }
    state.loading = false
  }

  watch([id, property, range], () => {
    Object.assign(state, { points: [], loading: true, error: null })
    void load()
  }, { immediate: true })

  const timer = setInterval(() => {
    if (range.value === '1h' && !document.hidden) void load()
  }, REFRESH_MS)
  onScopeDispose(() => {
    clearInterval(timer)
    running?.abort()
  })

  return { state, load }
}

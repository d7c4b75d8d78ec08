import type { TelemetryPoint } from '@/api/telemetry'

export interface Summary {
  count: number
  first: TelemetryPoint
  last: TelemetryPoint
  lowest: { ts: number; value: number }
  highest: { ts: number; value: number }
}

/** What a chart shows, in numbers: for those who read it rather than see it. */
export function summarise(points: readonly TelemetryPoint[]): Summary | null {
  const valid = points.filter((point) => point.value !== null)
  const [first] = valid
  const last = valid.at(-1)
  if (!first || !last) return null
  let lowest = { ts: first.ts, value: first.min ?? first.value ?? 0 }
  let highest = { ts: first.ts, value: first.max ?? first.value ?? 0 }
  for (const { ts, min, max, value } of valid) {
    const low = min ?? value ?? 0
    const high = max ?? value ?? 0
    if (low < lowest.value) lowest = { ts, value: low }
    if (high > highest.value) highest = { ts, value: high }
  }
  return { count: valid.length, first, last, lowest, highest }
}

/** At most n points, evenly taken, the first and the last among them: a table that can be read. */
export function thin<T>(points: readonly T[], n: number): T[] {
  if (points.length <= n) return [...points]
  const step = (points.length - 1) / (n - 1)
  return Array.from({ length: n }, (_, i) => points[Math.round(i * step)]).filter((point) => point !== undefined)
}

/** Breaks the line where nothing was heard for much longer than usual, instead of drawing across. */
export function withGaps(points: readonly TelemetryPoint[]): TelemetryPoint[] {
  const steps = points.slice(1).map((point, i) => point.ts - (points[i]?.ts ?? point.ts)).sort((a, b) => a - b)
  const usual = steps[Math.floor(steps.length / 2)] ?? 0
  const result: TelemetryPoint[] = []
  for (const point of points) {
    const previous = result.at(-1)
    if (previous && usual > 0 && point.ts - previous.ts > 5 * usual) {
      result.push({ ts: previous.ts + usual, min: null, value: null, max: null })
    }
    result.push(point)
  }
  return result
}

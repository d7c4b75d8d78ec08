import type { LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption, AriaComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { TelemetryPoint } from '@/api/telemetry'
import { withGaps } from './series'

type Option = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption | AriaComponentOption>

export interface ThresholdLine {
  value: number
  label: string
}

export interface ChartInput {
  points: readonly TelemetryPoint[]
  threshold: ThresholdLine | null
  from: number
  to: number
  axisTime: (time: number) => string
  value: (value: number) => string
  fullTime: (time: number) => string
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** The one style of all charts: a thin line, the min–max band behind it, the threshold on a labelled line. */
export function chartOptions(input: ChartInput): Option {
  const { threshold } = input
  const points = withGaps(input.points)
  const quiet = token('--text-quiet')
  const accent = token('--accent')
  const banded = points.some((point) => point.min !== point.max)
  const label = { color: quiet, fontSize: 12 }
  const values = [...points.flatMap((point) => [point.min, point.max]), threshold?.value].filter((x) => typeof x === 'number')
  const [low, high] = values.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, -Infinity])
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1
  const band: LineSeriesOption[] = [
    { ...plain, stack: 'band', data: points.map((p) => [p.ts, p.min]), lineStyle: { opacity: 0 } },
    {
      ...plain,
      stack: 'band',
      data: points.map((p) => [p.ts, p.max === null || p.min === null ? null : p.max - p.min]),
      lineStyle: { opacity: 0 },
      areaStyle: { color: accent, opacity: 0.2 },
    },
  ]
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 8, right: 12, top: 20, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'time',
      min: input.from,
      max: input.to,
      splitNumber: 3,
      axisLine: { lineStyle: { color: token('--line-strong') } },
      axisLabel: { ...label, hideOverlap: true, formatter: (time: number) => input.axisTime(time) },
    },
    yAxis: {
      type: 'value',
      min: Number.isFinite(low) ? low - room : 0,
      max: Number.isFinite(high) ? high + room : 1,
      splitNumber: 4,
      axisLabel: { ...label, showMinLabel: false, showMaxLabel: false, formatter: (value: number) => input.value(value) },
      splitLine: { lineStyle: { color: token('--line') } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: token('--surface'),
      borderColor: token('--line-strong'),
      textStyle: { color: token('--text'), fontSize: 12 },
      formatter: (items) => tooltip(items, points, input),
    },
    series: [
      ...(banded ? band : []),
      {
        ...plain,
        data: points.map((p) => [p.ts, p.value]),
        showSymbol: points.length === 1,
        lineStyle: { width: 1.4, color: accent },
        itemStyle: { color: accent },
        ...(threshold && {
          markLine: {
            silent: true,
            symbol: 'none',
            data: [{ yAxis: threshold.value }],
            lineStyle: { color: token('--text'), type: 'dashed', width: 1 },
            label: { formatter: threshold.label, position: 'insideStartTop', color: token('--text'), fontSize: 12 },
          },
        }),
      },
    ],
  }
}

const plain = { type: 'line', symbol: 'circle', symbolSize: 5, showSymbol: false, silent: true } as const satisfies LineSeriesOption

function tooltip(items: unknown, points: readonly TelemetryPoint[], { value, fullTime }: ChartInput): string {
  const first: unknown = Array.isArray(items) ? items[0] : items
  const index = typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1
  const point = points[index]
  if (!point || point.value === null) return ''
  const range = point.min !== point.max && point.min !== null && point.max !== null
    ? `<br>${value(point.min)} – ${value(point.max)}`
    : ''
  return `${fullTime(point.ts)}<br><b>${value(point.value)}</b>${range}`
}

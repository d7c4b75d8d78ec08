/** Periods that figures are asked for: so many days up to today, or this year so far. */
export const PERIODS = ['30d', '90d', 'year'] as const
export type Period = (typeof PERIODS)[number]

const DAY = 86_400_000
/** Shijiazhuang is eight hours ahead of UTC all year. */
const OFFSET = 8 * 3_600_000

/** Whole days, so that the same question has the same answer all day: [from, to) in epoch milliseconds. */
export function rangeOf(period: Period, now: number): { from: number; to: number } {
  const tomorrow = (Math.floor((now + OFFSET) / DAY) + 1) * DAY - OFFSET
  if (period === 'year') return { from: Date.UTC(new Date(now + OFFSET).getUTCFullYear(), 0, 1) - OFFSET, to: tomorrow }
  return { from: tomorrow - (period === '30d' ? 30 : 90) * DAY, to: tomorrow }
}

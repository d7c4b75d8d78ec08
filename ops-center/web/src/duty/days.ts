import type { Turn } from '@/api/duty'

export const DAY_MS = 86_400_000
/** Shanghai has no summer time. */
const OFFSET_MS = 8 * 3_600_000

/** The day in Shanghai, an ISO date. */
export const dayOf = (time: number): string => new Date(time + OFFSET_MS).toISOString().slice(0, 10)

/** The first moment of a day in Shanghai. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

export const plusDays = (day: string, days: number): string => dayOf(startOf(day) + days * DAY_MS)

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return plusDays(day, -((weekday + 6) % 7))
}

export interface Day { day: string; turns: Turn[] }

/** The seven days from one on, each with the turns that begin on it; what began the day before the first is on the first. */
export function daysOf(firstDay: string, turns: readonly Turn[]): Day[] {
  return Array.from({ length: 7 }, (_, i) => {
    const day = plusDays(firstDay, i)
    return { day, turns: turns.filter(({ begin }) => (dayOf(begin) < firstDay ? firstDay : dayOf(begin)) === day) }
  })
}

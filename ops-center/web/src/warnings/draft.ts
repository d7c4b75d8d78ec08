import type { LngLat } from '@/api/common'
import type { WarningContent } from '@/api/warnings'

/** Shijiazhuang keeps Beijing time all year. */
const OFFSET = '+08:00'
const HOUR = 3_600_000
const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
})

/** A time as a field of a form holds it: Shijiazhuang's, to the minute. */
export const toField = (time: number): string => LOCAL.format(time).replace(' ', 'T')

/** The time in a field; null while it is not one. */
export function fromField(text: string): number | null {
  const time = Date.parse(`${text}:00${OFFSET}`)
  return Number.isNaN(time) ? null : time
}

/** Corners of an outline, one "longitude, latitude" on each line. */
export const toOutline = (polygon: readonly LngLat[]): string => polygon.map((at) => at.join(', ')).join('\n')

/** The corners in a text; null if a line is not a position. */
export function fromOutline(text: string): LngLat[] | null {
  const corners: LngLat[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [lng, lat, ...more] = line.split(/[,，\s]+/).filter(Boolean).map(Number)
    if (lng === undefined || lat === undefined || more.length > 0) return null
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null
    corners.push([lng, lat])
  }
  return corners
}

/** What a new warning begins with: six hours from now. */
export function blank(now: number): WarningContent {
  const none = () => ({ zh: '', en: '' })
  return {
    event: '',
    colour: 'yellow',
    urgency: 'Immediate',
    certainty: 'Likely',
    responses: [],
    headline: none(),
    description: none(),
    instruction: none(),
    onset: now,
    expires: now + 6 * HOUR,
    area: { districts: [], polygon: [], description: none() },
    drill: false,
  }
}

import type { Districts } from '@/api/catalogue'
import type { BoundingBox } from '@/live/messages'

/** West, south, east, north of all districts, in degrees (WGS 84). */
export function extentOf(districts: Districts): BoundingBox {
  let [west, south, east, north] = [180, 90, -180, -90]
  const visit = (x: unknown): void => {
    if (!Array.isArray(x)) return
    const [lng, lat] = x as unknown[]
    if (typeof lng === 'number' && typeof lat === 'number') {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    } else x.forEach(visit)
  }
  for (const feature of districts.features) visit(feature.geometry.coordinates)
  return [west, south, east, north]
}

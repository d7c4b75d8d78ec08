import type { LngLat } from '@/api/common'

/**
 * Longitude and latitude (degrees) as people type them: "114.5, 38.04", also the other way round,
 * since in this part of the world no latitude reaches the longitudes.
 */
export function parseCoordinates(text: string): LngLat | null {
  const parts = text.trim().split(/[\s,，;]+/)
  if (parts.length !== 2 || parts.some((part) => !/^-?\d{1,3}(\.\d+)?$/.test(part))) return null
  const [a = NaN, b = NaN] = parts.map(Number)
  const [lng, lat] = Math.abs(a) <= 90 && Math.abs(b) > 90 ? [b, a] : [a, b]
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}

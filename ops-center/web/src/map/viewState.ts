import type { LngLat } from '@/api/common'

/** Where the map looks: written into the address, so that another person can open the same view. */
export interface ViewState {
  zoom: number
  centre: LngLat
}

/** `#zoom/latitude/longitude`, the order that map addresses commonly use. */
export function toHash({ zoom, centre: [lng, lat] }: ViewState): string {
  return `#${zoom.toFixed(2)}/${lat.toFixed(5)}/${lng.toFixed(5)}`
}

export function fromHash(hash: string): ViewState | null {
  const parts = hash.replace(/^#/, '').split('/')
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null
  const [zoom = NaN, lat = NaN, lng = NaN] = parts.map(Number)
  const valid = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return valid ? { zoom, centre: [lng, lat] } : null
}

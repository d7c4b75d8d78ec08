import type { LngLat } from '@/api/common'

/** Why a position could not be had. */
export type NoPosition = 'insecure' | 'denied' | 'unavailable'

const WITHIN_MS = 20_000
/** About a metre; more digits would only pretend. */
const DIGITS = 5

/** Where this device is. Browsers tell it only to pages that came over HTTPS or from this machine. */
export function findPosition(): Promise<LngLat> {
  const round = (degrees: number) => Number(degrees.toFixed(DIGITS))
  return new Promise((resolve, reject) => {
    const fail = (why: NoPosition) => { reject(new Error(why)) }
    if (!window.isSecureContext || !('geolocation' in navigator)) {
      fail('insecure')
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { resolve([round(coords.longitude), round(coords.latitude)]) },
      ({ code, PERMISSION_DENIED }) => { fail(code === PERMISSION_DENIED ? 'denied' : 'unavailable') },
      { enableHighAccuracy: true, timeout: WITHIN_MS, maximumAge: 10_000 },
    )
  })
}

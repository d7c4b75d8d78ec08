import type { Domain } from '@/api/common'

/** Shape says domain, on the map and in lists alike: SVG paths in a box of 24 × 24. */
export const SHAPES: Record<Domain, string> = {
  transport: 'M6 5h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z',
  energy: 'M12 3.6 21 19.5H3Z',
  water: 'M12 2.5C15.5 7 18.5 10.5 18.5 14.3a6.5 6.5 0 0 1-13 0C5.5 10.5 8.5 7 12 2.5Z',
  environment: 'M12 4.200a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.600Z',
  emergency: 'M12 2.8 21.2 12 12 21.2 2.8 12Z',
}

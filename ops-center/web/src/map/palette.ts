const NAMES = {
  ground: '--map-ground',
  district: '--map-district',
  border: '--map-border',
  label: '--map-label',
  outline: '--map-outline',
  normal: '--device-normal',
  hollow: '--device-hollow',
  accent: '--accent',
  red: '--red',
  orange: '--orange',
  yellow: '--yellow',
  blue: '--blue',
} as const

export type Palette = Record<keyof typeof NAMES, string>

/** The map's colours from the tokens of the current theme. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const entries = Object.entries(NAMES).map(([key, name]) => [key, style.getPropertyValue(name).trim()])
  return Object.fromEntries(entries) as Palette
}

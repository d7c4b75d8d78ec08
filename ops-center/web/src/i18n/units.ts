/** Unit codes of the catalogue that people write otherwise. */
const WRITTEN: Record<string, string> = { degC: '°C', deg: '°', ue: 'µε', '1/min': 'min⁻¹', '1/s': 's⁻¹' }

/** A unit as people write it: µg/m³ for the code ug/m3. */
export function writtenUnit(code: string): string {
  return WRITTEN[code] ?? code.replace(/\bu(?=[gSmVA])/g, 'µ').replace(/\b([a-z]*m)3\b/g, '$1³').replace(/\b([a-z]*m)2\b/g, '$1²')
}

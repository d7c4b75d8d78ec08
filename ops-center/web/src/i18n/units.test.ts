import { expect, it } from 'vitest'
import { writtenUnit } from './units'

it.each([
  ['ug/m3', 'µg/m³'], ['m3/h', 'm³/h'], ['degC', '°C'], ['ue', 'µε'], ['MPa', 'MPa'], ['km/h', 'km/h'], ['%LEL', '%LEL'], ['dB(A)', 'dB(A)'],
])('the unit %s is written %s', (code, written) => {
  expect(writtenUnit(code)).toBe(written)
})

// A small city for the mock hub: real districts, invented devices, deterministic by seed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const GEOJSON = join(import.meta.dirname, '../../../../geo/src/main/resources/city/chengyun/geo/districts/130100.geojson')
if (!existsSync(GEOJSON)) throw new Error(`The districts are missing: ${GEOJSON}`)

export const districts = JSON.parse(readFileSync(GEOJSON, 'utf8'))
districts.features = districts.features.map((feature) => ({ ...feature, id: feature.properties.adcode }))

const number = (code, zh, en, unit, min, max) => ({ code, name: { zh, en }, type: 'NUMBER', unit, min, max })
const type = (kind, domain, zh, en, ...properties) =>
  ({ kind, domain, name: { zh, en }, expectedInterval: 'PT10S', properties })

export const types = [
  type('loop-detector', 'transport', '线圈检测器', 'Loop detector', number('flow', '流量', 'Flow', 'veh/h', 0, 4000), number('speed', '车速', 'Speed', 'km/h', 0, 200)),
  type('bus', 'transport', '公交车', 'Bus', number('speed', '车速', 'Speed', 'km/h', 0, 120)),
  type('transformer', 'energy', '变压器', 'Transformer', number('load', '负载率', 'Load', '%', 0, 200), number('oil_temperature', '油温', 'Oil temperature', '°C', -40, 140)),
  type('pipe-pressure', 'water', '管网压力', 'Pipe pressure', number('pressure', '压力', 'Pressure', 'MPa', 0, 2), number('battery', '电量', 'Battery', '%', 0, 100)),
  type('air-station', 'environment', '空气站', 'Air station', number('pm25', 'PM2.5', 'PM2.5', 'µg/m³', 0, 1000), number('temperature', '气温', 'Temperature', '°C', -50, 60)),
  type('smoke-detector', 'emergency', '烟感', 'Smoke detector', number('smoke', '烟雾', 'Smoke', '%', 0, 100)),
]

// One of them obeys; a command is dangerous or not.
const command = (code, zh, en, dangerous, ...parameters) => ({ code, name: { zh, en }, dangerous, expectedDuration: 'PT5S', parameters })
types.find(({ kind }) => kind === 'transformer').commands = [
  command('set-opening', '设定开度', 'Set opening', false, { ...number('opening', '开度', 'Opening', '%', 10, 100), options: [] }),
  command('close', '关闭', 'Close', true),
]

/** A small fast generator of pseudo-random numbers (mulberry32). */
export function randomOf(seed) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Devices around the centres of the districts, denser in the inner city. */
export function makeDevices(count, seed = 1) {
  const random = randomOf(seed)
  return Array.from({ length: count }, (_, i) => {
    const inner = random() < 0.55
    const pool = inner ? districts.features.slice(0, 5) : districts.features
    const { adcode, centre, name } = pool[Math.floor(random() * pool.length)].properties
    const { kind, domain, name: kindName } = types[i % types.length]
    const spread = inner ? 0.05 : 0.12
    const gauss = () => (random() + random() + random() - 1.5) * spread
    const odd = random()
    return {
      id: `${kind}-${adcode}-${String(i).padStart(4, '0')}`,
      name: `${name}${kindName.zh} ${i} 号`,
      kind, domain, adcode,
      position: [centre[0] + gauss() * 1.25, centre[1] + gauss()],
      state: odd < 0.02 ? 'silent' : odd < 0.025 ? 'maintenance' : 'normal',
      lastSeen: Date.now() - Math.floor(random() * 10_000),
      simulated: true,
    }
  })
}

export const rules = [
  rule('pipe-pressure-low', 'pipe-pressure', '管网压力低', 'Low pipe pressure', 'orange', { type: 'threshold', property: 'pressure', operator: '<', value: 0.14, hysteresis: 0.02, for: 'PT15S' }),
  rule('smoke', 'smoke-detector', '烟雾报警', 'Smoke', 'red', { type: 'threshold', property: 'smoke', operator: '>=', value: 10, hysteresis: 2, for: 'PT5S' }),
  rule('transformer-overload', 'transformer', '变压器过载', 'Transformer overload', 'yellow', { type: 'threshold', property: 'load', operator: '>', value: 100, hysteresis: 5, for: 'PT1M' }),
  rule('air-silent', 'air-station', '空气站失联', 'Air station silent', 'blue', { type: 'absence', intervals: 3 }),
]

function rule(id, kind, zh, en, severity, condition) {
  return { id, version: 1, activeFrom: 0, name: { zh, en }, reference: null, scope: { kinds: [kind] }, condition, severity, message: { zh, en }, state: 'ACTIVE', example: true }
}

const USUAL = { flow: [400, 200], speed: [38, 12], load: [62, 9], oil_temperature: [55, 4], pressure: [0.32, 0.02], battery: [88, 0.5], pm25: [46, 14], temperature: [18, 4], smoke: [0.4, 0.3] }

export function usualValue(property, time, wobble = 0) {
  const [mean, spread] = USUAL[property] ?? [10, 1]
  const value = mean + spread * Math.sin(time / 1.8e6 + wobble) + spread * 0.25 * Math.sin(time / 41_000 + wobble * 7)
  return Math.round(value * 1000) / 1000
}

import * as v from 'valibot'
import { Domain, LngLat, maybe, Text } from './common'
import { request } from './http'

const Property = v.object({
  code: v.string(),
  name: Text,
  unit: maybe(v.string()),
  type: maybe(v.string()),
  min: maybe(v.number()),
  max: maybe(v.number()),
})
export type Property = v.InferOutput<typeof Property>

const Parameter = v.object({
  code: v.string(),
  name: Text,
  type: v.picklist(['NUMBER', 'BOOLEAN', 'TEXT']),
  unit: v.string(),
  min: maybe(v.number()),
  max: maybe(v.number()),
  options: v.array(v.string()),
})
export type Parameter = v.InferOutput<typeof Parameter>

/** What a kind of device obeys. */
const CommandDefinition = v.object({ code: v.string(), name: Text, dangerous: v.boolean(), parameters: v.array(Parameter) })
export type CommandDefinition = v.InferOutput<typeof CommandDefinition>

const DeviceType = v.object({
  kind: v.string(),
  domain: Domain,
  name: Text,
  expectedInterval: maybe(v.string()),
  properties: v.array(Property),
  commands: v.nullish(v.array(CommandDefinition), []),
})
export type DeviceType = v.InferOutput<typeof DeviceType>

const District = v.object({
  type: v.literal('Feature'),
  properties: v.object({ adcode: v.string(), name: v.string(), centre: LngLat }),
  geometry: v.looseObject({ type: v.picklist(['Polygon', 'MultiPolygon']), coordinates: v.array(v.any()) }),
})
const Districts = v.object({ type: v.literal('FeatureCollection'), features: v.array(District) })
export type Districts = v.InferOutput<typeof Districts>

export const listDeviceTypes = () => request(v.array(DeviceType), 'GET', '/api/device-types')
export const listDistricts = () => request(Districts, 'GET', '/api/districts')

import * as v from 'valibot'
import { Domain, LngLat, MapState, maybe, Nothing, page, Time, Value } from './common'
import { request } from './http'

const Credential = v.object({
  username: v.string(),
  password: v.string(),
  port: maybe(v.number()),
  topics: maybe(v.record(v.string(), v.string())),
})
export type Credential = v.InferOutput<typeof Credential>

export const Device = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  domain: Domain,
  adcode: v.string(),
  position: maybe(LngLat),
  gateway: maybe(v.string()),
  state: MapState,
  lastSeen: maybe(Time),
  simulated: v.nullish(v.boolean(), false),
  drill: v.nullish(v.boolean(), false),
})
export type Device = v.InferOutput<typeof Device>

const Latest = v.object({ value: Value, ts: Time, quality: maybe(v.union([v.string(), v.array(v.string())])) })
export type Latest = v.InferOutput<typeof Latest>

/** In service or not, as people decided; what the map shows is its state. */
export const LIFECYCLES = ['REGISTERED', 'ACTIVE', 'MAINTENANCE', 'RETIRED'] as const
export type Lifecycle = (typeof LIFECYCLES)[number]

const DeviceDetail = v.object({
  ...Device.entries,
  lifecycle: v.picklist(LIFECYCLES),
  /** ISO 8601; null where the kind's own interval counts. */
  interval: maybe(v.string()),
  latest: v.nullish(v.record(v.string(), Latest), {}),
  /** How many alerts are open on it; the alerts themselves are listed by device. */
  openAlerts: v.nullish(v.number(), 0),
})
export type DeviceDetail = v.InferOutput<typeof DeviceDetail>

const MapDevices = v.object({ columns: v.array(v.string()), rows: v.array(v.array(v.unknown())) })
export type MapDevices = v.InferOutput<typeof MapDevices>

export interface DeviceFilter {
  domain?: string | undefined
  kind?: string | undefined
  district?: string | undefined
  state?: string | undefined
  q?: string | undefined
  page?: number | undefined
  size?: number | undefined
}

export interface NewDevice {
  id?: string
  name: string
  kind: string
  adcode: string
  position: LngLat
}

export interface DeviceChange {
  name?: string
  state?: Lifecycle
  adcode?: string
  position?: LngLat
  interval?: string
}

const path = (id: string) => `/api/devices/${encodeURIComponent(id)}`

/** Every device, as rows: 20 000 objects with repeated keys would be three times the bytes. */
export const listMapDevices = () => request(MapDevices, 'GET', '/api/map/devices')

export const listDevices = (filter: DeviceFilter, signal?: AbortSignal) =>
  request(page(Device), 'GET', '/api/devices', { query: { ...filter }, ...(signal && { signal }) })

export const getDevice = (id: string) => request(DeviceDetail, 'GET', path(id))

export const registerDevice = (device: NewDevice) =>
  request(v.object({ device: Device, credential: Credential }), 'POST', '/api/devices', { body: device })

export const changeDevice = (id: string, change: DeviceChange) =>
  request(DeviceDetail, 'PATCH', path(id), { body: change })

export const rotateCredential = (id: string) => request(Credential, 'POST', `${path(id)}/credential`)
export const revokeCredential = (id: string) => request(Nothing, 'DELETE', `${path(id)}/credential`)

const Neighbour = v.object({ id: v.string(), name: v.string(), kind: v.string(), link: v.string(), state: MapState })
export type Neighbour = v.InferOutput<typeof Neighbour>

/** What feeds a device and what it feeds; of the latter at most 500. */
const DeviceLinks = v.object({ upstream: v.array(Neighbour), downstream: v.array(Neighbour), downstreamTotal: v.number() })
export type DeviceLinks = v.InferOutput<typeof DeviceLinks>

export const listLinks = (id: string) => request(DeviceLinks, 'GET', `/api/devices/${encodeURIComponent(id)}/links`)

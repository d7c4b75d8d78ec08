import * as v from 'valibot'
import { maybe, Nothing, Text, Time } from './common'
import { request } from './http'

export const Department = v.object({ id: v.string(), name: Text, adcode: maybe(v.string()) })
export type Department = v.InferOutput<typeof Department>

export const listDepartments = () => request(v.array(Department), 'GET', '/api/departments')

export const POSITIONS = ['HEAD', 'CHIEF_DATA_OFFICER'] as const

/** Somebody holds a position in a department. */
const Holding = v.object({
  department: v.string(),
  kind: v.picklist(POSITIONS),
  username: v.string(),
  displayName: v.string(),
  since: Time,
  until: maybe(Time),
})
export type Holding = v.InferOutput<typeof Holding>

const position = (department: string, kind: Holding['kind']) =>
  `/api/departments/${encodeURIComponent(department)}/positions/${kind.toLowerCase().replaceAll('_', '-')}`

export const listPositions = () => request(v.array(Holding), 'GET', '/api/departments/positions')
export const givePosition = (department: string, kind: Holding['kind'], username: string) =>
  request(Holding, 'PUT', position(department, kind), { body: { username } })
export const endPosition = (department: string, kind: Holding['kind']) => request(Nothing, 'DELETE', position(department, kind))

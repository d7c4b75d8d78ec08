import * as v from 'valibot'
import { maybe, Text } from './common'
import { request } from './http'

export const Department = v.object({ id: v.string(), name: Text, adcode: maybe(v.string()) })
export type Department = v.InferOutput<typeof Department>

export const listDepartments = () => request(v.array(Department), 'GET', '/api/departments')

import * as v from 'valibot'
import { maybe, Text, Time } from './common'
import { request } from './http'

const Scenario = v.object({
  name: v.string(),
  title: Text,
  running: v.boolean(),
  startedAt: maybe(Time),
  endsAt: maybe(Time),
})
export type Scenario = v.InferOutput<typeof Scenario>

/** Without a simulator that answers there are no scenarios. */
const Simulation = v.object({ available: v.boolean(), scenarios: v.nullish(v.array(Scenario), []) })
export type Simulation = v.InferOutput<typeof Simulation>

const path = (name: string) => `/api/simulation/scenarios/${encodeURIComponent(name)}`

export const getSimulation = () => request(Simulation, 'GET', '/api/simulation')
export const startScenario = (name: string) => request(Simulation, 'POST', path(name))
export const stopScenario = (name: string) => request(Simulation, 'DELETE', path(name))

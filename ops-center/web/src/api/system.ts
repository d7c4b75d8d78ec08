import * as v from 'valibot'
import { maybe } from './common'
import { request } from './http'

const byName = v.nullish(v.record(v.string(), v.number()), {})

const System = v.object({
  version: maybe(v.string()),
  parts: v.array(v.object({ name: v.string(), up: v.boolean() })),
  /** Records ever appended to the log; null while unknown. */
  messages: maybe(v.number()),
  alerts: maybe(v.number()),
  devices: maybe(v.number()),
  /** Messages rejected in the last day, by reason. */
  rejects: byName,
  /** Records that the app has still to read, by topic. */
  lag: byName,
  /** Jobs of the stream; lag is what they have still to read of the intake. */
  jobs: v.nullish(v.array(v.object({ group: v.string(), running: v.boolean(), lag: v.number() })), []),
  /** The disk of the log and the stores: below two reserves it is low, below one messages are refused. */
  disk: maybe(v.object({ state: v.picklist(['ENOUGH', 'LOW', 'FULL']), freeMb: v.number(), reserveMb: v.number() })),
})
export type System = v.InferOutput<typeof System>

/** Processes and the stream's jobs alike: what is up, what is not. */
export const partsOf = ({ parts, jobs }: System) => [...parts, ...jobs.map(({ group, running }) => ({ name: group, up: running }))]

export const getSystem = () => request(System, 'GET', '/api/system')

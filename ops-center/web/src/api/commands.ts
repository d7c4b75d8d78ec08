import * as v from 'valibot'
import { maybe, Time } from './common'
import { request } from './http'

export const COMMAND_STATES = ['CREATED', 'SENT', 'ACCEPTED', 'DONE', 'FAILED', 'REFUSED', 'TIMED_OUT', 'CANCELLED'] as const

export const Fields = v.record(v.string(), v.union([v.number(), v.boolean(), v.string(), v.null()]))

export const Command = v.object({
  id: v.string(),
  deviceId: v.string(),
  name: v.string(),
  args: Fields,
  dangerous: v.boolean(),
  state: v.picklist(COMMAND_STATES),
  issuedBy: v.string(),
  issuedAt: Time,
  deadline: Time,
  caseNumber: maybe(v.string()),
  /** The alert whose rule wanted it. */
  alertId: maybe(v.string()),
  finishedAt: maybe(Time),
  reason: maybe(v.string()),
  story: v.array(v.object({ at: Time, kind: v.string(), who: v.string(), note: maybe(v.string()) })),
})
export type Command = v.InferOutput<typeof Command>

export interface WantedCommand {
  name: string
  args: Record<string, number | boolean | string>
  caseNumber: string | null
}

const Commands = v.object({ items: v.array(Command), total: v.number() })

/** Whether the device may still be at it. */
export const isUnderWay = ({ state }: Pick<Command, 'state'>): boolean => ['CREATED', 'SENT', 'ACCEPTED'].includes(state)

const path = (device: string) => `/api/devices/${encodeURIComponent(device)}/commands`

export const listCommands = (device: string) => request(Commands, 'GET', path(device), { query: { size: 10 } })

export const giveCommand = (device: string, wanted: WantedCommand) => request(Command, 'POST', path(device), { body: wanted })

export const cancelCommand = (id: string) => request(Command, 'DELETE', `/api/commands/${id}`)

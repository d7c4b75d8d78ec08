import * as v from 'valibot'
import { ServerMessage } from './messages.generated'

export type { BoundingBox, ClientMessage, LiveDevice, ServerMessage } from './messages.generated'
export type Counts = Extract<ServerMessage, { type: 'counts' }>

/** The message in a text frame, or null for one that this client does not understand. */
export function parseServerMessage(text: string): ServerMessage | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = v.safeParse(ServerMessage, json)
  return parsed.success ? parsed.output : null
}

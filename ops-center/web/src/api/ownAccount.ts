import * as v from 'valibot'
import { maybe, Nothing, Time } from './common'
import { request } from './http'
import { Session } from './session'

const Safety = v.object({
  passwordChangedAt: Time,
  passwordExpiresAt: Time,
  secondFactor: v.object({
    /** Whether this hub can keep second factors at all. */
    available: v.boolean(),
    on: v.boolean(),
    /** How many are left. */
    recoveryCodes: v.number(),
  }),
})
export type Safety = v.InferOutput<typeof Safety>

/** What an authenticator app is given: base 32, and the same as an address. */
const Enrolled = v.object({ secret: v.string(), uri: v.string() })
export type Enrolled = v.InferOutput<typeof Enrolled>

const RecoveryCodes = v.object({ recoveryCodes: v.array(v.string()) })

const Token = v.object({
  id: v.string(),
  name: v.string(),
  roles: v.array(v.string()),
  readOnly: v.boolean(),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: maybe(Time),
})
export type Token = v.InferOutput<typeof Token>

const NewToken = v.object({ token: Token, secret: v.string() })

export interface TokenWish {
  name: string
  roles: string[]
  readOnly: boolean
  /** Epoch milliseconds. */
  expiresAt: number
  password: string
}

export const getSafety = () => request(Safety, 'GET', '/api/session/safety')
export const changePassword = (current: string, next: string) =>
  request(Session, 'PUT', '/api/session/password', { body: { current, next } })

export const enrolSecondFactor = (password: string) =>
  request(Enrolled, 'POST', '/api/session/second-factor', { body: { password } })
export const confirmSecondFactor = (code: string) =>
  request(RecoveryCodes, 'POST', '/api/session/second-factor/confirmation', { body: { code } })
export const removeSecondFactor = (password: string, code: string) =>
  request(Nothing, 'POST', '/api/session/second-factor/removal', { body: { password, code } })

export const listTokens = () => request(v.array(Token), 'GET', '/api/tokens')
export const createToken = (wish: TokenWish) => request(NewToken, 'POST', '/api/tokens', { body: wish })
export const revokeToken = (id: string) => request(Nothing, 'DELETE', `/api/tokens/${encodeURIComponent(id)}`)

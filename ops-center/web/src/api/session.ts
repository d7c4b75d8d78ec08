import * as v from 'valibot'
import { maybe, Nothing, Time } from './common'
import { request } from './http'

export const Session = v.object({
  username: v.string(),
  displayName: v.string(),
  roles: v.array(v.string()),
  /** Districts this person is responsible for; null means the whole city. */
  adcodes: maybe(v.array(v.string())),
  /** Everything but a change of the password is refused. */
  passwordChangeNeeded: v.nullish(v.boolean(), false),
})
export type Session = v.InferOutput<typeof Session>

const Hint = v.object({ passwordFile: maybe(v.string()) })

const Ways = v.object({ provider: maybe(v.string()) })

export const getSession = () => request(Session, 'GET', '/api/session')
export const logIn = (username: string, password: string, code: string | null) =>
  request(Session, 'POST', '/api/session', { body: { username, password, code } })
export const logOut = () => request(Nothing, 'DELETE', '/api/session')
export const getLogInHint = () => request(Hint, 'GET', '/api/session/hint')
export const getLogInWays = () => request(Ways, 'GET', '/api/session/ways')

/** Gives the password again, as dangerous acts require; it holds for some minutes. */
export const reauthenticate = (password: string) =>
  request(v.object({ until: Time }), 'POST', '/api/session/reauthenticate', { body: { password } })

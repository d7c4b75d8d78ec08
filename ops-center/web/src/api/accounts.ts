import * as v from 'valibot'
import { csvFile, ImportReport, maybe, Nothing, page, Time } from './common'
import { request, requestFile } from './http'

export const ACCOUNT_STATES = ['ACTIVE', 'DORMANT', 'DISABLED'] as const

const Account = v.object({
  username: v.string(),
  displayName: v.string(),
  roles: v.array(v.string()),
  /** Null is the whole city. */
  adcodes: maybe(v.array(v.string())),
  department: maybe(v.string()),
  state: v.picklist(ACCOUNT_STATES),
  /** After failed log-ins. */
  locked: v.boolean(),
  /** A program's, kept by the launcher. */
  machine: v.boolean(),
  secondFactor: v.boolean(),
  /** Somebody at the identity provider has it. */
  identity: v.boolean(),
  passwordChangeNeeded: v.boolean(),
  passwordChangedAt: Time,
  createdAt: Time,
  lastLogInAt: maybe(Time),
})
export type Account = v.InferOutput<typeof Account>

const Created = v.object({ account: Account, password: v.string() })
const OneTimePassword = v.object({ username: v.string(), password: v.string() })
export type OneTimePassword = v.InferOutput<typeof OneTimePassword>

/** An empty string or list takes all. */
export interface AccountFilter {
  q: string
  role: string
  department: string
  district: string
  state: string
  page: number
}

export interface AccountValues {
  displayName: string
  roles: string[]
  /** Empty for the whole city. */
  adcodes: string[]
  /** Empty for none. */
  department: string
}

const path = (username: string) => `/api/accounts/${encodeURIComponent(username)}`

export const listAccounts = (filter: AccountFilter & { size: number }, signal: AbortSignal) =>
  request(page(Account), 'GET', '/api/accounts', { query: { ...filter }, signal })
export const createAccount = (values: AccountValues & { username: string }) =>
  request(Created, 'POST', '/api/accounts', { body: values })
export const changeAccount = (username: string, change: Partial<AccountValues> & { enabled?: boolean }) =>
  request(Account, 'PATCH', path(username), { body: change })
export const resetPassword = (username: string) => request(OneTimePassword, 'POST', `${path(username)}/password`)
export const unlockAccount = (username: string) => request(Nothing, 'DELETE', `${path(username)}/lock`)
export const releaseIdentity = (username: string) => request(Nothing, 'DELETE', `${path(username)}/identity`)
export const resetSecondFactor = (username: string) => request(Nothing, 'DELETE', `${path(username)}/second-factor`)

/** What an import would do, row by row. */
export const checkImport = (content: Blob) => request(ImportReport, 'POST', '/api/accounts/import/check', csvFile(content))
/** Makes all accounts of the file or none; the answer is a table with their passwords. */
export const importAccounts = (content: Blob) => requestFile('POST', '/api/accounts/import', csvFile(content))


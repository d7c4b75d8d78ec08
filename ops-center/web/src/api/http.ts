import * as v from 'valibot'
import { ApiError } from './problem'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type QueryValue = string | number | boolean | readonly string[] | null | undefined

export interface RequestOptions {
  query?: Record<string, QueryValue>
  body?: unknown
  /** A file instead of a body. */
  file?: { type: string; content: Blob }
  signal?: AbortSignal
}

type Schema = v.GenericSchema<unknown, unknown>

let onUnauthorised: () => void = () => undefined

/** Called when a request finds that the session has ended. */
export function whenUnauthorised(handler: () => void): void {
  onUnauthorised = handler
}

/** Sends a request and parses the answer; throws {@link ApiError} for everything but a valid answer. */
export async function request<S extends Schema>(
  schema: S,
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<v.InferOutput<S>> {
  const response = await send(method, path, options)
  return parsedAnswer(schema, path, response)
}

async function parsedAnswer<S extends Schema>(schema: S, path: string, response: Response): Promise<v.InferOutput<S>> {
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw ApiError.unexpected(path, `${v.getDotPath(issue) ?? ''} ${issue.message}`)
  }
  return parsed.output
}

/** Sends a request and hands the answer on as it is. */
export async function requestFile(method: Method, path: string, options: RequestOptions = {}): Promise<Blob> {
  return (await send(method, path, options)).blob()
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/geo+json, application/problem+json, text/csv' }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.file) headers['Content-Type'] = options.file.type
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = csrfToken()
  const response = await fetch(path + queryString(options.query), {
    method,
    headers,
    credentials: 'same-origin',
    body: options.file?.content ?? (options.body === undefined ? null : JSON.stringify(options.body)),
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? error : ApiError.unreachable(error)
  })
  return accepted(path, response)
}

async function accepted(path: string, response: Response): Promise<Response> {
  if (response.ok) return response
  if (response.status === 401 && !path.startsWith('/api/session')) onUnauthorised()
  throw await ApiError.of(response)
}

/**
 * Sends a file as the part `file`, and tells how much of it is on its way.
 * @param onProgress called with the share that was sent, 0 to 1.
 */
export async function upload<S extends Schema>(
  schema: S,
  path: string,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<v.InferOutput<S>> {
  const form = new FormData()
  form.append('file', file, file.name)
  const response = await new Promise<Response>((resolve, reject) => {
    const sending = new XMLHttpRequest() // fetch cannot tell how much was sent
    sending.open('POST', path)
    sending.setRequestHeader('Accept', 'application/json, application/problem+json')
    sending.setRequestHeader('X-XSRF-TOKEN', csrfToken())
    sending.upload.onprogress = ({ loaded, total }) => { onProgress(total > 0 ? loaded / total : 0) }
    sending.onload = () => { resolve(new Response(sending.responseText, { status: sending.status })) }
    sending.onerror = () => { reject(ApiError.unreachable('upload')) }
    sending.send(form)
  })
  return parsedAnswer(schema, path, await accepted(path, response))
}

export function queryString(query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(key, String(item))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** The token that the hub put into a cookie which only this origin can read. */
function csrfToken(): string {
  const match = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)
  return decodeURIComponent(match?.[1] ?? '')
}

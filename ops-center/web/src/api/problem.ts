import * as v from 'valibot'

/** RFC 9457 problem details as the hub sends them; `code` is stable and has a text in the catalogue. */
const Problem = v.looseObject({
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  code: v.optional(v.string()),
})

/** A request that did not succeed: refused by the hub, unreachable, or answered with something unexpected. */
export class ApiError extends Error {
  /**
   * @param status HTTP status, 0 when no answer arrived.
   * @param details what else the problem says, like the case that is in the way.
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, options)
    this.name = 'ApiError'
  }

  /** Nobody refused anything: the same request may succeed later. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  static unreachable(cause: unknown): ApiError {
    return new ApiError(0, 'unreachable', 'The hub did not answer', { cause })
  }

  static unexpected(path: string, detail: string): ApiError {
    return new ApiError(200, 'unexpected-answer', `${path}: ${detail}`)
  }

  static async of(response: Response): Promise<ApiError> {
    const body: unknown = await response.json().catch(() => null)
    const parsed = v.safeParse(Problem, body)
    const problem: v.InferOutput<typeof Problem> = parsed.success ? parsed.output : {}
    return new ApiError(
      response.status,
      problem.code ?? `http-${response.status}`,
      problem.detail ?? problem.title ?? response.statusText,
      undefined,
      problem,
    )
  }
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : ApiError.unreachable(error)
}

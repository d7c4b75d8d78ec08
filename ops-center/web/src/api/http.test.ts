import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryString, request, whenUnauthorised } from './http'
import type { ApiError } from './problem'

const Answer = v.object({ n: v.number() })

describe('a request', () => {
  const fetch = vi.fn<typeof globalThis.fetch>()
  beforeEach(() => { vi.stubGlobal('fetch', fetch) })
  afterEach(() => {
    fetch.mockReset()
    vi.unstubAllGlobals()
  })

  const failure = () => request(Answer, 'GET', '/api/x').then(() => null, (error: unknown) => error as ApiError)

  it('gives back what fits', async () => {
    fetch.mockResolvedValue(new Response('{"n":1,"more":2}'))
    expect(await request(Answer, 'GET', '/api/x')).toEqual({ n: 1 })
  })

  it.each(['', 'null', '{"n":"1"}', '<html>'])('refuses an answer that does not fit: %s', async (body) => {
    fetch.mockResolvedValue(new Response(body))
    expect(await failure()).toMatchObject({ code: 'unexpected-answer' })
  })

  it('carries the code of the problem', async () => {
    fetch.mockResolvedValue(new Response('{"code":"stale-version","detail":"newer"}', { status: 409 }))
    expect(await failure()).toMatchObject({ status: 409, code: 'stale-version', message: 'newer' })
  })

  it('carries what else the problem says', async () => {
    fetch.mockResolvedValue(new Response('{"code":"alert-has-case","case":"SJZ-1"}', { status: 409 }))
    expect((await failure())?.details).toMatchObject({ case: 'SJZ-1' })
  })

  it('tells a hub that is away from one that refuses', async () => {
    fetch.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await failure()).toMatchObject({ status: 0, code: 'unreachable' })
    fetch.mockResolvedValue(new Response('gateway', { status: 502 }))
    expect(await failure()).toMatchObject({ status: 502, code: 'http-502' })
  })

  it('tells that the session has ended', async () => {
    const ended = vi.fn()
    whenUnauthorised(ended)
    fetch.mockResolvedValue(new Response('', { status: 401 }))
    await failure()
    expect(ended).toHaveBeenCalledOnce()
  })

  it('sends the token of the cookie with what changes something', async () => {
    document.cookie = 'XSRF-TOKEN=to%20ken'
    fetch.mockResolvedValue(new Response('{"n":1}'))
    await request(Answer, 'POST', '/api/x', { body: {} })
    expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({ 'X-XSRF-TOKEN': 'to ken' })
  })

  it('leaves empty parameters out and repeats lists', () => {
    expect(queryString({ a: '', b: null, c: undefined, d: 0, e: ['x', 'y'] })).toBe('?d=0&e=x&e=y')
  })
})

import { Pool } from 'undici'
import type { CallRecord, Outcome } from '../../../contract/ticketing.ts'
import type { CallOptions } from '../port.ts'
import { type AnswerBody, readAnswer, TooLarge } from './answer.ts'
import type { JsonList } from './json.ts'
import { readRetryAfter } from './retry-after.ts'

/** A request before it has headers. `query` values are encoded here, `+` of offsets included (reference, 1.11). */
export type AcmeRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Scans and probes have connections of their own, so that no list in the way ever delays them. */
  readonly pool: 'live' | 'bulk'
  /** No answer larger than this is read, in bytes. */
  readonly maxBytes: number
  /** Where the answer is one long list: takes its entries as they come, so that it is never whole in memory. */
  readonly list?: JsonList
}

/** An answer in JSON: a success, or a 4xx that is neither about the key nor the rate. */
export type AcmeReply = { readonly status: number; readonly json: unknown }

export type AcmeHttp = {
  readonly send: (request: AcmeRequest, options: CallOptions) => Promise<Outcome<AcmeReply>>
  readonly close: () => Promise<void>
}

export type AcmeHttpOptions = {
  readonly baseUrl: string
  readonly apiKey: () => string
  readonly tenantId: string | null
  readonly now: () => number
}

const CONNECT_MS = 4_000
const POOLS = { live: 4, bulk: 6 }

/** The one place that speaks HTTP to ACME. Redirects are never followed: the key stays with the host it is for. */
export function makeAcmeHttp(options: AcmeHttpOptions): AcmeHttp {
  const base = new URL(options.baseUrl)
  const prefix = base.pathname.replace(/\/+$/, '')
  const makePool = (connections: number): Pool =>
    new Pool(base.origin, {
      connections,
      connect: { timeout: CONNECT_MS },
      keepAliveTimeout: 30_000,
      pipelining: 1,
    })
  const pools = { live: makePool(POOLS.live), bulk: makePool(POOLS.bulk) }

  const headersOf = (request: AcmeRequest, requestId: string): Record<string, string> => ({
    accept: 'application/json',
    'x-acme-api-key': options.apiKey(),
    'x-acme-request-id': requestId,
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.path.includes('/b2c/') && options.tenantId !== null
      ? { 'x-b2c-tenant-id': options.tenantId }
      : {}),
  })

  const send = async (
    request: AcmeRequest,
    { requestId, deadlineMs }: CallOptions,
  ): Promise<Outcome<AcmeReply>> => {
    const sentAt = options.now()
    const record = (status: number | null, serverAt: number | null): CallRecord => ({
      requestId,
      sentAt,
      endedAt: Math.max(sentAt, options.now()),
      status,
      serverAt,
    })
    const query = new URLSearchParams(request.query).toString()
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      const response = await pools[request.pool].request({
        method: request.method,
        path: `${prefix}${request.path}${query === '' ? '' : `?${query}`}`,
        headers: headersOf(request, requestId),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal,
        headersTimeout: deadlineMs,
        bodyTimeout: deadlineMs,
      })
      const header = (name: string): string | null => {
        const value = response.headers[name]
        return Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
      }
      const body = await readAnswer(response.body, header('content-type'), request)
      const call = record(response.statusCode, Date.parse(header('date') ?? '') || null)
      return classify(response.statusCode, header, body, call)
    } catch (error) {
      return {
        kind: 'unreachable',
        why: whyUnreachable(error, signal.aborted, deadlineMs),
        mayHaveLanded: !NEVER_LEFT.has(codeOf(error)),
        call: record(null, null),
      }
    }
  }

  return { send, close: async () => void (await Promise.all([pools.live.destroy(), pools.bulk.destroy()])) }
}

function classify(
  status: number,
  header: (name: string) => string | null,
  body: AnswerBody,
  call: CallRecord,
): Outcome<AcmeReply> {
  // ACME sits behind a content network (reference, 1.9): these may come as HTML too, and mean the same.
  if (status === 429)
    return { kind: 'limited', retryAfterMs: readRetryAfter(header('retry-after'), call.endedAt), call }
  if (status === 401 || status === 403) {
    return {
      kind: 'refused',
      about: 'key',
      why: `ACME refused the key (HTTP ${status})`,
      call,
    }
  }
  if (status >= 500 && status !== 511)
    return { kind: 'unreachable', why: `ACME answered HTTP ${status}`, mayHaveLanded: true, call }
  const garbled = (why: string, captive: boolean): Outcome<AcmeReply> => ({
    kind: 'not-understood',
    why,
    captive,
    call,
  })
  if ((status >= 300 && status < 400) || status === 511)
    return garbled(`A redirect (HTTP ${status}) came where ACME's answer belongs`, true)
  switch (body.kind) {
    case 'json':
      return { kind: 'answered', value: { status, json: body.json }, call }
    case 'html':
      return status < 400
        ? garbled('A web page came where ACME’s answer belongs: the network may want you to log in', true)
        : { kind: 'refused', about: 'request', why: `ACME answered HTTP ${status} with a web page`, call }
    case 'empty':
      return status < 400
        ? garbled('ACME answered with nothing', false)
        : { kind: 'refused', about: 'request', why: `ACME answered HTTP ${status}`, call }
    case 'garbled':
      return garbled(`ACME’s answer cannot be read: ${body.why}`, false)
  }
}

/**
 * Words for the refusal of one request. Ours, not ACME's: its text may name a ticket or a guest, and this one is kept,
 * logged and shown. The request id beside it finds ACME's own.
 */
export function whyRefused(reply: AcmeReply): string {
  return `ACME answered HTTP ${reply.status}`
}

/** Errors of a call that never got as far as ACME. Whatever is not on this list may have landed. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function whyUnreachable(error: unknown, timedOut: boolean, deadlineMs: number): string {
  if (error instanceof TooLarge) return error.message
  if (timedOut) return `No answer within ${deadlineMs} ms`
  const code = codeOf(error)
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'ACME’s address cannot be looked up: no network, or a wrong base URL'
    case 'ECONNREFUSED':
      return 'Nothing listens at ACME’s address'
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
      return 'No network'
    case 'UND_ERR_CONNECT_TIMEOUT':
      return 'No connection within 4 seconds'
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return `No answer within ${deadlineMs} ms`
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
    case 'EPIPE':
      return 'The connection was cut'
    default:
      return /^(CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/.test(code)
        ? `ACME’s certificate is not trusted (${code})`
        : `The call failed${code === '' ? '' : ` (${code})`}`
  }
}

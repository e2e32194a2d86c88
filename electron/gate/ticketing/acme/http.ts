import type { CallEnded, CallName } from '../../../contract/calls.ts'
import type { Credential } from '../../../contract/credential.ts'
import { say } from '../../../contract/sayings/say.ts'
import type { CallRecord, Outcome } from '../../../contract/ticketing.ts'
import { acmeWords } from './acme-words.ts'
import { type AnswerBody, readAnswer, TooLarge } from './answer.ts'
import { ConnectFailed, codeOf } from './connect-failed.ts'
import type { JsonList } from './json.ts'
import type { Network, PoolName } from './network.ts'
import { whyKeyRefused } from './refusal.ts'
import { readRetryAfter } from './retry-after.ts'

/** A request before it has headers. `query` values are encoded here, `+` of offsets included (reference, 1.11). */
export type AcmeRequest = {
  readonly name: CallName
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly pool: PoolName
  /** No answer larger than this is read, in bytes. */
  readonly maxBytes: number
  /** Where the answer is one long list: takes its entries as they come, so that it is never whole in memory. */
  readonly list?: JsonList
}

/** An answer in JSON: a success, or a 4xx that is neither about the key nor the rate. */
export type AcmeReply = {
  readonly status: number
  readonly json: unknown
  /** A 4xx: what ACME said of it, where that is fit to be shown. */
  readonly said: string | null
}

/** What one HTTP request is made with. */
export type Envelope = {
  /** Of this request alone: a second one of the same call has another (reference, 1.9). */
  readonly requestId: string
  readonly headers: Readonly<Record<string, string>>
  readonly credential: Credential['kind']
  /** What must not show in anything that is said of the answer. */
  readonly secrets: readonly string[]
  readonly signal: AbortSignal
  readonly deadlineMs: number
}

/** How a request ended. */
export type Exchanged = {
  readonly outcome: Outcome<AcmeReply>
  /** ACME itself turned the request away at the door (401, 403, in JSON): it did nothing. */
  readonly turnedAway: boolean
}

export type Exchange = (request: AcmeRequest, envelope: Envelope) => Promise<Exchanged>

export type ExchangeOptions = {
  readonly base: URL
  readonly network: Network
  readonly now: () => number
  readonly onCall: (call: CallEnded) => void
}

/** The one place that speaks HTTP to ACME. Redirects are never followed: the key stays with the host it is for. */
export function makeExchange({ base, network, now, onCall }: ExchangeOptions): Exchange {
  const prefix = base.pathname.replace(/\/+$/, '')

  const make = async (request: AcmeRequest, envelope: Envelope): Promise<Exchanged> => {
    const { requestId, signal, deadlineMs } = envelope
    const sentAt = now()
    const record = (status: number | null, serverAt: number | null): CallRecord => ({
      requestId,
      sentAt,
      endedAt: Math.max(sentAt, now()),
      status,
      serverAt,
    })
    const query = new URLSearchParams(request.query).toString()
    try {
      const response = await network.pools[request.pool].request({
        method: request.method,
        path: `${prefix}${request.path}${query === '' ? '' : `?${query}`}`,
        headers: {
          accept: 'application/json',
          'x-acme-request-id': requestId,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...envelope.headers,
        },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal,
        headersTimeout: deadlineMs,
        bodyTimeout: deadlineMs,
      })
      const header = (name: string): string | null => {
        const value = response.headers[name]
        return Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
      }
      const { statusCode } = response
      // Only a success is a list: the entries of an error would stay, and this call may be made again.
      const reading = statusCode < 300 ? request : { maxBytes: request.maxBytes }
      const body = await readAnswer(response.body, header('content-type'), reading)
      const call = record(statusCode, Date.parse(header('date') ?? '') || null)
      return classify(statusCode, header, body, call, request, envelope)
    } catch (error) {
      const outcome: Outcome<AcmeReply> = {
        kind: 'unreachable',
        why: whyUnreachable(error, signal.aborted, deadlineMs),
        mayHaveLanded: !(error instanceof ConnectFailed),
        call: record(null, null),
      }
      return { outcome, turnedAway: false }
    }
  }

  return async (request, envelope) => {
    const exchanged = await make(request, envelope)
    const { kind, call } = exchanged.outcome
    onCall({
      requestId: call.requestId,
      name: request.name,
      at: call.sentAt,
      tookMs: call.endedAt - call.sentAt,
      status: call.status,
      end: kind,
      why: 'why' in exchanged.outcome ? exchanged.outcome.why : null,
    })
    return exchanged
  }
}

function classify(
  status: number,
  header: (name: string) => string | null,
  body: AnswerBody,
  call: CallRecord,
  { name }: AcmeRequest,
  { secrets, credential }: Envelope,
): Exchanged {
  const ended = (outcome: Outcome<AcmeReply>, turnedAway = false): Exchanged => ({ outcome, turnedAway })
  // ACME sits behind a content network (reference, 1.9): these may come as HTML too, and mean the same.
  if (status === 429)
    return ended({ kind: 'limited', retryAfterMs: readRetryAfter(header('retry-after'), call.endedAt), call })
  const isAcmes = body.kind === 'json'
  const said = isAcmes && status >= 400 ? acmeWords(name, body.json, secrets) : null
  if (status === 401 || status === 403) {
    const why = whyKeyRefused({ status, isAcmes, said, name, credential })
    return ended({ kind: 'refused', about: 'key', why, call }, isAcmes)
  }
  if (status >= 500 && status !== 511)
    return ended({ kind: 'unreachable', why: say('call.http', { http: status }), mayHaveLanded: true, call })
  const garbled = (why: string, captive: boolean): Exchanged =>
    ended({ kind: 'not-understood', why, captive, call })
  const refused = (why: string): Exchanged => ended({ kind: 'refused', about: 'request', why, call })
  if ((status >= 300 && status < 400) || status === 511)
    return garbled(say('call.redirect', { http: status }), true)
  switch (body.kind) {
    case 'json':
      return ended({ kind: 'answered', value: { status, json: body.json, said }, call })
    case 'html':
      return status < 400
        ? garbled(say('call.portal'), true)
        : refused(say('call.http-page', { http: status }))
    case 'empty':
      return status < 400 ? garbled(say('call.nothing'), false) : refused(say('call.http', { http: status }))
    case 'garbled':
      return garbled(say('call.garbled', { why: body.why }), false)
  }
}

/**
 * Words for the refusal of one request. ACME's own only where they are fit to be kept, logged and shown; elsewhere the
 * request id beside it finds them.
 */
export function whyRefused({ status, said }: AcmeReply): string {
  return said === null ? say('call.http', { http: status }) : say('call.http-said', { http: status, said })
}

function whyUnreachable(error: unknown, timedOut: boolean, deadlineMs: number): string {
  if (error instanceof TooLarge || error instanceof ConnectFailed) return error.message
  if (timedOut) return say('call.no-answer', { ms: deadlineMs })
  const code = codeOf(error)
  switch (code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return say('call.no-answer', { ms: deadlineMs })
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
    case 'EPIPE':
      return say('call.cut')
    default:
      return code === '' ? say('call.failed') : say('call.failed-code', { code })
  }
}

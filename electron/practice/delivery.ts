import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, problem } from './call.ts'
import type { Met } from './faults.ts'

type Fault = Exclude<Met['fault'], null>

const HTML_PORTAL =
  '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body><h1>Welcome to the guest network</h1>' +
  '<form action="/accept"><button>Accept and connect</button></form></body></html>'
const htmlError = (status: number): string =>
  `<!doctype html><html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`

/** An answer that a fault gives in place of the true one, with the headers that go with it. */
export interface Canned {
  readonly answer: Answer
  readonly headers: Readonly<Record<string, string>>
  /** The call does its work all the same. */
  readonly process: boolean
}

/** 429 as ACME gives it: whether a `Retry-After` comes with it is not known, so by itself none does. */
export const tooMany = (): Answer =>
  problem(429, 'Too Many Requests', 'The rate limit was exceeded. Try again later.')

function retryAfter(fault: Extract<Fault, { kind: 'rate-limited' }>, now: number): Record<string, string> {
  const { retryAfter: value } = fault
  if (value === null) return {}
  if (value === 'nonsense') return { 'retry-after': 'soon, probably' }
  if (typeof value === 'number') return { 'retry-after': String(value) }
  return { 'retry-after': new Date(now + value.dateInSeconds * 1_000).toUTCString() }
}

const REFUSALS = {
  unknown: problem(401, 'Unauthorized', 'The API key is not known.'),
  deactivated: problem(403, 'Forbidden', 'The API key was deactivated.'),
  'no-permission': problem(403, 'Forbidden', 'The user of this key has no permission for this call.'),
} as const

/**
 * The answer of the faults that replace it; null for those that spoil what it says or how it travels.
 *
 * @param target path and query of the call, as they came.
 */
export function cannedBy(fault: Fault, target: string, now: number): Canned | null {
  const canned = (answer: Answer, headers: Record<string, string> = {}, process = false): Canned => ({
    answer,
    headers,
    process,
  })
  const html = (status: number, text: string): Answer => ({ status, text, contentType: 'text/html' })
  switch (fault.kind) {
    case 'rate-limited':
      return canned(tooMany(), retryAfter(fault, now))
    case 'block':
      return canned(tooMany())
    case 'server-error':
      return canned(
        fault.html
          ? html(fault.status, htmlError(fault.status))
          : problem(fault.status, 'Server Error', 'Something went wrong on our side.'),
        {},
        fault.process,
      )
    case 'html':
      return canned(html(200, HTML_PORTAL))
    case 'redirect':
      return canned(html(fault.status, htmlError(fault.status)), {
        location: `${new URL(fault.to).origin}${target}`,
      })
    case 'key-refused':
      return canned(REFUSALS[fault.why])
    case 'unknown-status':
      return fault.process ? null : canned({ status: 200, json: { checkInStatus: fault.status } })
    case 'empty-body':
      return canned({ status: 200, text: '', contentType: 'application/json' }, {}, fault.process)
    default:
      return null
  }
}

function bytesOf(answer: Answer): { body: Buffer; contentType: string } {
  return 'json' in answer
    ? { body: Buffer.from(JSON.stringify(answer.json)), contentType: 'application/json;charset=UTF-8' }
    : { body: Buffer.from(answer.text), contentType: answer.contentType }
}

/** Puts bytes that are no UTF-8 into the first text of a body, or at its end where there is none. */
function garbled(body: Buffer): Buffer {
  const quote = body.indexOf('"')
  const at = quote === -1 ? body.length : quote + 1
  return Buffer.concat([body.subarray(0, at), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), body.subarray(at)])
}

async function drip(
  response: ServerResponse,
  body: Buffer,
  size: number,
  everyMs: number,
  stop: AbortSignal,
) {
  for (let from = 0; from < body.length && !response.destroyed; from += size) {
    response.write(body.subarray(from, from + size))
    await wait(everyMs, undefined, { signal: stop })
  }
  response.end()
}

async function pourForever(response: ServerResponse, stop: AbortSignal): Promise<void> {
  const more = Buffer.from('"practice",'.repeat(10_000))
  response.write('[')
  while (!response.destroyed) {
    // Only as fast as it is read: what is endless must not fill this process.
    if (!response.writableNeedDrain) response.write(more)
    await wait(5, undefined, { signal: stop })
  }
}

/**
 * Writes `answer`, spoiled as `fault` says. Resolves when all that will be sent has been sent; rejects when
 * `stop` ends the server meanwhile.
 */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
  fault: Fault | null,
  stop: AbortSignal,
): Promise<void> {
  const { body: whole, contentType } = bytesOf(answer)
  const body = fault?.kind === 'invalid-utf8' ? garbled(whole) : whole
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('content-type', fault?.kind === 'wrong-content-type' ? fault.contentType : contentType)
  response.statusCode = answer.status
  if (fault?.kind === 'endless-body') return pourForever(response, stop)
  response.setHeader('content-length', body.length)
  if (fault?.kind === 'slow-body') return drip(response, body, fault.chunkBytes, fault.everyMs, stop)
  if (fault?.kind === 'cut-body') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
    return
  }
  response.end(body)
}

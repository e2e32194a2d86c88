import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Api, headerOf, type Request } from './api.ts'
import { type Answer, problem } from './call.ts'
import { cannedBy, deliver, tooMany } from './delivery.ts'
import type { Met } from './faults.ts'
import type { CallLog, CallRecord } from './ledger.ts'
import type { RateLimit } from './rate-limit.ts'
import { tidyPath } from './router.ts'
import { isSpoiling, type Spoiling, spoil } from './spoil.ts'

export const CONTROL_PREFIX = '/_practice'

const BODY_MAX_BYTES = 1_048_576
/** Past this much of a body that is too long already, the sender gets no polite 413 any more. */
const DRAIN_MAX_BYTES = 32 * BODY_MAX_BYTES
const REQUEST_ID_MAX = 200

export interface ServerParts {
  readonly api: Api
  /** Answers the venue's own control calls; they meet no fault, no limit and no log. */
  readonly control: (request: Request) => Answer
  readonly meet: (method: string, path: string, now: number) => Met
  readonly isLimited: RateLimit
  readonly calls: CallLog
  /** Every call of the API waits so long before anything else. */
  readonly latencyMs: number
  readonly now: () => number
}

/** Null when it is longer than {@link BODY_MAX_BYTES}. Reads on to its end, so that the 413 arrives. */
async function readText(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue
    length += chunk.length
    if (length <= BODY_MAX_BYTES) chunks.push(chunk)
    if (length > DRAIN_MAX_BYTES) message.destroy()
  }
  return length > BODY_MAX_BYTES ? null : Buffer.concat(chunks).toString('utf8')
}

function readTarget(message: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '/', ...query] = (message.url ?? '/').split('?')
  return { path: tidyPath(path), query: new URLSearchParams(query.join('?')) }
}

/** A server that repeats a page never read which one was asked for. */
function spoiledRequest(request: Request, { kind }: Spoiling): Request {
  if (kind !== 'page-repeats' || !request.query.has('page')) return request
  const query = new URLSearchParams(request.query)
  query.set('page', '1')
  return { ...request, query }
}

/** The HTTP server. It answers every request, and is not brought down by any. */
export function makeServer(parts: ServerParts): { server: Server; stop: () => void } {
  const stopping = new AbortController()
  const stop = stopping.signal

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived = parts.now()
    const { path, query } = readTarget(message)
    const method = message.method ?? 'GET'
    const isControl = path === CONTROL_PREFIX || path.startsWith(`${CONTROL_PREFIX}/`)
    const requestId = headerOf(message.headers, 'x-acme-request-id')?.slice(0, REQUEST_ID_MAX) ?? null
    const record = isControl
      ? null
      : parts.calls.open({ method, url: message.url ?? '/', requestId, at: arrived })
    const body = await readText(message)
    const request: Request = { method, path, query, headers: message.headers, body, requestId }
    response.sendDate = false
    if (requestId !== null) response.setHeader('x-acme-request-id', requestId)
    if (record === null) {
      response.setHeader('date', new Date(parts.now()).toUTCString())
      return deliver(response, parts.control(request), {}, null, stop)
    }
    if (parts.latencyMs > 0) await wait(parts.latencyMs, undefined, { signal: stop })
    const address = message.socket.remoteAddress ?? ''
    return answerApi(request, response, record, parts.isLimited(address, arrived))
  }

  async function answerApi(
    request: Request,
    response: ServerResponse,
    record: CallRecord,
    isLimited: boolean,
  ): Promise<void> {
    const { fault, clockOffsetMs } = parts.meet(request.method, request.path, parts.now())
    const run = (asked = request): Answer => {
      try {
        return parts.api(asked, parts.now())
      } catch {
        return problem(500, 'Internal Server Error', 'The practice venue failed on this call.')
      }
    }
    const send = (answer: Answer, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
      record.status = answer.status
      response.setHeader('date', new Date(parts.now() + clockOffsetMs).toUTCString())
      return deliver(response, answer, headers, fault, stop)
    }
    if (fault === null) return send(isLimited ? tooMany() : run())

    record.fault = fault.kind
    if (fault.kind === 'latency') await wait(fault.ms, undefined, { signal: stop })
    if (fault.kind === 'reset' || fault.kind === 'silent') {
      if (fault.process) run()
      record.status = 0
      if (fault.kind === 'reset') response.socket?.resetAndDestroy()
      return
    }
    if (isLimited) return send(tooMany())
    const canned = cannedBy(fault, record.url, parts.now())
    if (canned !== null) {
      if (canned.process) run()
      return send(canned.answer, canned.headers)
    }
    const answer = isSpoiling(fault) ? spoil(run(spoiledRequest(request, fault)), fault) : run()
    if (fault.kind === 'late') await wait(fault.ms, undefined, { signal: stop })
    return send(answer)
  }

  const server = createServer((message, response) => {
    // A client that leaves in the middle, or the venue closing, is no failure of anything here.
    serve(message, response).catch(() => response.destroy())
  })
  // Longer than any client keeps an idle connection: the venue must not be the one that closes it under a call,
  // unless a fault says so.
  server.keepAliveTimeout = 75_000
  return {
    server,
    stop: () => {
      stopping.abort()
      server.closeAllConnections()
    },
  }
}

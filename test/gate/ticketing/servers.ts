import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { CallEnded } from '../../../electron/contract/calls.ts'
import type { Credential } from '../../../electron/contract/credential.ts'
import type { Profile } from '../../../electron/contract/profile.ts'
import type { AcmeRequest } from '../../../electron/gate/ticketing/acme/http.ts'
import { type AcmeHttp, makeAcmeHttp } from '../../../electron/gate/ticketing/acme/send.ts'
import type { TestCertificate } from './certificates.ts'

/** A key that any leak of it would show. */
export const KEY = 'key-THAT-must-not-be-SEEN-4711'

const BY_KEY: Credential = { kind: 'api-key', key: KEY }

async function listening(server: Server): Promise<number> {
  // Every socket, those handed to a tunnel too: `closeAllConnections` does not know them.
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close()
    for (const socket of open) socket.destroy()
    await once(server, 'close')
  })
  return (server.address() as AddressInfo).port
}

export const answering =
  (json: unknown): RequestListener =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(json))
  }

/** @returns `http://127.0.0.1:port` */
export async function httpServer(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createHttpServer(listener))}`
}

/** @returns `https://127.0.0.1:port` */
export async function httpsServer(options: ServerOptions, listener: RequestListener): Promise<string> {
  return `https://127.0.0.1:${await listening(createHttpsServer(options, listener))}`
}

export type TestProxy = {
  readonly url: string
  /** The targets that were asked for. */
  readonly targets: readonly string[]
  /** All that it saw, in both directions and headers included. */
  readonly seen: () => string
}

/**
 * A small proxy that knows CONNECT alone.
 * @param refuse what it does in place of opening a way
 * @param tls its own certificate, where it is spoken to over TLS
 */
export async function connectProxy(
  refuse?: number | 'silent' | 'reset' | null,
  tls?: TestCertificate,
): Promise<TestProxy> {
  const targets: string[] = []
  const chunks: Buffer[] = []
  const listener: RequestListener = (request, response) => {
    chunks.push(Buffer.from(JSON.stringify(request.headers)))
    response.writeHead(400).end()
  }
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener)
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    targets.push(request.url ?? '')
    chunks.push(Buffer.from(JSON.stringify(request.headers)), head)
    if (refuse === 'silent') return
    if (refuse === 'reset') return void socket.destroy()
    if (typeof refuse === 'number')
      return void socket.end(`HTTP/1.1 ${refuse} No\r\ncontent-length: 2\r\n\r\nno`)
    const [host = '', port] = (request.url ?? '').split(':')
    const away = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    for (const [from, to] of [
      [socket, away],
      [away, socket],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        to.write(chunk)
      })
      from.on('close', () => to.destroy())
      from.on('error', () => to.destroy())
    }
  })
  const port = await listening(server)
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    targets,
    seen: () => Buffer.concat(chunks).toString('latin1'),
  }
}

type HttpOptions = {
  readonly network?: Profile['network']
  readonly credential?: () => Credential
  readonly tenantId?: string | null
  readonly now?: () => number
}

export type TestHttp = AcmeHttp & {
  readonly calls: readonly CallEnded[]
  readonly extraRequests: () => number
}

/** The whole way a call takes, to a server of the test. */
export function acmeHttp(
  baseUrl: string,
  { network = {}, credential = () => BY_KEY, tenantId = null, now = Date.now }: HttpOptions = {},
): TestHttp {
  const calls: CallEnded[] = []
  let extra = 0
  const http = makeAcmeHttp({
    baseUrl,
    network,
    credential,
    tenantId,
    now,
    onCall: (call) => calls.push(call),
    onExtraRequest: () => {
      extra += 1
    },
  })
  onTestFinished(() => http.close())
  return { ...http, calls, extraRequests: () => extra }
}

/** A call that carries no barcode, so that ACME's own words of it may be quoted. */
export const EVENTS: AcmeRequest = {
  name: 'events',
  method: 'GET',
  path: '/v2/b2b/event/instances',
  pool: 'live',
  maxBytes: 1_000_000,
}
export const ORDERS: AcmeRequest = {
  name: 'orders',
  method: 'GET',
  path: '/v2/b2c/orders/event/1',
  pool: 'bulk',
  maxBytes: 1_000_000,
}
export const CHECK_IN: AcmeRequest = {
  name: 'check-in',
  method: 'POST',
  path: '/v2/willcall/checkinticketsexternal',
  body: { membershipBarcode: 'A', terminalId: 'T', validate: true },
  pool: 'live',
  maxBytes: 1_000_000,
}

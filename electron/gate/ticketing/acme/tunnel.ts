import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { buildConnector, Pool } from 'undici'
import { say } from '../../../contract/sayings/say.ts'
import { DEADLINES_MS } from '../deadlines.ts'
import { ConnectFailed, codeOf, whyNotConnected } from './connect-failed.ts'
import type { TlsRules } from './tls.ts'

/** Opens ways through an HTTP proxy. TLS to ACME runs inside them: the proxy sees a host name, and never the key. */
export type Tunnel = {
  /** @param target `host:port` @throws ConnectFailed naming the proxy */
  readonly open: (target: string) => Promise<Socket>
  readonly close: () => Promise<void>
}

/** Several at once, so that no scan's connection waits for those of a download. */
const CONNECTIONS = 10

/** undici's own ProxyAgent gives a proxy that does not answer its CONNECT five minutes, and loses the reason. */
export function makeTunnel(proxy: URL, rules: TlsRules): Tunnel {
  const { host } = proxy
  const connectProxy = buildConnector({ ...rules, timeout: DEADLINES_MS.connect, allowH2: false })
  const pool = new Pool(proxy.origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    connect: (options, callback) =>
      connectProxy(options, (error, socket) => {
        if (error === null) callback(null, socket)
        else
          callback(
            new ConnectFailed(whyNotConnected(codeOf(error), say('proxy.name', { host })), error),
            null,
          )
      }),
  })

  const open = async (target: string): Promise<Socket> => {
    const signal = AbortSignal.timeout(DEADLINES_MS.tunnel)
    let answered: { statusCode: number; socket: Duplex }
    try {
      answered = await pool.connect({ path: target, headers: { host: target }, signal })
    } catch (error) {
      if (error instanceof ConnectFailed) throw error
      throw new ConnectFailed(
        signal.aborted
          ? say('proxy.late', { host, seconds: DEADLINES_MS.tunnel / 1_000 })
          : say('proxy.cut', { host }),
        error,
      )
    }
    const { statusCode, socket } = answered
    if (statusCode >= 200 && statusCode < 300 && socket instanceof Socket) return socket
    socket.on('error', () => {}).destroy()
    throw new ConnectFailed(say(refusal(statusCode), { host, http: statusCode }))
  }

  return { open, close: () => pool.destroy() }
}

function refusal(status: number) {
  if (status === 407) return 'proxy.login'
  if (status === 403) return 'proxy.forbidden'
  return status >= 500 ? 'proxy.gateway' : 'proxy.refused'
}

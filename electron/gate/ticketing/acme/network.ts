import type { Socket } from 'node:net'
import { type PeerCertificate, TLSSocket } from 'node:tls'
import { buildConnector, type Dispatcher, Pool } from 'undici'
import type { Profile } from '../../../contract/profile.ts'
import { DEADLINES_MS } from '../deadlines.ts'
import { ConnectFailed, codeOf, whyNotConnected } from './connect-failed.ts'
import { type TlsSeen, tlsFailed, tlsRules, tlsSeen } from './tls.ts'
import { makeTunnel } from './tunnel.ts'

/** Scans and probes have connections of their own, so that no list in the way ever delays them. */
const CONNECTIONS = { live: 4, bulk: 6 }
export type PoolName = keyof typeof CONNECTIONS

export type NetworkOptions = {
  readonly base: URL
  readonly settings: Profile['network']
  readonly now: () => number
}

/** The connections to ACME, straight or through a proxy. */
export type Network = {
  readonly pools: Readonly<Record<PoolName, Dispatcher>>
  /** The TLS of the last connection that was made or failed; null before the first, and without TLS. */
  readonly lastTls: () => TlsSeen | null
  readonly close: () => Promise<void>
}

export function makeNetwork({ base, settings, now }: NetworkOptions): Network {
  const rules = tlsRules(settings.extraCa ?? null)
  // Without TLS there is loopback alone (the profile sees to that), where no proxy leads and none shall see the key.
  const tunnel =
    settings.proxy === undefined || base.protocol !== 'https:'
      ? null
      : makeTunnel(new URL(settings.proxy), rules)
  const target = `${base.hostname}:${base.port === '' ? '443' : base.port}`
  let seen: TlsSeen | null = null

  const connectStraight = buildConnector({ ...rules, timeout: DEADLINES_MS.connect, allowH2: false })
  const connect = (options: buildConnector.Options, callback: buildConnector.Callback): void => {
    const way = tunnel === null ? Promise.resolve(null) : tunnel.open(target)
    way.then(
      (httpSocket) => {
        connectStraight(httpSocket === null ? options : { ...options, httpSocket }, (error, socket) => {
          if (error !== null) callback(failed(error), null)
          else callback(null, noted(socket))
        })
      },
      (error: unknown) => callback(failed(error), null),
    )
  }

  const noted = <T extends Socket>(socket: T): T => {
    if (socket instanceof TLSSocket) seen = tlsSeen(socket, now(), seen)
    return socket
  }
  const failed = (error: unknown): ConnectFailed => {
    if (error instanceof ConnectFailed) return error
    const code = codeOf(error)
    if (base.protocol === 'https:' && isOfTls(code)) seen = tlsFailed(code, certificateIn(error), now())
    return new ConnectFailed(whyNotConnected(code, 'ACME'), error)
  }

  const makePool = (connections: number): Pool =>
    new Pool(base.origin, {
      connections,
      connect,
      // HTTP/2 would put every call on one connection, where one lost packet holds up all of them.
      allowH2: false,
      keepAliveTimeout: 30_000,
      pipelining: 1,
    })
  const pools = { live: makePool(CONNECTIONS.live), bulk: makePool(CONNECTIONS.bulk) }

  return {
    pools,
    lastTls: () => seen,
    close: async () =>
      void (await Promise.all([pools.live.destroy(), pools.bulk.destroy(), tunnel?.close()])),
  }
}

const isOfTls = (code: string): boolean => !/^(E(?!RR_|PROTO)[A-Z_]+|UND_ERR_\w+)$/.test(code) && code !== ''

function certificateIn(error: unknown): Partial<PeerCertificate> | null {
  const cert = error instanceof Error && 'cert' in error ? error.cert : null
  return typeof cert === 'object' ? cert : null
}

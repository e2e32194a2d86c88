import { say } from '../../../contract/sayings/say.ts'
import { DEADLINES_MS } from '../deadlines.ts'

/**
 * No connection was made, so nothing left this device. Of a class of its own: undici takes two codes of connection
 * errors (UND_ERR_SOCKET, ERR_TLS_CERT_ALTNAME_INVALID) for its own business, and may try for ever.
 */
export class ConnectFailed extends Error {
  /** @param why a sentence for a person */
  constructor(why: string, cause?: unknown) {
    super(why, { cause })
    this.name = 'ConnectFailed'
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * A connection's error in words.
 * @param whose whom it was to lead to: `ACME`, or the proxy by its name
 */
export function whyNotConnected(code: string, whose: string): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say('connect.look-up', { whose })
    case 'ECONNREFUSED':
      return say('connect.nobody', { whose })
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return say('connect.no-network')
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return say('connect.late', { whose, seconds: DEADLINES_MS.connect / 1_000 })
    case 'CERT_HAS_EXPIRED':
      return say('connect.expired', { whose })
    case 'CERT_NOT_YET_VALID':
      return say('connect.not-yet', { whose })
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return say('connect.other-name', { whose })
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return say('connect.cut', { whose })
  }
  if (/^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT|HOSTNAME|INVALID_CA|PATH_LENGTH)/.test(code)) {
    return say('connect.untrusted', { whose, code })
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS/.test(code)) {
    return say('connect.old-tls', { whose })
  }
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return say('connect.no-tls', { whose, code })
  return code === '' ? say('connect.failed', { whose }) : say('connect.failed-code', { whose, code })
}

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
      return `${whose}’s address cannot be looked up: no network, or a wrong address in the settings`
    case 'ECONNREFUSED':
      return `Nothing listens at ${whose}’s address`
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return 'No network'
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return `No connection to ${whose} within ${DEADLINES_MS.connect / 1_000} seconds`
    case 'CERT_HAS_EXPIRED':
      return `${whose}’s certificate has expired (or this computer’s clock is wrong): ${NOT_TRUSTED}`
    case 'CERT_NOT_YET_VALID':
      return `${whose}’s certificate is not valid yet (or this computer’s clock is wrong): ${NOT_TRUSTED}`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate at ${whose}’s address is for another name: ${NOT_TRUSTED}`
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return `${whose} cut the connection before it was made`
  }
  if (/^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT|HOSTNAME|INVALID_CA|PATH_LENGTH)/.test(code)) {
    return `${whose}’s certificate is not trusted (${code}). If your network inspects TLS, give its CA (network.extraCa, --ca-file)`
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS/.test(code)) {
    return `${whose}’s address speaks no TLS 1.2 or newer: nothing is sent over less`
  }
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return `No TLS connection to ${whose} (${code})`
  return `No connection to ${whose}${code === '' ? '' : ` (${code})`}`
}

const NOT_TRUSTED = 'nothing is sent there'

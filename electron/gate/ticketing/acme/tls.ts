import { X509Certificate } from 'node:crypto'
import {
  createSecureContext,
  getCACertificates,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { SettingsRefused } from '../settings-refused.ts'

/** The TLS of one connection as it was made or failed: what the connection check shows. */
export type TlsSeen = {
  /** Epoch ms. */
  readonly at: number
  /** Null where the two never agreed on one. */
  readonly protocol: string | null
  readonly issuer: string | null
  readonly subject: string | null
  /** Epoch ms. */
  readonly validTo: number | null
  readonly authorized: boolean
  /** Why it failed, as a code of OpenSSL or Node; null where it did not. */
  readonly problem: string | null
}

/** What every connection to ACME, and to an https proxy, is made with. */
export type TlsRules = {
  /** TLS 1.2 or newer, and the trusted roots. */
  readonly secureContext: SecureContext
  readonly rejectUnauthorized: true
}

/**
 * TLS 1.2 or newer (reference, "The vendor's own general pages"), and no certificate waved through: said aloud, so that
 * NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
 * @param extraCa PEM certificates that are trusted besides the built-in ones
 */
export function tlsRules(extraCa: string | null): TlsRules {
  const ca = extraCa === null ? {} : { ca: [...getCACertificates('default'), extraCa] }
  return {
    // One for all connections: a context of its own would read every root anew each time.
    secureContext: createSecureContext({ minVersion: 'TLSv1.2', ...ca }),
    rejectUnauthorized: true,
  }
}

/** @throws SettingsRefused where a certificate among the extra ones cannot be read. */
export function checkExtraCa(pem: string | undefined): void {
  const blocks = pem?.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  for (const [index, block] of blocks.entries()) {
    try {
      new X509Certificate(block)
    } catch {
      throw new SettingsRefused(`The extra CA cannot be read: certificate ${index + 1} of it is damaged.`)
    }
  }
}

/** @param before what was seen last: a connection that resumes a session is shown no certificate, it is the same one. */
export function tlsSeen(socket: TLSSocket, at: number, before: TlsSeen | null): TlsSeen {
  const shown = ofCertificate(socket.getPeerCertificate())
  const { issuer, subject, validTo } =
    shown.validTo === null && socket.isSessionReused() && before !== null ? before : shown
  return {
    at,
    protocol: socket.getProtocol(),
    issuer,
    subject,
    validTo,
    authorized: socket.authorized,
    problem: null,
  }
}

/** @param cert the other side's, where the error brought it along */
export function tlsFailed(problem: string, cert: Partial<PeerCertificate> | null, at: number): TlsSeen {
  return { at, protocol: null, ...ofCertificate(cert ?? {}), authorized: false, problem }
}

function ofCertificate({ issuer, subject, valid_to }: Partial<PeerCertificate>) {
  const validTo = Date.parse(valid_to ?? '')
  return {
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    validTo: Number.isFinite(validTo) ? validTo : null,
  }
}

function nameOf(names: Partial<PeerCertificate['subject']> | undefined): string | null {
  // A certificate may carry several of a kind, and anything at all in them.
  const parts = [names?.CN, names?.O].flat().filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? null : parts.join(', ').slice(0, 200)
}

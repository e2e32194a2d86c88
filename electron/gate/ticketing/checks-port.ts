import type { Outcome } from '../../contract/ticketing.ts'
import type { TlsSeen } from './acme/tls.ts'
import type { CallOptions } from './port.ts'

/** The calls whose place at ACME is uncertain. */
export type SoughtCall = 'look-up' | 'check-in' | 'check-in-batch' | 'undo'

/** What came of looking for a call at every place it may live, with a request that can burn nothing. */
export type Sought =
  /** It answered at this place. */
  | { readonly kind: 'found'; readonly place: string }
  /** It is there, but takes no request that names no ticket. */
  | { readonly kind: 'found-untried'; readonly place: string; readonly status: number }
  /** Denied (HTTP 403) at one place and at none taken. `notAt`: where it is not; then the denial may mean the place. */
  | { readonly kind: 'denied'; readonly why: string; readonly notAt: readonly string[] }
  /** Not there: HTTP 404 or 405 at every place. */
  | { readonly kind: 'nowhere'; readonly status: number }

/** How the address of ACME, or of the proxy before it, was looked up. */
export type Resolved =
  | {
      readonly kind: 'found'
      readonly host: string
      readonly whose: 'acme' | 'proxy'
      readonly addresses: number
    }
  /** The settings name an address and no name. */
  | { readonly kind: 'not-needed'; readonly host: string; readonly whose: 'acme' | 'proxy' }
  | {
      readonly kind: 'failed'
      readonly host: string
      readonly whose: 'acme' | 'proxy'
      readonly code: string
    }

/** What lets this device in. */
export type Admission =
  | { readonly kind: 'api-key' }
  | {
      readonly kind: 'session'
      /** When it is renewed, epoch ms. */
      readonly renewAt: number
      readonly tenantId: string | null
      readonly timeZone: string | null
    }
  /** This device has none. */
  | { readonly kind: 'no-key' }
  /** A session that is not made yet, or could not be. */
  | { readonly kind: 'no-session' }

/** What the connection check needs to know of a ticketing system beside its calls. */
export type ConnectionChecks = {
  /** False on loopback, where plain HTTP is allowed. */
  readonly encrypted: boolean
  readonly resolve: () => Promise<Resolved>
  /** The TLS of the last connection made or failed; null before the first, and without TLS. */
  readonly lastTls: () => TlsSeen | null
  readonly admission: () => Admission
  /** Sent with the calls that want one. */
  readonly tenantId: () => string | null
  /** Finds where a call lives, and remembers it. Changes nothing at ACME. */
  readonly seek: (call: SoughtCall, options: CallOptions) => Promise<Outcome<Sought>>
}

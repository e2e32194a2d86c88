/**
 * How long each kind of call may take before it is given up, in ms. One table, so that they can be weighed against
 * each other: what a guest waits behind is short, what runs in the background may take ACME's own time.
 */
export const DEADLINES_MS = {
  /** Address look-up, TCP and TLS of one connection. */
  connect: 4_000,
  /** The proxy's answer to "open me a way there". */
  tunnel: 5_000,
  /** A scan's call. It goes on after the scan has stopped waiting (`budgetMs`): a late answer still settles it. */
  scan: 8_000,
  probe: 4_000,
  /** Signing in to a sandbox. */
  session: 8_000,
  /** How ACME sees one ticket whose upload was passed over in silence. */
  lookUp: 20_000,
  list: 30_000,
  order: 30_000,
  upload: 20_000,
  /** One step of a report; a whole report takes many (reference, 1.7). */
  report: 60_000,
  /** Hundreds of thousands of rows come slowly: ACME's own user gives them this long (reference, 1.7). */
  reportResult: 15 * 60_000,
} as const

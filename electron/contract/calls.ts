import type { Outcome } from './ticketing.ts'

/** What a call to ACME was for: a closed set, so that a list of calls can be read, counted and filtered. */
export const callNames = [
  'events',
  'event',
  'summaries',
  'orders',
  'order',
  'check-in',
  'check-in-batch',
  'look-up',
  'undo',
  'memberships',
  'session',
  'report-definition',
  'report-start',
  'report-state',
  'report-result',
  'probe',
] as const
export type CallName = (typeof callNames)[number]

/** One HTTP request as it ended. Carries no barcode, no person and no secret: it may be shown, kept and exported. */
export type CallEnded = {
  /** The x-acme-request-id it was sent with, by which ACME can find it. */
  readonly requestId: string
  readonly name: CallName
  /** When it was sent, epoch ms. */
  readonly at: number
  readonly tookMs: number
  /** The HTTP status; null where none came. */
  readonly status: number | null
  readonly end: Outcome<unknown>['kind']
  /** What was the matter, for a person; null where it was answered. */
  readonly why: string | null
}

import { z } from 'zod'

/** What a call to ACME was for: a closed set, so that a list of calls can be read, counted and filtered. */
export const callNameSchema = z.enum([
  'events',
  'event',
  'summaries',
  'orders',
  'order',
  'order-search',
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
])
export type CallName = z.infer<typeof callNameSchema>

/** One HTTP request as it ended. Carries no barcode, no person and no secret: it may be shown, kept and exported. */
export const callEndedSchema = z.object({
  /** The x-acme-request-id it was sent with, by which ACME can find it. */
  requestId: z.string().max(36),
  name: callNameSchema,
  /** When it was sent, epoch ms. */
  at: z.number().int(),
  tookMs: z.number().min(0),
  /** The HTTP status; null where none came. */
  status: z.number().int().nullable(),
  /** Its kind of `Outcome`. */
  end: z.enum(['answered', 'refused', 'limited', 'unreachable', 'not-understood']),
  /** What was the matter, for a person; null where it was answered. */
  why: z.string().max(300).nullable(),
})
export type CallEnded = z.infer<typeof callEndedSchema>

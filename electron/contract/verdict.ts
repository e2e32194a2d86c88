import { z } from 'zod'
import { ticketMarkSchema } from './ticket-mark.ts'

/** Epoch milliseconds. The one form of time inside the program; zones appear only where a person reads. */
export const epochMsSchema = z.number().int().min(0).max(8_640_000_000_000_000)

/** An event instance as staff need to recognise it. */
export const eventRefSchema = z.object({
  id: z.string().max(64),
  name: z.string().max(300),
  startsAt: epochMsSchema,
})
export type EventRef = z.infer<typeof eventRefSchema>

/** Who decided: ACME itself, this device's cache, or a rule of the profile. */
export const verdictSourceSchema = z.enum(['acme', 'cache', 'policy'])
export type VerdictSource = z.infer<typeof verdictSourceSchema>

export const admitReasonSchema = z.enum(['admitted', 'readmitted', 'override'])
export const denyReasonSchema = z.enum([
  'already-used',
  'too-early',
  'too-late',
  'expired',
  'wrong-event',
  'wrong-entrance',
  'cancelled',
  'refunded',
  'unknown',
  'card-lapsed',
  'card-dropped',
  'card-replaced',
  'already-inside',
  'not-inside',
])
export const holdReasonSchema = z.enum(['not-decided', 'unreadable', 'unrecognised-answer', 'cache-too-old'])
export const repeatReasonSchema = z.enum(['same-scan'])

export type AdmitReason = z.infer<typeof admitReasonSchema>
export type DenyReason = z.infer<typeof denyReasonSchema>
export type HoldReason = z.infer<typeof holdReasonSchema>

/** Why nothing could be decided: a closed set, so that the screen can say what to do next. */
export const holdCauseSchema = z.enum([
  'acme-silent',
  'acme-unclear',
  'link-down',
  'rate-limited',
  'key-refused',
  'not-asked',
  'clocks-differ',
  'group-rest',
  'storage-failed',
  'internal',
])
export type HoldCause = z.infer<typeof holdCauseSchema>

const standingSchema = z.enum(['new', 'active', 'dropped', 'lapsed', 'replaced', 'unknown'])
export type CardStanding = z.infer<typeof standingSchema>

/** A membership card behind a verdict. */
export const memberSchema = z.object({
  level: z.string().max(200).nullable(),
  /** The name on the card, for staff who check an identity; sealed at rest. */
  cardName: z.string().max(200).nullable().default(null),
  cardType: z.string().max(60).nullable(),
  standing: standingSchema,
  expiresAt: epochMsSchema.nullable(),
})
export type Member = z.infer<typeof memberSchema>

/** A group that shares one code, after this scan. */
export const groupSchema = z.object({
  /** Guests who passed with this scan. */
  admitted: z.number().int().min(0),
  inside: z.number().int().min(0),
  /** How many the code is good for. */
  of: z.number().int().min(1),
  /** How many more may pass this way. */
  left: z.number().int().min(0),
})
export type Group = z.infer<typeof groupSchema>

/**
 * What staff need in order to act on a verdict. Every field may be missing: "as far as known".
 * Nothing here holds a barcode, and nothing but `member.cardName` a person.
 */
export const verdictDetailsSchema = z.object({
  /** `already-used`: when it was used first. */
  usedAt: epochMsSchema.optional(),
  /** `already-used`: the lane or gate that used it, where known. */
  usedBy: z.string().max(120).optional(),
  /** `too-early`: when its check-in opens. */
  opensAt: epochMsSchema.optional(),
  /** `too-late`: when its check-in closed. */
  closedAt: epochMsSchema.optional(),
  /** `expired`: since when. */
  expiredAt: epochMsSchema.optional(),
  /** `wrong-event`: the event it is good for. */
  rightEvent: eventRefSchema.optional(),
  /** `wrong-entrance`: the entrance to send the guest to. */
  rightEntrance: z.string().max(120).optional(),
  /** Admitted into another time than it was booked for. */
  bookedFor: eventRefSchema.optional(),
  ticketType: z.string().max(200).optional(),
  /** What staff are to see at once about this kind of ticket: the profile's rule. */
  mark: ticketMarkSchema.optional(),
  orderNumber: z.string().max(60).optional(),
  member: memberSchema.optional(),
  group: groupSchema.optional(),
  /** `hold`: the cause, from a closed set. */
  cause: holdCauseSchema.optional(),
  /** `hold / unrecognised-answer`: ACME's code as it came, for the admin's table. */
  code: z.string().max(60).optional(),
  /** One more sentence for a person, in English; never a stack, never a barcode. */
  note: z.string().max(500).optional(),
  /** `repeat`: the scan whose admission is shown again. */
  repeats: z.string().max(36).optional(),
  /** Admitted under a rule of the profile although nothing knew the code: to be looked at later. */
  flagged: z.boolean().optional(),
  /** Age of the cached data that decided, in milliseconds. */
  dataAgeMs: z.number().int().min(0).optional(),
  /** ACME's request id of the call behind this verdict: what its support asks for. */
  requestId: z.string().max(36).optional(),
})
export type VerdictDetails = z.infer<typeof verdictDetailsSchema>

const common = {
  /** UUIDv7 made when the scan was taken, before anything else. */
  scanId: z.uuid(),
  source: verdictSourceSchema,
  /** The event instance this scan was decided for, where one is known. */
  event: eventRefSchema.nullable(),
  /** When the code was scanned. */
  at: epochMsSchema,
  /** From the scan's arrival at the service to its commit, milliseconds. */
  tookMs: z.number().min(0),
  ...verdictDetailsSchema.shape,
}

/**
 * The one answer to a scan (design, section 3): a class, a reason and what staff need to act.
 * An exception is never a `deny`, and "not decided" is never "invalid".
 */
export const verdictSchema = z.discriminatedUnion('class', [
  z.object({ class: z.literal('admit'), reason: admitReasonSchema, ...common }),
  z.object({ class: z.literal('deny'), reason: denyReasonSchema, ...common }),
  z.object({ class: z.literal('hold'), reason: holdReasonSchema, ...common }),
  z.object({ class: z.literal('repeat'), reason: repeatReasonSchema, ...common }),
])
export type Verdict = z.infer<typeof verdictSchema>
export type VerdictClass = Verdict['class']
export type VerdictReason = Verdict['reason']

import { z } from 'zod'
import { codeRefSchema, GROUP_MAX, ticketHandleSchema } from './code.ts'
import { epochMsSchema, eventRefSchema } from './verdict.ts'

const count = z.number().int().min(1).max(GROUP_MAX).optional()

/** Lets a guest in, or out, against the rules. */
export const overrideRequestSchema = z.strictObject({
  /** UUIDv7 of the admission to be. Sending it again returns the verdict that stands. */
  scanId: z.uuid(),
  of: codeRefSchema,
  reason: z.string().trim().min(1).max(300),
  at: epochMsSchema,
  count,
})

/** Something is the matter with a ticket: kept for whoever looks into it. */
export const reportRequestSchema = z.strictObject({
  of: codeRefSchema,
  note: z.string().trim().min(1).max(500),
})
export const reportedSchema = z.object({
  at: epochMsSchema,
  /** The scan it was noted with; null where the code was never scanned here. */
  scanId: z.uuid().nullable(),
  codeEnd: z.string().max(4),
})

/** Where this device stands from now on, until it is changed again. What is not said stays. */
export const postRequestSchema = z.strictObject({
  direction: z.enum(['in', 'out']).optional(),
  entrance: z.string().trim().min(1).max(120).optional(),
  reason: z.string().trim().max(300).optional(),
})

export const SEARCH_MAX = 20

export const searchRequestSchema = z.strictObject({
  /** A name or the beginnings of its words, an order number, or an e-mail address. */
  text: z.string().trim().min(2).max(120),
})

const personText = z.string().max(500).nullable()

/** A ticket of a found order: enough to tell it from the others, and no barcode. */
const foundTicketSchema = z.object({
  ticket: ticketHandleSchema,
  codeEnd: z.string().max(4),
  event: eventRefSchema.nullable(),
  ticketType: z.string().max(200).nullable(),
  state: z.enum(['valid', 'cancelled', 'refunded']),
  checkedInAt: epochMsSchema.nullable(),
  /** Guests of it who are inside by this gate's own count. */
  admittedHere: z.number().int().min(0),
  holder: personText,
})

export const FOUND_TICKETS_MAX = 50

export const foundOrderSchema = z.object({
  orderId: z.string().max(100),
  orderNumber: z.string().max(100).nullable(),
  name: personText,
  email: personText,
  /** When ACME last told this. */
  asOf: epochMsSchema,
  tickets: z.array(foundTicketSchema).max(FOUND_TICKETS_MAX),
  /** Tickets of the order in all. */
  ticketsOf: z.number().int().min(0),
})
export type FoundOrder = z.infer<typeof foundOrderSchema>

export const searchResultSchema = z.object({
  orders: z.array(foundOrderSchema).max(SEARCH_MAX),
  /** There are more: say more of the name. */
  more: z.boolean(),
  /** Orders on this device that were looked through. */
  searched: z.number().int().min(0),
  /** Whether ACME was asked too, and what came of it. It finds orders by their whole e-mail address alone. */
  acme: z.enum(['asked', 'not-by-this', 'silent']),
})
export type SearchResult = z.infer<typeof searchResultSchema>

/** Admits a ticket that was found: a scan like any other. */
export const admitFoundSchema = z.strictObject({
  scanId: z.uuid(),
  ticket: ticketHandleSchema,
  at: epochMsSchema,
  count,
})

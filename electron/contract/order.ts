import { z } from 'zod'
import { epochMsSchema, eventRefSchema } from './verdict.ts'

const personText = z.string().max(2_000).nullable()

/** A ticket of the order behind a scan. Of its barcode only the end, so that staff can tell it from its neighbours. */
export const orderTicketSchema = z.object({
  codeEnd: z.string().max(4),
  /** Null where the event is not known on this device. */
  event: eventRefSchema.nullable(),
  ticketType: z.string().max(200).nullable(),
  state: z.enum(['valid', 'cancelled', 'refunded']),
  checkedInAt: epochMsSchema.nullable(),
  holder: personText,
  /** The ticket that was scanned. */
  isThis: z.boolean(),
})

/** Tickets of one order that are shown; the rest of a larger one only counts. */
export const ORDER_TICKETS_MAX = 500

/** The order behind a verdict: who bought it, and what became of its tickets. */
export const orderViewSchema = z.object({
  orderId: z.string().max(100),
  orderNumber: z.string().max(100).nullable(),
  /** When ACME last told this. */
  asOf: epochMsSchema,
  /** ACME itself, asked just now, or what it told this device before. */
  source: z.enum(['acme', 'cache']),
  contact: z.object({ name: personText, email: personText, phone: personText }).nullable(),
  tickets: z.array(orderTicketSchema).max(ORDER_TICKETS_MAX),
  /** Tickets of the order in all, those beyond the list included. */
  ticketsOf: z.number().int().min(0),
})
export type OrderView = z.infer<typeof orderViewSchema>

import { createHash } from 'node:crypto'
import type {
  CardRecord,
  EventCounters,
  EventRecord,
  Holder,
  OrderListing,
  OrderTickets,
  TicketRecord,
} from '../../../contract/ticketing.ts'
import type { VenueZone } from '../../clock/zone.ts'
import { readDate } from './dates.ts'
import { standingOf } from './meaning.ts'
import {
  eventSchema,
  eventSummarySchema,
  membershipSchema,
  orderListingSchema,
  ticketDetailSchema,
  willCallOrderSchema,
  willCallTicketSchema,
} from './wire.ts'

const NAME_MAX = 300

/** An event instance; null where what a gate needs (id, start) is missing. */
export function eventOf(item: unknown, zone: VenueZone): EventRecord | null {
  const parsed = eventSchema.safeParse(item)
  if (!parsed.success) return null
  const event = parsed.data
  const startsAt = readDate(event.startTime, zone)
  if (startsAt === null) return null
  const details = event.ticketDetails ?? null
  const window = details?.checkInWindow ?? null
  return {
    id: event.id,
    templateId: event.templateId,
    name: (event.name ?? event.id).slice(0, NAME_MAX),
    startsAt,
    endsAt: Math.max(startsAt, readDate(event.endTime, zone) ?? startsAt),
    cancelled: event.manuallyDeleted || saysCancelled(event.state),
    window: {
      minutesBefore: window?.minutesBefore ?? null,
      minutesAfter: window?.minutesAfter ?? null,
      // What the flag does is not documented (reference, 1.3.5): only a plain no opens the window.
      blocks: window?.blockScan ?? true,
      autoRebook: window?.autoRebook ?? false,
    },
    // 0 days is how a template without an expiry looks; a ticket that expires before its event makes no sense.
    ticketDurationDays: details?.ticketDurationDays || null,
    expireFromEventDate: details?.expireFromEventDate ?? false,
    sold: event.soldQuantity,
    checkedIn: event.checkInCount,
  }
}

/** The fingerprint covers the whole entry, so that any change ACME shows there makes the order be read again. */
export function orderListingOf(item: unknown): OrderListing | null {
  const parsed = orderListingSchema.safeParse(item)
  if (!parsed.success) return null
  const fingerprint = createHash('sha256').update(JSON.stringify(item)).digest('base64url').slice(0, 22)
  return { orderId: parsed.data.id, fingerprint }
}

/** How one event fills; null where the entry names none. */
export function countersOf(item: unknown): EventCounters | null {
  const parsed = eventSummarySchema.safeParse(item)
  if (!parsed.success) return null
  const { id, sold, available, checkedIn, reserved } = parsed.data
  return { eventId: id, sold, available, checkedIn, reserved }
}

/**
 * Every ticket of a will-call order. Null where it is no order, or where it holds tickets and none can be read. An
 * order without any ticket, or with one that cannot be read, is not complete: it must not empty what is on this
 * device.
 */
export function ticketsOf(json: unknown, orderId: string, zone: VenueZone): OrderTickets | null {
  const parsed = willCallOrderSchema.safeParse(json)
  if (!parsed.success) return null
  const order = parsed.data
  const wholeOrder = ticketStateOf(order.refundStatus)
  const contact: Holder = {
    name: nameOf(order.contactFirstName, order.contactLastName),
    email: order.email,
    phone: order.phoneNumber,
  }
  const raw = (order.eventItems ?? []).flatMap((eventItem) =>
    (eventItem.items ?? []).flatMap((item) => item.tickets.map((ticket) => ({ ticket, item, eventItem }))),
  )

  const tickets = raw.flatMap(({ ticket, item, eventItem }): TicketRecord[] => {
    const read = willCallTicketSchema.safeParse(ticket)
    const eventId = read.success ? (read.data.eventId ?? eventItem.eventId) : null
    if (!read.success || eventId === null) return []
    const { data } = read
    // Some answers date the check-in on the item alone (reference, 1.4): it tells of each ticket only when all are in.
    const wholeItemIn = item.quantity !== null && (item.checkInQuantity ?? 0) >= item.quantity
    return [
      {
        barcode: data.uuid,
        orderId,
        orderNumber: order.orderNumber,
        eventId,
        ticketType: (item.ticketTypeName ?? item.itemTypeName)?.slice(0, 200) ?? null,
        state: wholeOrder === 'valid' ? ticketStateOf(data.ticketStatus) : wholeOrder,
        checkedInAt: readDate(data.checkInDate ?? (wholeItemIn ? item.checkInDate : null), zone),
        purchasedAt: readDate(order.createdOn, zone),
        goodFor: goodForOf(data.ticketDetails, item),
        holder: {
          name: nameOf(data.firstName, data.lastName) ?? contact.name,
          email: data.email ?? contact.email,
          phone: data.phoneNumber ?? contact.phone,
        },
      },
    ]
  })
  if (raw.length > 0 && tickets.length === 0) return null
  return {
    tickets,
    complete: raw.length > 0 && tickets.length === raw.length,
    contact: Object.values(contact).some((known) => known !== null) ? contact : null,
  }
}

/** Every card of a membership; null where it is none. */
export function cardsOf(item: unknown, zone: VenueZone): CardRecord[] | null {
  const parsed = membershipSchema.safeParse(item)
  if (!parsed.success) return null
  const membership = parsed.data
  const holders = membership.cardholders ?? []
  return holders.map((card, index) => {
    // A membership number stands for the first card (reference, 1.3.4: a scan resolves it too).
    const numbers = index === 0 ? [membership.acmeMembershipNumber, membership.externalMembershipId] : []
    const barcodes = [card.barcode, card.acmeBarcode, ...numbers].filter((code) => typeof code === 'string')
    return {
      cardId: card.id,
      barcodes: [...new Set(barcodes)],
      level:
        (membership.offeringName ?? membership.membershipCategory ?? membership.category)?.slice(0, 200) ??
        null,
      cardType: card.cardType?.slice(0, 60) ?? null,
      standing: standingOf(card.cardStanding ?? card.cardStatus ?? membership.membershipStanding),
      expiresAt: readDate(card.expirationDate ?? membership.membershipExpirationDate, zone),
      holder: {
        name: card.name ?? nameOf(card.firstName, card.lastName),
        email: card.email,
        phone: card.phoneNumber,
      },
    }
  })
}

/** Nobody sells a larger group on one code; what is beyond it is taken for a slip. */
const LARGEST_GROUP = 1_000

/**
 * How many guests one code lets in. ACME says so in the ticket's own details, or by an item of n with a single ticket
 * (reference, 1.4). All codes of an item together are never good for more than the item holds.
 */
function goodForOf(
  details: readonly unknown[],
  item: { quantity: number | null; tickets: readonly unknown[] },
): number {
  const said = details.flatMap((detail) => {
    const read = ticketDetailSchema.safeParse(detail)
    return read.success && read.data.quantity !== null ? [read.data.quantity] : []
  })
  const codes = item.tickets.length
  const own = said.length === 0 ? null : Math.max(...said)
  const held = item.quantity !== null && item.quantity > 0 ? item.quantity : null
  const good = codes === 1 ? Math.min(own ?? held ?? 1, held ?? own ?? 1) : shareOf(own, codes, held)
  return good >= 1 && good <= LARGEST_GROUP ? good : 1
}

function shareOf(own: number | null, codes: number, held: number | null): number {
  return own !== null && held !== null && own * codes <= held ? own : 1
}

function nameOf(first: string | null, last: string | null): string | null {
  const name = [first, last].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? null : name
}

/** Words like "NotRefunded" or "none": they name a state only to say that it is not so. */
const DENIES = /part|none|not|^un/i

function saysCancelled(word: string | null): boolean {
  return word !== null && !DENIES.test(word) && /cancel|delete|void/i.test(word)
}

/**
 * Values of `ticketStatus` and `refundStatus` are not documented (reference, 1.4): only a word that can mean nothing
 * else takes a ticket's validity away; a partial refund leaves each ticket to its own status.
 */
export function ticketStateOf(word: string | null): TicketRecord['state'] {
  if (word === null || DENIES.test(word)) return 'valid'
  if (/refund|^full/i.test(word)) return 'refunded'
  return saysCancelled(word) ? 'cancelled' : 'valid'
}

import type { VenueState } from './venue-state.ts'
import type { Card, EventInstance, Order, OrderItem, Ticket } from './world/model.ts'

/** Who did it: kept with every entry of the ledger. */
export interface By {
  readonly terminalId: string | null
  readonly path: string
  readonly requestId: string | null
  readonly now: number
}

/** Moves a ticket to another event: out of its order item, into one of its own for that event. */
export function rebook(state: VenueState, ticket: Ticket, to: EventInstance, now: number): void {
  const { serials } = state.world()
  const from: OrderItem = ticket.item
  if (from.event === to) return
  const order: Order = ticket.order
  from.tickets = from.tickets.filter((other) => other !== ticket)
  from.event.tickets.delete(ticket)
  order.items = order.items.filter((item) => item.tickets.length > 0)
  serials.items += 1
  const item = { id: 880_000 + serials.items, event: to, ticketType: from.ticketType, tickets: [ticket] }
  order.items.push(item)
  ticket.item = item
  to.tickets.add(ticket)
  order.updatedAt = now
}

/** Checks a ticket in to `event`, rebooking it first where that is not its own. */
export function checkInTicket(state: VenueState, ticket: Ticket, event: EventInstance, by: By): void {
  const rebooked = event !== ticket.item.event
  if (rebooked) rebook(state, ticket, event, by.now)
  ticket.checkIn = { at: by.now, terminalId: by.terminalId }
  ticket.order.updatedAt = by.now
  const { terminalId, path, requestId, now: at } = by
  state.ledger.record({
    kind: 'check-in',
    what: 'ticket',
    barcode: ticket.uuid,
    eventId: event.id,
    rebooked,
    terminalId,
    at,
    path,
    requestId,
  })
}

/** False where the ticket was not checked in. */
export function undoCheckIn(state: VenueState, ticket: Ticket, by: By): boolean {
  if (ticket.checkIn === null) return false
  ticket.checkIn = null
  ticket.order.updatedAt = by.now
  const { terminalId, path, requestId, now: at } = by
  state.ledger.record({
    kind: 'undo',
    what: 'ticket',
    barcode: ticket.uuid,
    eventId: ticket.item.event.id,
    rebooked: false,
    terminalId,
    at,
    path,
    requestId,
  })
  return true
}

/** A card's scan leaves no mark but this: it bypasses orders and may come again (reference, 1.3.5). */
export function checkInCard(state: VenueState, card: Card, event: EventInstance | null, by: By): void {
  checkInUncounted(state, 'card', card.barcode, event, by)
}

/** Nor does that of a numeric pass: no order is behind one (reference, 1.3.4). */
export function checkInPass(state: VenueState, number: string, event: EventInstance | null, by: By): void {
  checkInUncounted(state, 'pass', number, event, by)
}

function checkInUncounted(
  state: VenueState,
  what: 'card' | 'pass',
  barcode: string,
  event: EventInstance | null,
  by: By,
): void {
  const { terminalId, path, requestId, now: at } = by
  state.ledger.record({
    kind: 'check-in',
    what,
    barcode,
    eventId: event?.id ?? null,
    rebooked: false,
    terminalId,
    at,
    path,
    requestId,
  })
}

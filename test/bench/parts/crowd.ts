import type { EventRecord, TicketRecord } from '../../../electron/contract/ticketing.ts'
import type { OrderRead } from '../../../electron/gate/store/orders.ts'
import type { Store } from '../../../electron/gate/store/store.ts'
import { type Random, seededRandom } from '../../../electron/practice/random.ts'
import { companion, invent } from '../../../electron/practice/world/people.ts'

const MINUTE_MS = 60_000
/** Tickets an order holds: three on average, as at the practice venue. */
const QUANTITIES = [1, 2, 2, 3, 3, 3, 4, 4, 5] as const
const TYPES = ['Adult', 'Child', 'Senior', 'Student'] as const
const EVENTS = 12
/** Tickets landed in one transaction while nobody comes, as the tickets of a report are. */
export const TICKETS_A_WRITE = 250

/** Events around now; every one of them admits. */
export function eventsAround(now: number): EventRecord[] {
  return Array.from({ length: EVENTS }, (_, nth) => ({
    id: `64f0c0ffee${String(nth).padStart(14, '0')}`,
    templateId: `64f0c0de${String(nth % 4).padStart(16, '0')}`,
    name: `Exhibition ${nth + 1}`,
    startsAt: now - 20 * MINUTE_MS,
    endsAt: now + 8 * 60 * MINUTE_MS,
    cancelled: false,
    window: { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false },
    ticketDurationDays: null,
    expireFromEventDate: false,
    sold: null,
    checkedIn: null,
  }))
}

/**
 * Orders as a download reads them, with people who could be, until there are `tickets` tickets. One seed gives the same
 * orders again; another gives others.
 */
export function ordersOf(tickets: number, events: readonly EventRecord[], seed = 1): OrderRead[] {
  const random = seededRandom(seed, 'crowd')
  const orders: OrderRead[] = []
  for (let made = 0; made < tickets; ) {
    const order = orderOf(seed * 10_000_000 + orders.length, Math.min(tickets - made, 9), events, random)
    orders.push(order)
    made += order.tickets.length
  }
  return orders
}

function orderOf(
  serial: number,
  most: number,
  events: readonly EventRecord[],
  random: Random,
): OrderRead & { readonly tickets: readonly TicketRecord[] } {
  const contact = invent(random, serial)
  const eventId = events[random.between(0, events.length - 1)]?.id ?? ''
  const orderId = String(serial)
  const orderNumber = String(100_000_000 + serial)
  const purchasedAt = 1_700_000_000_000 + random.between(0, 86_400_000)
  const tickets = Array.from({ length: Math.min(most, random.pick(QUANTITIES)) }, (_, nth) => ({
    barcode: random.uuid(),
    orderId,
    orderNumber,
    eventId,
    ticketType: random.pick(TYPES),
    state: 'valid' as const,
    goodFor: 1,
    checkedInAt: null,
    purchasedAt,
    holder: {
      name: `${nth === 0 ? contact.firstName : companion(random)} ${contact.lastName}`,
      email: contact.email,
      phone: contact.phone,
    },
  }))
  return { orderId, tickets, complete: true, listing: { eventId, fingerprint: random.hex(40) } }
}

/** The next orders of a list, from `at`, of about `tickets` tickets. */
export function portionFrom(orders: readonly OrderRead[], at: number, tickets: number): OrderRead[] {
  let until = at
  for (let held = 0; until < orders.length && held < tickets; until += 1) {
    held += orders[until]?.tickets.length ?? 0
  }
  return orders.slice(at, until)
}

/** Orders in the portions in which a download lands them while nobody comes. */
export function portionsOf(orders: readonly OrderRead[]): OrderRead[][] {
  const portions: OrderRead[][] = []
  for (let at = 0; at < orders.length; ) {
    const portion = portionFrom(orders, at, TICKETS_A_WRITE)
    portions.push(portion)
    at += portion.length
  }
  return portions
}

/** Fills a store with a complete list. @returns the barcodes, in no order a reader could guess. */
export function fill(store: Store, tickets: number, now: number): string[] {
  const events = eventsAround(now)
  const orders = ordersOf(tickets, events)
  // As one, for nobody waits and nothing is measured yet.
  store.atomically(() => {
    store.events.apply(events, now)
    store.orders.apply(orders, now)
    for (const { id } of events) store.events.markListed(id, now)
  })
  store.tidy()
  return seededRandom(2, 'door').shuffled(
    orders.flatMap((order) => order.tickets.map(({ barcode }) => barcode)),
  )
}

import { seededRandom } from '../random.ts'
import type { ZoneClock } from '../time.ts'
import { makeMemberships } from './members.ts'
import type { Card, EventInstance, EventTemplate, Membership, Order, Ticket } from './model.ts'
import { makeOrders, type Serials } from './orders.ts'
import { makeSchedule, type Schedule } from './schedule.ts'
import { makeTemplates } from './templates.ts'

/** Everything the venue knows, found by every key its calls use. */
export interface World {
  readonly seed: number
  readonly clock: ZoneClock
  readonly madeAt: number
  readonly templates: ReadonlyMap<string, EventTemplate>
  readonly schedule: Schedule
  readonly events: ReadonlyMap<string, EventInstance>
  readonly orders: Map<number, Order>
  readonly tickets: Map<string, Ticket>
  readonly memberships: ReadonlyMap<number, Membership>
  readonly cards: ReadonlyMap<number, Card>
  /** By external barcode, ACME barcode, ACME membership number and external membership id (reference, 1.3.4). */
  readonly cardsByBarcode: ReadonlyMap<string, Card>
  readonly serials: Serials
}

export interface WorldOptions {
  readonly seed: number
  readonly orders: number
  readonly now: number
  readonly clock: ZoneClock
}

/** The halls of the templates hold a crowd of so many orders. */
const ORDERS_PER_HALL = 2_000

/** Makes the venue. The same options make the same venue, to the byte. */
export function makeWorld({ seed, orders: count, now, clock }: WorldOptions): World {
  const templates = makeTemplates(seededRandom(seed, 'templates'), Math.ceil(count / ORDERS_PER_HALL))
  const schedule = makeSchedule(now, clock, templates, seededRandom(seed, 'events'))
  const memberships = makeMemberships(now, seededRandom(seed, 'members'))
  const serials: Serials = { orders: 0, items: 0, tickets: 0 }
  const orders = makeOrders(count, now, schedule, memberships, serials, seededRandom(seed, 'orders'))
  const cards = memberships.flatMap((membership) => membership.cards)

  const cardsByBarcode = new Map<string, Card>()
  for (const membership of memberships) {
    // A membership's own number stands for its primary card, which is its first.
    const [card] = membership.cards
    if (card === undefined) continue
    cardsByBarcode.set(membership.number, card)
    cardsByBarcode.set(membership.externalId, card)
  }
  for (const card of cards) {
    cardsByBarcode.set(card.acmeBarcode, card)
    cardsByBarcode.set(card.barcode, card)
  }

  return {
    seed,
    clock,
    madeAt: now,
    templates: new Map(Object.values(templates).map((template) => [template.id, template])),
    schedule,
    events: new Map(Object.values(schedule).map((event) => [event.id, event])),
    orders: new Map(orders.map((order) => [order.id, order])),
    tickets: new Map(
      orders.flatMap((order) =>
        order.items.flatMap((item) => item.tickets.map((ticket) => [ticket.uuid, ticket] as const)),
      ),
    ),
    memberships: new Map(memberships.map((membership) => [membership.id, membership])),
    cards: new Map(cards.map((card) => [card.id, card])),
    cardsByBarcode,
    serials,
  }
}

import { seededRandom } from '../random.ts'
import type { ZoneClock } from '../time.ts'
import { type Members, makeMemberships } from './members.ts'
import type { Card, EventInstance, EventTemplate, Membership, Order, Ticket } from './model.ts'
import { makeOrders, type Serials } from './orders.ts'
import { makeMoreTours, makeSchedule, type Schedule } from './schedule.ts'
import { makeTemplates } from './templates.ts'

/** Everything the venue knows, found by every key its calls use. */
export interface World {
  readonly seed: number
  readonly clock: ZoneClock
  readonly madeAt: number
  readonly templates: ReadonlyMap<string, EventTemplate>
  readonly schedule: Schedule
  readonly events: Map<string, EventInstance>
  readonly orders: Map<number, Order>
  readonly tickets: Map<string, Ticket>
  readonly memberships: Map<number, Membership>
  readonly cards: Map<number, Card>
  /** By external barcode, ACME barcode, ACME membership number and external membership id (reference, 1.3.4). */
  readonly cardsByBarcode: Map<string, Card>
  readonly serials: Serials
  /** What new memberships are made of. */
  readonly members: Pick<Members, 'levels' | 'serials'>
}

export interface WorldOptions {
  readonly seed: number
  readonly orders: number
  /** Event instances of the three days. Default, and at least: those of the schedule. */
  readonly events?: number
  /** Null (default): as many as hold 300 cards. */
  readonly memberships?: number | null
  readonly now: number
  readonly clock: ZoneClock
}

/** The halls of the templates hold a crowd of so many orders. */
const ORDERS_PER_HALL = 2_000

/** Puts a membership where every call finds it, by each of its numbers. */
export function enrol(
  world: Pick<World, 'memberships' | 'cards' | 'cardsByBarcode'>,
  membership: Membership,
): void {
  world.memberships.set(membership.id, membership)
  const [primary] = membership.cards
  // A membership's own number stands for its primary card, which is its first.
  if (primary !== undefined)
    for (const number of [membership.number, membership.externalId]) world.cardsByBarcode.set(number, primary)
  for (const card of membership.cards) {
    world.cards.set(card.id, card)
    world.cardsByBarcode.set(card.acmeBarcode, card)
    world.cardsByBarcode.set(card.barcode, card)
  }
}

/** Makes the venue. The same options make the same venue, to the byte. */
export function makeWorld(options: WorldOptions): World {
  const { seed, now, clock } = options
  const templates = makeTemplates(
    seededRandom(seed, 'templates'),
    Math.ceil(options.orders / ORDERS_PER_HALL),
  )
  const schedule = makeSchedule(now, clock, templates, seededRandom(seed, 'events'))
  const scheduled = Object.values(schedule)
  const tours = makeMoreTours(
    (options.events ?? 0) - scheduled.length,
    now,
    clock,
    templates,
    seededRandom(seed, 'tours'),
  )
  const members = makeMemberships(options.memberships ?? null, now, seededRandom(seed, 'members'))
  const { memberships } = members
  const serials: Serials = { orders: 0, items: 0, tickets: 0 }
  const orders = makeOrders(
    options.orders,
    now,
    { schedule, tours },
    memberships,
    serials,
    seededRandom(seed, 'orders'),
  )
  const found = {
    memberships: new Map<number, Membership>(),
    cards: new Map<number, Card>(),
    cardsByBarcode: new Map<string, Card>(),
  }
  for (const membership of memberships) enrol(found, membership)

  return {
    seed,
    clock,
    madeAt: now,
    templates: new Map(Object.values(templates).map((template) => [template.id, template])),
    schedule,
    events: new Map([...scheduled, ...tours].map((event) => [event.id, event])),
    orders: new Map(orders.map((order) => [order.id, order])),
    tickets: new Map(
      orders.flatMap((order) =>
        order.items.flatMap((item) => item.tickets.map((ticket) => [ticket.uuid, ticket] as const)),
      ),
    ),
    ...found,
    serials,
    members,
  }
}

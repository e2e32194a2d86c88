import type { Random } from '../random.ts'
import type { EventInstance, EventRole, Membership, Order, OrderItem, Ticket } from './model.ts'
import { companion, invent } from './people.ts'
import type { Schedule } from './schedule.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How many of every fifty orders are for which event: the open one is the fullest. */
const SHARES: Readonly<Record<EventRole, number>> = {
  open: 8,
  flex: 5,
  closed: 5,
  later: 5,
  workshop: 1,
  'yesterday-admission': 4,
  'yesterday-flex': 3,
  'yesterday-tour': 3,
  'yesterday-concert': 3,
  'tomorrow-admission': 4,
  'tomorrow-flex': 3,
  'tomorrow-tour': 3,
  'tomorrow-concert': 3,
}

type Fate = 'good' | 'used' | 'part-used' | 'cancelled' | 'refunded' | 'part-refunded' | 'expired'

/**
 * What became of the n-th order of an event. Dealt, not drawn, so that even a hundred orders hold every state.
 */
function fateOf(role: EventRole, n: number): Fate {
  if (role === 'open') {
    const dealt: Record<number, Fate> = {
      1: 'used',
      3: 'cancelled',
      5: 'refunded',
      7: 'part-used',
      11: 'used',
      14: 'part-refunded',
    }
    return dealt[n % 16] ?? 'good'
  }
  if (role === 'flex') return n % 4 === 1 ? 'expired' : n % 4 === 3 ? 'used' : 'good'
  if (role === 'closed') return n % 3 === 0 ? 'good' : 'used'
  if (role === 'later' || role.startsWith('tomorrow')) return n % 12 === 9 ? 'cancelled' : 'good'
  if (role === 'workshop') return n % 2 === 0 ? 'good' : 'used'
  return n % 6 === 0 ? 'good' : n % 6 === 3 ? 'part-used' : 'used'
}

const QUANTITIES = [1, 2, 2, 3, 3, 4, 4, 4, 5, 6] as const
const CHANNELS = ['online', 'online', 'online', 'pointOfSale', 'reseller', 'customerRep'] as const
const TERMINALS = ['GATE-NORTH-1', 'GATE-NORTH-2', 'GATE-SOUTH-1'] as const
const FIRST_ORDER_ID = 452_001
const FIRST_ORDER_NUMBER = 100_002_001
const FIRST_CUSTOMER_ID = 15_472_000

const isRole = (role: string): role is EventRole => role in SHARES

/** Numbers of order items and tickets, handed on to orders sold later. */
export interface Serials {
  orders: number
  items: number
  tickets: number
}

/** Adds `quantity` tickets of `event` to `order`, spread over its ticket types; a party is mostly adults. */
export function addTickets(
  order: Order,
  event: EventInstance,
  quantity: number,
  serials: Serials,
  random: Random,
  goodFor = 1,
): Ticket[] {
  const types = event.template.ticketTypes
  const second = types[1] ?? types[0]
  const firstCount = quantity > 10 ? 1 : Math.ceil(quantity / 2)
  const added: Ticket[] = []
  const parts = [
    { ticketType: quantity > 10 ? second : types[0], count: quantity > 10 ? quantity - 1 : firstCount },
    { ticketType: quantity > 10 ? types[0] : second, count: quantity > 10 ? 1 : quantity - firstCount },
  ]
  for (const { ticketType, count } of parts) {
    if (count === 0) continue
    serials.items += 1
    const item: OrderItem = { id: 880_000 + serials.items, event, ticketType, tickets: [] }
    for (let n = 0; n < count; n += 1) {
      serials.tickets += 1
      const ticket: Ticket = {
        id: 963_000 + serials.tickets,
        uuid: random.uuid(),
        order,
        item,
        boughtFor: event,
        goodFor,
        firstName: added.length === 0 ? order.contact.firstName : companion(random),
        lastName: order.contact.lastName,
        status: 'active',
        checkIn: null,
        printed: order.saleChannel === 'pointOfSale',
      }
      item.tickets.push(ticket)
      event.tickets.add(ticket)
      added.push(ticket)
    }
    order.items.push(item)
  }
  return added
}

/** An empty order by somebody invented. */
export function openOrder(
  createdAt: number,
  membership: Membership | null,
  serials: Serials,
  random: Random,
): Order {
  const serial = serials.orders
  serials.orders += 1
  const contact = invent(random, serial)
  return {
    id: FIRST_ORDER_ID + serial,
    number: String(FIRST_ORDER_NUMBER + serial),
    contact: membership?.cards[0]?.holder ?? contact,
    customerId: FIRST_CUSTOMER_ID + serial,
    saleChannel: random.pick(CHANNELS),
    membershipId: membership?.id ?? null,
    createdAt,
    updatedAt: createdAt,
    items: [],
  }
}

function settle(fate: Fate, tickets: readonly Ticket[], order: Order, now: number, random: Random): void {
  const half = Math.max(1, Math.floor(tickets.length / 2))
  const touched = fate.startsWith('part') ? tickets.slice(0, half) : tickets
  const event = tickets[0]?.item.event
  if (event === undefined || fate === 'good' || fate === 'expired') return
  const opens = event.startsAt - event.window.minutesBefore * MINUTE_MS
  const until = Math.min(event.startsAt + event.window.minutesAfter * MINUTE_MS, now - 2 * MINUTE_MS)
  const at = Math.floor(opens + random.next() * Math.max(0, until - opens))
  for (const ticket of touched) {
    if (fate === 'cancelled') ticket.status = 'cancelled'
    else if (fate === 'refunded' || fate === 'part-refunded') ticket.status = 'refunded'
    else ticket.checkIn = { at, terminalId: random.pick(TERMINALS) }
  }
  order.updatedAt = fate.endsWith('used') ? at : Math.min(order.createdAt + 6 * HOUR_MS, now)
}

/** What orders are sold for. */
export interface Programme {
  readonly schedule: Schedule
  readonly tours: readonly EventInstance[]
}

const TOUR_SHARE = 4

/**
 * Sells `count` orders over the programme. The numbers drawn do not depend on `now`, so one seed gives the same
 * barcodes at every start; only the times move.
 */
export function makeOrders(
  count: number,
  now: number,
  { schedule, tours }: Programme,
  memberships: readonly Membership[],
  serials: Serials,
  random: Random,
): Order[] {
  const scheduled = Object.entries(SHARES).flatMap(([role, share]) =>
    isRole(role) ? Array.from({ length: share }, () => ({ role, event: schedule[role] })) : [],
  )
  const touring = tours.flatMap((event) => {
    const role = event.startsAt < now ? ('closed' as const) : ('later' as const)
    return Array.from({ length: TOUR_SHARE }, () => ({ role, event }))
  })
  const deck = [...scheduled, ...touring]
  const dealt = new Map<EventInstance, number>()
  const orders: Order[] = []
  while (orders.length < count) {
    for (const { role, event } of random.shuffled(deck).slice(0, count - orders.length)) {
      const n = dealt.get(event) ?? 0
      dealt.set(event, n + 1)
      const fate = fateOf(role, n)
      const ago = fate === 'expired' ? 45 + random.next() * 30 : random.next() * 20
      const createdAt = Math.floor(Math.min(now, event.startsAt) - 3 * HOUR_MS - ago * DAY_MS)
      const isMember = random.next() < 0.08
      const whose = memberships[random.between(0, memberships.length - 1)] ?? null
      const order = openOrder(createdAt, isMember ? whose : null, serials, random)
      const quantity = role === 'workshop' ? random.between(12, 25) : random.pick(QUANTITIES)
      settle(fate, addTickets(order, event, quantity, serials, random), order, now, random)
      // Some come for the day and stay for the concert: one order, two events.
      if (role === 'tomorrow-admission' && n % 5 === 0)
        addTickets(order, schedule['tomorrow-concert'], quantity, serials, random)
      orders.push(order)
    }
  }
  return orders
}

import { z } from 'zod'
import type { Access } from './access.ts'
import { checkInTicket, rebook, undoCheckIn } from './admissions.ts'
import { PERMISSIONS } from './call.ts'
import { seededRandom } from './random.ts'
import type { VenueState } from './venue-state.ts'
import { joinNow } from './world/members.ts'
import type { Card, EventInstance, Order, Ticket } from './world/model.ts'
import { addTickets, openOrder } from './world/orders.ts'
import { enrol } from './world/world.ts'

const orderId = z.union([z.string().regex(/^\d{1,15}$/), z.number().int().min(0)]).transform(Number)
const MINUTE_MS = 60_000
const uuids = z.array(z.string()).max(5_000).optional()

/** What can happen at the venue while a gate looks away. */
export const changeSchema = z.discriminatedUnion('do', [
  /** Without `uuids`: the whole order. */
  z.strictObject({ do: z.literal('refund-order'), orderId, uuids }),
  z.strictObject({ do: z.literal('cancel-order'), orderId, uuids }),
  z.strictObject({ do: z.literal('rebook-order'), orderId, uuids, toEventId: z.string() }),
  /** Answers with the new `orderId` and its `uuids`. */
  z.strictObject({
    do: z.literal('sell-order'),
    eventId: z.string(),
    quantity: z.number().int().min(1).max(500).default(2),
    /** A group: one ticket, with one code, for all of them. */
    onOneCode: z.boolean().default(false),
  }),
  /** Gone from its events' lists and from the will-call desk, and nobody knows its barcodes any more. */
  z.strictObject({ do: z.literal('delete-order'), orderId }),
  z.strictObject({ do: z.literal('cancel-event'), eventId: z.string() }),
  /**
   * Gone from the lists, and its tickets are void. Asked by its id it says that it was deleted, or is not found, with
   * no orders either: what ACME does is not known.
   */
  z.strictObject({
    do: z.literal('delete-event'),
    eventId: z.string(),
    byId: z.enum(['says-deleted', 'not-found']).default('says-deleted'),
  }),
  /** Starts and ends so much later, or with less than 0 earlier; a day is 1,440. Its orders are not touched. */
  z.strictObject({
    do: z.literal('move-event'),
    eventId: z.string(),
    byMinutes: z.number().int().min(-525_600).max(525_600),
  }),
  /** Another gate, or the box office, checks a ticket in or takes that back. */
  z.strictObject({
    do: z.literal('check-in'),
    uuid: z.string(),
    terminalId: z.string().default('BOX-OFFICE-1'),
  }),
  z.strictObject({
    do: z.literal('undo-check-in'),
    uuid: z.string(),
    terminalId: z.string().default('BOX-OFFICE-1'),
  }),
  z.strictObject({
    do: z.literal('card-standing'),
    barcode: z.string(),
    standing: z.enum(['new', 'active', 'dropped', 'lapsed', 'replaced']),
  }),
  /** Somebody saved a membership without changing it: its `updatedOn` is now. Any number of the member's will do. */
  z.strictObject({ do: z.literal('touch-membership'), barcode: z.string() }),
  /** Answers with the new `membershipId` and the `barcodes` of its cards. */
  z.strictObject({ do: z.literal('sell-membership') }),
  z.strictObject({ do: z.literal('revoke-key') }),
  z.strictObject({ do: z.literal('restore-key') }),
  /** Answers with the new `apiKey`; the old one is unknown from then on. */
  z.strictObject({ do: z.literal('rotate-key'), apiKey: z.string().min(8).max(200).optional() }),
  /** The permissions the key has from then on. */
  z.strictObject({ do: z.literal('permit'), permissions: z.array(z.enum(PERMISSIONS)) }),
  z.strictObject({ do: z.literal('expire-sessions') }),
  /** Moves the venue's whole clock, `checkInDate` included, this far from the true one. */
  z.strictObject({ do: z.literal('set-clock'), offsetMs: z.number().int() }),
])
export type Change = z.input<typeof changeSchema>

/** Ids that a change made or named; an unknown id is an `error` that says which. */
export type ChangeResult =
  | {
      readonly orderId?: string
      readonly uuids?: string[]
      readonly membershipId?: number
      readonly barcodes?: string[]
      readonly apiKey?: string
    }
  | { readonly error: string }

export interface ChangeParts {
  readonly state: VenueState
  readonly access: Access
  now(): number
  setClockOffset(offsetMs: number): void
}

/** @throws ZodError for what is no {@link Change}. */
export function makeChange({ state, access, now, setClockOffset }: ChangeParts) {
  let sold = 0
  let rotated = 0

  const eventOf = (id: string): EventInstance | undefined => state.world().events.get(id)
  const nobody = (what: string): ChangeResult => ({ error: `there is no such ${what}` })

  function withTickets(
    id: number,
    only: readonly string[] | undefined,
    act: (ticket: Ticket, order: Order) => void,
  ): ChangeResult {
    const order = state.world().orders.get(id)
    if (order === undefined) return nobody('order')
    const tickets = order.items
      .flatMap((item) => item.tickets)
      .filter(({ uuid }) => only === undefined || only.includes(uuid))
    for (const ticket of tickets) act(ticket, order)
    order.updatedAt = now()
    return { orderId: String(order.id), uuids: tickets.map(({ uuid }) => uuid) }
  }

  function sell(eventId: string, quantity: number, onOneCode: boolean): ChangeResult {
    const world = state.world()
    const event = eventOf(eventId)
    if (event === undefined) return nobody('event')
    sold += 1
    const random = seededRandom(world.seed, `sold/${sold}`)
    const order = openOrder(now(), null, world.serials, random)
    const [codes, goodFor] = onOneCode ? [1, quantity] : [quantity, 1]
    const tickets = addTickets(order, event, codes, world.serials, random, goodFor)
    world.orders.set(order.id, order)
    for (const ticket of tickets) world.tickets.set(ticket.uuid, ticket)
    return { orderId: String(order.id), uuids: tickets.map(({ uuid }) => uuid) }
  }

  function deleteOrder(id: number): ChangeResult {
    const world = state.world()
    const order = world.orders.get(id)
    if (order === undefined) return nobody('order')
    const tickets = order.items.flatMap((item) => item.tickets)
    for (const ticket of tickets) {
      ticket.item.event.tickets.delete(ticket)
      world.tickets.delete(ticket.uuid)
    }
    world.orders.delete(id)
    return { orderId: String(id), uuids: tickets.map(({ uuid }) => uuid) }
  }

  function withEvent(id: string, act: (event: EventInstance) => void): ChangeResult {
    const event = eventOf(id)
    if (event === undefined) return nobody('event')
    act(event)
    event.updatedAt = now()
    return {}
  }

  function cancelEvent(event: EventInstance): void {
    event.state = 'cancelled'
    for (const { order } of event.tickets) order.updatedAt = now()
  }

  function sellMembership(): ChangeResult {
    const world = state.world()
    const random = seededRandom(world.seed, `joined/${world.members.serials.memberships}`)
    const membership = joinNow(world.members, now(), (barcode) => world.cardsByBarcode.has(barcode), random)
    enrol(world, membership)
    return { membershipId: membership.id, barcodes: membership.cards.map(({ barcode }) => barcode) }
  }

  function withCard(barcode: string, act: (card: Card) => void): ChangeResult {
    const card = state.world().cardsByBarcode.get(barcode)
    if (card === undefined) return nobody('card')
    act(card)
    card.membership.updatedAt = now()
    return {}
  }

  function atBoxOffice(uuid: string, terminalId: string, isUndo: boolean): ChangeResult {
    const ticket = state.world().tickets.get(uuid)
    if (ticket === undefined) return nobody('ticket')
    const by = { terminalId, path: '/_practice/change', requestId: null, now: now() }
    if (isUndo) undoCheckIn(state, ticket, by)
    else if (ticket.checkIn === null) checkInTicket(state, ticket, ticket.item.event, by)
    return { uuids: [uuid] }
  }

  return (given: Change): ChangeResult => {
    const change = changeSchema.parse(given)
    switch (change.do) {
      case 'refund-order':
        return withTickets(change.orderId, change.uuids, (ticket) => {
          ticket.status = 'refunded'
        })
      case 'cancel-order':
        return withTickets(change.orderId, change.uuids, (ticket) => {
          ticket.status = 'cancelled'
        })
      case 'rebook-order': {
        const to = eventOf(change.toEventId)
        if (to === undefined) return nobody('event')
        return withTickets(change.orderId, change.uuids, (ticket) => rebook(state, ticket, to, now()))
      }
      case 'sell-order':
        return sell(change.eventId, change.quantity, change.onOneCode)
      case 'delete-order':
        return deleteOrder(change.orderId)
      case 'cancel-event':
        return withEvent(change.eventId, cancelEvent)
      case 'delete-event':
        return withEvent(change.eventId, (event) => {
          cancelEvent(event)
          event.isListed = false
          if (change.byId === 'not-found') state.world().events.delete(event.id)
        })
      case 'move-event':
        return withEvent(change.eventId, (event) => {
          event.startsAt += change.byMinutes * MINUTE_MS
          event.endsAt += change.byMinutes * MINUTE_MS
        })
      case 'check-in':
      case 'undo-check-in':
        return atBoxOffice(change.uuid, change.terminalId, change.do === 'undo-check-in')
      case 'card-standing':
        return withCard(change.barcode, (card) => {
          card.standing = change.standing
        })
      case 'touch-membership':
        return withCard(change.barcode, () => {})
      case 'sell-membership':
        return sellMembership()
      case 'revoke-key':
        access.revoke()
        return {}
      case 'restore-key':
        access.restore()
        return {}
      case 'rotate-key': {
        rotated += 1
        access.rotate(change.apiKey ?? seededRandom(state.world().seed, `key/${rotated}`).token(40))
        return { apiKey: access.key() }
      }
      case 'permit':
        access.permit(change.permissions)
        return {}
      case 'expire-sessions':
        access.expireSessions()
        return {}
      case 'set-clock':
        setClockOffset(change.offsetMs)
        return {}
    }
  }
}

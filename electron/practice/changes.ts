import { z } from 'zod'
import type { Access } from './access.ts'
import { checkInTicket, rebook, undoCheckIn } from './admissions.ts'
import { PERMISSIONS } from './call.ts'
import { seededRandom } from './random.ts'
import type { VenueState } from './venue-state.ts'
import type { EventInstance, Order, Ticket } from './world/model.ts'
import { addTickets, openOrder } from './world/orders.ts'

const orderId = z.union([z.string().regex(/^\d{1,15}$/), z.number().int().min(0)]).transform(Number)
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
  }),
  z.strictObject({ do: z.literal('cancel-event'), eventId: z.string() }),
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
  | { readonly orderId?: string; readonly uuids?: string[]; readonly apiKey?: string }
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

  function sell(eventId: string, quantity: number): ChangeResult {
    const world = state.world()
    const event = eventOf(eventId)
    if (event === undefined) return nobody('event')
    sold += 1
    const random = seededRandom(world.seed, `sold/${sold}`)
    const order = openOrder(now(), null, world.serials, random)
    const tickets = addTickets(order, event, quantity, world.serials, random)
    world.orders.set(order.id, order)
    for (const ticket of tickets) world.tickets.set(ticket.uuid, ticket)
    return { orderId: String(order.id), uuids: tickets.map(({ uuid }) => uuid) }
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
        return sell(change.eventId, change.quantity)
      case 'cancel-event': {
        const event = eventOf(change.eventId)
        if (event === undefined) return nobody('event')
        event.state = 'cancelled'
        event.updatedAt = now()
        for (const { order } of event.tickets) order.updatedAt = now()
        return {}
      }
      case 'check-in':
      case 'undo-check-in':
        return atBoxOffice(change.uuid, change.terminalId, change.do === 'undo-check-in')
      case 'card-standing': {
        const card = state.world().cardsByBarcode.get(change.barcode)
        if (card === undefined) return nobody('card')
        card.standing = change.standing
        card.membership.updatedAt = now()
        return {}
      }
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

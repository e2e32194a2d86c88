import { z } from 'zod'
import { type By, checkInCard, checkInPass, checkInTicket, undoCheckIn } from '../admissions.ts'
import { type Answer, BadCall, type Call, ok, type Route, readBody } from '../call.ts'
import { ruleOnCard, ruleOnTicket, STATUS } from '../rules.ts'
import type { VenueState } from '../venue-state.ts'
import { ticketWire } from '../wire/orders.ts'
import type { Card, EventInstance, Ticket } from '../world/model.ts'

/**
 * Where the check-in calls live. The documented path has no `/b2b/`, the one used in production has (reference,
 * 1.3): `as-documented` serves each call only where the reference shows it.
 */
export const PATH_VARIANTS = ['both', '/v2/b2b/willcall', '/v2/willcall', 'as-documented'] as const
export type PathVariants = (typeof PATH_VARIANTS)[number]

const UUIDS_MAX = 5_000

/** The venue's only pass range: known by its numbers, and in no list (reference, 1.3.4). */
const PASSES = { title: 'Season pass', numbers: /^44000\d{5}$/ } as const

// A JSON number is taken where an id is meant: the types of these fields are not stated (reference, 1.3.1).
const idSchema = z.union([z.string(), z.number()]).transform(String)
const terminalSchema = z
  .union([z.string().max(200), z.number()])
  .nullish()
  .transform((id) => (id === null || id === undefined ? null : String(id)))
const scanSchema = z.object({
  membershipBarcode: idSchema,
  eventInstance: idSchema.nullish(),
  terminalId: terminalSchema,
  validate: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .nullish()
    .transform((validate) => validate !== false && validate !== 'false'),
})
const lookUpSchema = z.object({ ticketUUID: z.string() })
const uuidsSchema = z.object({ ticketUUIDs: z.array(z.string()).max(UUIDS_MAX), terminalId: terminalSchema })

const byOf = (call: Call, terminalId: string | null): By => ({
  terminalId,
  path: call.path,
  requestId: call.requestId,
  now: call.now,
})

/** The four check-in calls. A refusal is a 200 with its number in the body (reference, 1.3.1). */
export function checkInRoutes(state: VenueState, variants: PathVariants): Route[] {
  const clock = () => state.world().clock

  function describe(ticket: Ticket, checkedInto: EventInstance | null) {
    const { order, boughtFor, item, checkIn } = ticket
    const iso = clock().iso
    return {
      orderId: order.id,
      orderCreationDate: iso(order.createdAt),
      ticketTypeName: item.ticketType.name,
      ticketEventName: boughtFor.template.name,
      ticketEventTime: iso(boughtFor.startsAt),
      ...(checkIn === null ? {} : { checkInDate: iso(checkIn.at) }),
      ...(checkedInto === null
        ? {}
        : {
            checkedInEventName: checkedInto.template.name,
            checkedInEventTime: iso(checkedInto.startsAt),
          }),
    }
  }

  function gateOf(id: string | null | undefined): EventInstance | null {
    if (id === null || id === undefined || id === '') return null
    const event = state.world().events.get(id)
    if (event === undefined) throw new BadCall(`eventInstance: there is no event ${id}`)
    return event
  }

  function scanTicket(ticket: Ticket, gate: EventInstance | null, validate: boolean, by: By): Answer {
    const { status, event } = ruleOnTicket(ticket, gate, validate, by.now, clock())
    if (status === STATUS.checkedIn) checkInTicket(state, ticket, event, by)
    const inside = status === STATUS.checkedIn || status === STATUS.alreadyCheckedIn
    return ok({ checkInStatus: status, ...describe(ticket, inside ? ticket.item.event : null) })
  }

  function scanCard(card: Card, gate: EventInstance | null, by: By): Answer {
    const status = ruleOnCard(card, by.now)
    const admitted = status === STATUS.checkedIn
    if (admitted) checkInCard(state, card, gate, by)
    return ok({
      checkInStatus: status,
      levelName: card.membership.level.name,
      cardName: `${card.holder.firstName} ${card.holder.lastName}`,
      cardType: card.type,
      cardStanding: card.standing,
      membershipExpirationDate: clock().iso(card.membership.expiresAt),
      ...(admitted ? { checkInDate: clock().iso(by.now) } : {}),
      ...(admitted && gate !== null
        ? { checkedInEventName: gate.template.name, checkedInEventTime: clock().iso(gate.startsAt) }
        : {}),
    })
  }

  /** Good each time: how often one may be used is not documented. */
  function scanPass(number: string, gate: EventInstance | null, by: By): Answer {
    checkInPass(state, number, gate, by)
    return ok({
      checkInStatus: STATUS.checkedIn,
      ticketTypeName: PASSES.title,
      checkInDate: clock().iso(by.now),
      ...(gate === null
        ? {}
        : { checkedInEventName: gate.template.name, checkedInEventTime: clock().iso(gate.startsAt) }),
    })
  }

  function scan(call: Call): Answer {
    const { membershipBarcode, eventInstance, terminalId, validate } = readBody(call, scanSchema)
    const gate = gateOf(eventInstance)
    const by = byOf(call, terminalId)
    const ticket = state.world().tickets.get(membershipBarcode)
    if (ticket !== undefined) return scanTicket(ticket, gate, validate, by)
    const card = state.world().cardsByBarcode.get(membershipBarcode)
    if (card !== undefined) return scanCard(card, gate, by)
    return PASSES.numbers.test(membershipBarcode)
      ? scanPass(membershipBarcode, gate, by)
      : ok({ checkInStatus: STATUS.notFound })
  }

  /** A look-up: it says what a scan would come to and changes nothing (reference, 1.3.3). */
  function lookUp(call: Call): Answer {
    const ticket = state.world().tickets.get(readBody(call, lookUpSchema).ticketUUID)
    if (ticket === undefined) return ok({ checkInStatus: STATUS.notFound })
    const { window } = ticket.item.event
    return ok({
      checkInStatus: ruleOnTicket(ticket, null, true, call.now, clock()).status,
      orderId: ticket.order.id,
      minutesBefore: window.minutesBefore,
      minutesAfter: window.minutesAfter,
      ...(ticket.checkIn === null ? {} : { checkInDate: clock().iso(ticket.checkIn.at) }),
    })
  }

  /**
   * The manual check-in: no window applies, nothing is rebooked, and a ticket that is in already (or gone, or not
   * known) is simply not in the answer (reference, 1.3.3 and 1.3.5).
   */
  function checkInMany(call: Call): Answer {
    const { ticketUUIDs, terminalId } = readBody(call, uuidsSchema)
    const done: Ticket[] = []
    for (const uuid of ticketUUIDs) {
      const ticket = state.world().tickets.get(uuid)
      if (ticket === undefined) continue
      if (ruleOnTicket(ticket, null, false, call.now, clock()).status !== STATUS.checkedIn) continue
      checkInTicket(state, ticket, ticket.item.event, byOf(call, terminalId))
      done.push(ticket)
    }
    return ok(done.map((ticket) => ticketWire(ticket, state.tenantId, clock())))
  }

  function undoMany(call: Call): Answer {
    const { ticketUUIDs, terminalId } = readBody(call, uuidsSchema)
    const undone = ticketUUIDs
      .map((uuid) => state.world().tickets.get(uuid))
      .filter((ticket) => ticket !== undefined)
      .filter((ticket) => undoCheckIn(state, ticket, byOf(call, terminalId)))
    return ok(undone.map((ticket) => ticketWire(ticket, state.tenantId, clock())))
  }

  const calls = [
    { name: 'checkinticketsexternal', documented: '/v2/willcall', run: scan },
    { name: 'checkinexternal', documented: '/v2/b2b/willcall', run: lookUp },
    { name: 'checkintickets', documented: '/v2/b2b/willcall', run: checkInMany },
    { name: 'undocheckintickets', documented: '/v2/willcall', run: undoMany },
  ] as const
  return calls.flatMap(({ name, documented, run }) =>
    (['/v2/b2b/willcall', '/v2/willcall'] as const)
      .filter((base) => {
        if (variants === 'both') return true
        return base === (variants === 'as-documented' ? documented : variants)
      })
      .map((base) => ({ method: 'POST', pattern: `${base}/${name}`, needs: 'check-in', run }) as const),
  )
}

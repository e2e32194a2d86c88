import type { ZoneClock } from './time.ts'
import type { Card, EventInstance, Ticket } from './world/model.ts'

const MINUTE_MS = 60_000

/**
 * The integers of `checkInStatus`. The vendor publishes no table (reference, 1.3.1); these are the ones
 * Portcullis assumes until a venue says otherwise (design, section 11).
 */
export const STATUS = {
  checkedIn: 0,
  alreadyCheckedIn: 1,
  tooEarly: 2,
  tooLate: 3,
  expired: 4,
  notFound: 5,
  wrongEvent: 6,
  cancelled: 7,
  refunded: 8,
} as const
export type CheckInStatus = (typeof STATUS)[keyof typeof STATUS]

export interface Ruling {
  readonly status: CheckInStatus
  /** The event the ticket checks into: another than its own where the scan rebooks it. */
  readonly event: EventInstance
}

/** The end of a ticket's last day, in the venue's zone. */
export function expiryOf(ticket: Ticket, clock: ZoneClock): number {
  const { template, startsAt } = ticket.item.event
  const from = template.expireFromEventDate ? startsAt : ticket.order.createdAt
  return clock.dayStart(from, template.ticketDurationDays + 1)
}

/**
 * What a scan of `ticket` comes to (reference, 1.3.5). `gate` is the event scanned into, where the scan named
 * one. Without `validate` only what no gate may overrule stops it: gone tickets and used ones.
 */
export function ruleOnTicket(
  ticket: Ticket,
  gate: EventInstance | null,
  validate: boolean,
  now: number,
  clock: ZoneClock,
): Ruling {
  const own = ticket.item.event
  const ruling = (status: CheckInStatus, event = own): Ruling => ({ status, event })
  if (ticket.status === 'refunded') return ruling(STATUS.refunded)
  if (ticket.status === 'cancelled' || own.state === 'cancelled') return ruling(STATUS.cancelled)
  if (ticket.checkIn !== null) return ruling(STATUS.alreadyCheckedIn)
  if (!validate) return ruling(STATUS.checkedIn)
  if (now >= expiryOf(ticket, clock)) return ruling(STATUS.expired)
  if (gate !== null && gate !== own && !own.template.autoRebook) return ruling(STATUS.wrongEvent)
  const event = gate ?? own
  if (now < event.startsAt - event.window.minutesBefore * MINUTE_MS) return ruling(STATUS.tooEarly, event)
  if (now >= event.startsAt + event.window.minutesAfter * MINUTE_MS) return ruling(STATUS.tooLate, event)
  return ruling(STATUS.checkedIn, event)
}

/**
 * What a scan of a member's card comes to. It bypasses orders and may be used again (reference, 1.3.5). The
 * table has no number for a card's standing, so the nearest one is given: `cardStanding` says which it was.
 */
export function ruleOnCard(card: Card, now: number): CheckInStatus {
  if (card.standing === 'dropped' || card.standing === 'replaced') return STATUS.cancelled
  if (card.standing === 'lapsed' || card.membership.expiresAt <= now) return STATUS.expired
  return STATUS.checkedIn
}

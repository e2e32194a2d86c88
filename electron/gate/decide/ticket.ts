import { type EventRecord, eventRefOf } from '../../contract/ticketing.ts'
import type { DenyReason, VerdictDetails } from '../../contract/verdict.ts'
import { byStart, isOpen, outsideOf } from './event.ts'
import type { CacheDecision, Facts, Rules, TicketFacts } from './facts.ts'

/** The end of the last day a ticket is good for; null where it does not expire or cannot be told. */
export function expiresAt(ticket: TicketFacts, event: EventRecord, rules: Rules): number | null {
  if (event.ticketDurationDays === null) return null
  const from = event.expireFromEventDate ? event.startsAt : ticket.purchasedAt
  // ACME counts whole days (reference, S3); the last one counts in full, so that nobody is refused at noon of it.
  return from === null ? null : rules.startOfDay(from, event.ticketDurationDays + 1)
}

/** What a ticket is, as a verdict shows it. */
export function ticketDetails({ ticketType, orderNumber }: TicketFacts): VerdictDetails {
  return { ...(ticketType === null ? {} : { ticketType }), ...(orderNumber === null ? {} : { orderNumber }) }
}

type Why = { readonly reason: DenyReason; readonly more: VerdictDetails }

/** Why a ticket is good for nothing any more, whoever holds it and wherever he was; null where it is good. */
export function whyGone(
  ticket: TicketFacts,
  event: EventRecord | null,
  rules: Rules,
  now: number,
): Why | null {
  if (ticket.state !== 'valid') return { reason: ticket.state, more: {} }
  if (event === null) return null
  if (event.cancelled) return { reason: 'cancelled', more: {} }
  const expiry = expiresAt(ticket, event, rules)
  return expiry !== null && now >= expiry ? { reason: 'expired', more: { expiredAt: expiry } } : null
}

/** What the cache says of a ticket before this device's own history is looked at. */
export function decideTicket(
  ticket: TicketFacts,
  event: EventRecord | null,
  facts: Facts,
  rules: Rules,
  now: number,
): CacheDecision {
  const details = ticketDetails(ticket)
  const ref = event === null ? null : eventRefOf(event)
  const deny = (reason: DenyReason, more: VerdictDetails = {}): CacheDecision => ({
    kind: 'deny',
    reason,
    own: false,
    event: ref,
    details: { ...details, ...more },
  })

  const gone = whyGone(ticket, event, rules, now)
  if (gone !== null && gone.reason !== 'expired') return deny(gone.reason, gone.more)
  if (ticket.checkedInAt !== null) return deny('already-used', { usedAt: ticket.checkedInAt })
  if (event === null) return { kind: 'unknown', event: null }
  if (gone !== null) return deny(gone.reason, gone.more)

  const admitted = facts.admitting.some(({ id }) => id === event.id)
  if (!admitted) {
    const into = rebookable(event, facts, rules, now)
    return into === null
      ? deny('wrong-event', { rightEvent: eventRefOf(event) })
      : {
          kind: 'admit',
          reason: 'admitted',
          own: false,
          event: eventRefOf(into),
          details: { ...details, bookedFor: eventRefOf(event) },
        }
  }

  const outside = outsideOf(event, rules, now)
  if (outside?.reason === 'too-early') return deny('too-early', { opensAt: outside.opensAt })
  if (outside?.reason === 'too-late') return deny('too-late', { closedAt: outside.closedAt })
  return { kind: 'admit', reason: 'admitted', own: false, event: ref, details }
}

/**
 * The admitted event of the same template that ACME would move this ticket to, if its template allows that: one whose
 * window is open before one that merely does not mind, and the earliest of those.
 */
function rebookable(event: EventRecord, facts: Facts, rules: Rules, now: number): EventRecord | null {
  if (!event.window.autoRebook || event.templateId === null) return null
  const others = facts.admitting
    .filter(
      (other) =>
        other.templateId === event.templateId && !other.cancelled && outsideOf(other, rules, now) === null,
    )
    .toSorted(byStart)
  return others.find((other) => isOpen(other, now)) ?? others[0] ?? null
}

import { type EventRecord, eventRefOf } from '../../contract/ticketing.ts'
import type { EventRef, VerdictDetails } from '../../contract/verdict.ts'
import { closesAt, opensAt } from './event.ts'
import type { CacheDecision, Facts, Rules, TicketFacts } from './facts.ts'

/** The end of the last day a ticket is good for; null where it does not expire or cannot be told. */
export function expiresAt(ticket: TicketFacts, event: EventRecord, rules: Rules): number | null {
  if (event.ticketDurationDays === null) return null
  const from = event.expireFromEventDate ? event.startsAt : ticket.purchasedAt
  // ACME counts whole days (reference, S3); the last one counts in full, so that nobody is refused at noon of it.
  return from === null ? null : rules.startOfDay(from, event.ticketDurationDays + 1)
}

/** What the cache says of a ticket before this device's own history is looked at. */
export function decideTicket(
  ticket: TicketFacts,
  event: EventRecord | null,
  facts: Facts,
  rules: Rules,
  now: number,
): CacheDecision {
  const details: VerdictDetails = {
    ...(ticket.ticketType === null ? {} : { ticketType: ticket.ticketType }),
    ...(ticket.orderNumber === null ? {} : { orderNumber: ticket.orderNumber }),
  }
  const ref: EventRef | null = event === null ? null : eventRefOf(event)
  const deny = (
    reason: (CacheDecision & { kind: 'deny' })['reason'],
    more: VerdictDetails = {},
  ): CacheDecision => ({
    kind: 'deny',
    reason,
    own: false,
    event: ref,
    details: { ...details, ...more },
  })

  if (ticket.state !== 'valid') return deny(ticket.state)
  if (event?.cancelled === true) return deny('cancelled')
  if (ticket.checkedInAt !== null) return deny('already-used', { usedAt: ticket.checkedInAt })
  if (event === null) return { kind: 'unknown', event: null }

  const expiry = expiresAt(ticket, event, rules)
  if (expiry !== null && now >= expiry) return deny('expired', { expiredAt: expiry })

  const admitted = facts.admitting.some(({ id }) => id === event.id)
  if (!admitted) {
    const into = rebookable(event, facts, now)
    return into === null
      ? deny('wrong-event', { rightEvent: eventRefOf(event) })
      : {
          kind: 'admit',
          reason: 'admitted',
          event: eventRefOf(into),
          details: { ...details, bookedFor: eventRefOf(event) },
        }
  }

  const opens = opensAt(event)
  if (opens !== null && now < opens) return deny('too-early', { opensAt: opens })
  const closes = closesAt(event)
  if (closes !== null && now > closes) return deny('too-late', { closedAt: closes })
  return { kind: 'admit', reason: 'admitted', event: ref, details }
}

/** The admitted event of the same template that ACME would move this ticket to, if its template allows that. */
function rebookable(event: EventRecord, facts: Facts, now: number): EventRecord | null {
  if (!event.window.autoRebook || event.templateId === null) return null
  return (
    facts.admitting.find((other) => {
      const opens = opensAt(other)
      const closes = closesAt(other)
      return (
        other.templateId === event.templateId &&
        !other.cancelled &&
        (opens === null || now >= opens) &&
        (closes === null || now <= closes)
      )
    }) ?? null
  )
}

import type { EventRecord } from '../../contract/ticketing.ts'
import { byStart } from '../decide/event.ts'
import { type EventRule, namesEvents } from '../decide/event-rule.ts'
import type { CacheDecision, Facts } from '../decide/facts.ts'

/**
 * The event to name to ACME: the ticket's own where it is admitted here. A ticket of another event is asked for one
 * that is (its own template's first, should ACME rebook it): without a name ACME would let it in for its own.
 */
export function eventToName(
  facts: Facts,
  cache: CacheDecision,
  admit: EventRule,
  now: number,
): string | null {
  // Events named for this lane count even before the list of events is here.
  const [first = null] = admit.events
  if (facts.pass?.kind !== 'ticket') {
    return cache.event?.id ?? (namesEvents(admit) ? (nearest(facts.admitting, null, now) ?? first) : null)
  }
  const { ticket, event } = facts.pass
  if (facts.admitting.some(({ id }) => id === ticket.eventId)) return ticket.eventId
  return nearest(facts.admitting, event?.templateId ?? null, now) ?? first
}

/** The admitted event that starts nearest to now, those of this template first. */
function nearest(admitting: readonly EventRecord[], templateId: string | null, now: number): string | null {
  const distance = (event: EventRecord): number =>
    Math.abs(event.startsAt - now) +
    (templateId === null || event.templateId === templateId ? 0 : Number.MAX_SAFE_INTEGER / 2)
  const [first] = admitting.toSorted((one, other) => distance(one) - distance(other) || byStart(one, other))
  return first?.id ?? null
}

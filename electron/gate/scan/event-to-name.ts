import type { EventRecord } from '../../contract/ticketing.ts'
import type { CacheDecision, Facts } from '../decide/facts.ts'

/**
 * The event to name to ACME: the ticket's own where it is admitted here. A ticket of another event is asked for one
 * that is (its own template's first, should ACME rebook it): without a name ACME would let it in for its own.
 */
export function eventToName(
  facts: Facts,
  cache: CacheDecision,
  named: readonly string[],
  now: number,
): string | null {
  if (facts.pass?.kind !== 'ticket') {
    // Events named for this lane count even before the list of events is here.
    const [first] = named
    return cache.event?.id ?? (first === undefined ? null : (nearest(facts.admitting, null, now) ?? first))
  }
  const { ticket, event } = facts.pass
  if (facts.admitting.some(({ id }) => id === ticket.eventId)) return ticket.eventId
  return nearest(facts.admitting, event?.templateId ?? null, now) ?? named[0] ?? null
}

/** The admitted event that starts nearest to now, those of this template first. */
function nearest(admitting: readonly EventRecord[], templateId: string | null, now: number): string | null {
  const distance = (event: EventRecord): number =>
    Math.abs(event.startsAt - now) +
    (templateId === null || event.templateId === templateId ? 0 : Number.MAX_SAFE_INTEGER / 2)
  const [first] = [...admitting].sort((one, other) => distance(one) - distance(other))
  return first?.id ?? null
}

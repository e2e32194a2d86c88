import type { EventRecord } from '../../contract/ticketing.ts'

const MINUTE_MS = 60_000

/** When check-in to an event opens; null where ACME sets no limit. */
export function opensAt(event: EventRecord): number | null {
  return event.window.minutesBefore === null ? null : event.startsAt - event.window.minutesBefore * MINUTE_MS
}

/** When check-in to an event closes; null where ACME sets no limit. Both limits count from the start (reference, S3). */
export function closesAt(event: EventRecord): number | null {
  return event.window.minutesAfter === null ? null : event.startsAt + event.window.minutesAfter * MINUTE_MS
}

/** Is check-in to this event open at `now`? */
export function isOpen(event: EventRecord, now: number): boolean {
  return (
    (opensAt(event) ?? Number.NEGATIVE_INFINITY) <= now &&
    now <= (closesAt(event) ?? Number.POSITIVE_INFINITY)
  )
}

/**
 * The event a guest without a ticket for a certain time (a member, an unknown code) is walking in to: an open one
 * that starts nearest to now, else simply the nearest.
 */
export function eventAtTheDoor(admitting: readonly EventRecord[], now: number): EventRecord | null {
  const nearest = (events: readonly EventRecord[]): EventRecord | null =>
    events.reduce<EventRecord | null>(
      (best, event) =>
        best === null || Math.abs(event.startsAt - now) < Math.abs(best.startsAt - now) ? event : best,
      null,
    )
  return nearest(admitting.filter((event) => isOpen(event, now) && now <= event.endsAt)) ?? nearest(admitting)
}

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
 * The event that a guest whose ticket names none (a member, an unknown code) is walking in to; null where several
 * could be meant: to name a wrong one would make ACME refuse the guest, or move the ticket.
 */
export function eventAtTheDoor(admitting: readonly EventRecord[], now: number): EventRecord | null {
  const open = admitting.filter((event) => !event.cancelled && isOpen(event, now) && now <= event.endsAt)
  const [only, ...others] = open.length > 0 ? open : admitting
  return only === undefined || others.length > 0 ? null : only
}

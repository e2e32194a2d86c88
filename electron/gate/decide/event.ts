import type { EventRecord } from '../../contract/ticketing.ts'
import type { Rules } from './facts.ts'

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

/** Why a guest is outside the window of an event, and since or until when. */
export type Outside =
  | { readonly reason: 'too-early'; readonly opensAt: number }
  | { readonly reason: 'too-late'; readonly closedAt: number }

/**
 * What keeps a guest out of an event by its minutes; null where nothing does. ACME's `blockScan` (reference, 1.3.5)
 * is not documented, so the profile may overrule how it is read.
 */
export function outsideOf(
  event: EventRecord,
  rules: Pick<Rules, 'outsideWindow'>,
  now: number,
): Outside | null {
  const blocks =
    rules.outsideWindow === 'as-event-says' ? event.window.blocks : rules.outsideWindow === 'refuse'
  if (!blocks) return null
  const opens = opensAt(event)
  if (opens !== null && now < opens) return { reason: 'too-early', opensAt: opens }
  const closes = closesAt(event)
  return closes !== null && now > closes ? { reason: 'too-late', closedAt: closes } : null
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

/** Earliest first; those that start together by their id, so that the order of a list decides nothing. */
export function byStart(one: EventRecord, other: EventRecord): number {
  if (one.startsAt !== other.startsAt) return one.startsAt - other.startsAt
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

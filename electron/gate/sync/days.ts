import type { EventRecord } from '../../contract/ticketing.ts'
import type { VenueZone } from '../clock/zone.ts'

/** A venue's day, midnight to midnight: ACME asks for event lists of no more than one (reference, 1.5). */
export type Day = { readonly from: number; readonly until: number }

/**
 * Today first, then the days whose events may still be, or already be, at the door: yesterday's late ones, tomorrow's.
 * Where this device's clock and ACME's make it different days, those around both.
 * @param skewMs ACME's clock minus this device's.
 */
export function daysToRead(now: number, skewMs: number, zone: VenueZone): readonly Day[] {
  const day =
    (plus: number) =>
    (at: number): number =>
      zone.startOfDay(at, plus)
  const starts = [0, -1, 1].flatMap((plus) => [now, now + skewMs].map(day(plus)))
  return [...new Set(starts)].map((from) => ({ from, until: zone.startOfDay(from, 1) }))
}

/** In the order in which their guests will stand at the door: soonest start first, those long over last. */
export function byDoorTime(events: readonly EventRecord[], now: number): EventRecord[] {
  const distance = (event: EventRecord): number =>
    event.endsAt < now
      ? Number.MAX_SAFE_INTEGER / 2 + (now - event.endsAt)
      : Math.max(0, event.startsAt - now)
  return [...events].sort((one, other) => distance(one) - distance(other) || one.startsAt - other.startsAt)
}

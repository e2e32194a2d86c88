import type { Profile } from '../../contract/profile.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { VerdictDetails } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { closesAt, opensAt } from '../decide/event.ts'
import type { Facts, Pass, Rules } from '../decide/facts.ts'
import type { Store } from '../store/store.ts'

/** The part of the profile that decides. */
export function rulesOf(profile: Profile, zone: VenueZone): Rules {
  return {
    direction: profile.direction,
    reentry: profile.reentry,
    startOfDay: zone.startOfDay,
    refuseCacheAtMs: profile.cacheAge.refuseAtMs,
    unknown: profile.unknown,
  }
}

/**
 * The instances admitted here now: the profile's, else every one of today in the venue's zone, and those of the
 * night before or the day after whose check-in is open now (a late show's doors do not close at midnight).
 */
export function admittingAt(store: Store, profile: Profile, zone: VenueZone, now: number): EventRecord[] {
  const named = profile.admit.events
  if (named.length > 0) return named.flatMap((id) => store.events.byId(id) ?? [])
  const today = zone.startOfDay(now)
  const tomorrow = zone.startOfDay(now, 1)
  return store.events.startingIn(zone.startOfDay(now, -1), zone.startOfDay(now, 2)).filter((event) => {
    if (event.startsAt >= today && event.startsAt < tomorrow) return true
    const opens = opensAt(event)
    const closes = closesAt(event)
    // Without a limit on its far side an event of another day is no business of this one.
    return event.startsAt < today
      ? closes !== null && now <= closes && now <= event.endsAt
      : opens !== null && now >= opens
  })
}

/** All that the rules need to know about a code, read in a few microseconds. */
export function factsFor(store: Store, hash: Buffer, admitting: readonly EventRecord[]): Facts {
  const cached = store.passes.find(hash)
  const pass: Pass | null =
    cached === null
      ? null
      : cached.kind === 'ticket'
        ? { kind: 'ticket', ticket: cached.ticket, event: store.events.byId(cached.ticket.eventId) }
        : { kind: 'card', card: cached.card }
  return {
    pass,
    movements: store.scans.movements(hash),
    admitting,
    confirmedAt: cached?.confirmedAt ?? null,
    landed: store.attempts.landedUnseen(hash),
  }
}

/** A verdict's details with the name on the member's card, where ACME did not say it and this device knows it. */
export function withCardName(details: VerdictDetails, store: Store, hash: Buffer): VerdictDetails {
  const { member } = details
  return member === undefined || member.cardName !== null
    ? details
    : { ...details, member: { ...member, cardName: store.passes.cardName(hash) } }
}

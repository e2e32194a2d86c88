import type { Profile } from '../../contract/profile.ts'
import type { PassRangeSettings } from '../../contract/rule-settings.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { VerdictDetails } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { byStart, closesAt, opensAt } from '../decide/event.ts'
import { isMeant, namesEvents } from '../decide/event-rule.ts'
import type { Facts, Pass, Rules } from '../decide/facts.ts'
import { withMark } from '../decide/mark.ts'
import { type PassRange, rangeOf } from '../decide/range.ts'
import type { Store } from '../store/store.ts'

/** The part of the profile that decides. */
export function rulesOf(profile: Profile, zone: VenueZone): Rules {
  return {
    direction: profile.direction,
    reentry: profile.reentry,
    outsideWindow: profile.rules.outsideWindow,
    entrance: profile.entrance,
    entrances: profile.entrances,
    startOfDay: zone.startOfDay,
    refuseCacheAtMs: profile.cacheAge.refuseAtMs,
    unknown: profile.unknown,
  }
}

/**
 * The instances admitted here now, earliest first: those that the profile names by id, and those of today that it means
 * by template or name; where it does neither, every one of today.
 */
export function admittingAt(
  store: Store,
  { admit }: Profile,
  zone: VenueZone,
  now: number,
): readonly EventRecord[] {
  const named = admit.events.flatMap((id) => store.events.byId(id) ?? [])
  const onlyNamed = admit.templates.length + admit.names.length === 0 && namesEvents(admit)
  if (onlyNamed) return named.toSorted(byStart)
  const today = ofToday(store, zone, now)
  if (!namesEvents(admit)) return today
  const meant = today.filter((event) => isMeant(admit, event.id, event))
  return [...new Map([...named, ...meant].map((event) => [event.id, event])).values()].toSorted(byStart)
}

/**
 * Every instance of today in the venue's zone, and those of the night before or the day after whose check-in is open
 * now (a late show's doors do not close at midnight).
 */
function ofToday(store: Store, zone: VenueZone, now: number): EventRecord[] {
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

/** A code as it was scanned, with the keyed hash that it is found by. */
export type Code = { readonly barcode: string; readonly hash: Buffer }

/** All that the rules need to know about a code at a time, read in a few microseconds. */
export type Look = (code: Code, at: number, count: number) => Facts

/** @param skewMs ACME's clock minus ours, in ms. */
export function makeLook(store: Store, profile: Profile, zone: VenueZone, skewMs: () => number): Look {
  /**
   * The list tells of a check-in of our own that let nobody in, or that was taken back here and not yet at ACME: it says
   * nothing against the guest who holds the ticket.
   */
  const isOurs = (hash: Buffer, checkedInAt: number): boolean =>
    store.attempts.explains({
      hash,
      checkedInAt,
      skewMs: skewMs(),
      toleranceMs: profile.clockToleranceMs,
      among: 'nobodys',
    })
  const ranges = profile.passRanges.map((range) => passRange(range, zone))
  return ({ barcode, hash }, at, count) => {
    const cached = store.passes.find(hash)
    return {
      pass: cached === null ? numericPass(barcode, ranges) : passOf(cached, store, (at) => isOurs(hash, at)),
      movements: store.scans.movements(hash),
      admitting: admittingAt(store, profile, zone, at),
      confirmedAt: cached?.confirmedAt ?? null,
      landed: store.attempts.landedUnseen(hash),
      count,
    }
  }
}

function passOf(
  cached: NonNullable<ReturnType<Store['passes']['find']>>,
  store: Store,
  isOurs: (checkedInAt: number) => boolean,
): Pass {
  if (cached.kind === 'card') return { kind: 'card', card: cached.card }
  const { ticket } = cached
  const checkedInAt = ticket.checkedInAt !== null && isOurs(ticket.checkedInAt) ? null : ticket.checkedInAt
  return { kind: 'ticket', ticket: { ...ticket, checkedInAt }, event: store.events.byId(ticket.eventId) }
}

function numericPass(barcode: string, ranges: readonly PassRange[]): Pass | null {
  const range = rangeOf(barcode, ranges)
  return range === null ? null : { kind: 'range', range }
}

/** A range with its days cut in the venue's zone; its last day counts in full. */
export function passRange(settings: PassRangeSettings, zone: VenueZone): PassRange {
  const { title, uses, prefix, from, to, validFrom, validUntil } = settings
  // By noon, since a day may begin at one o'clock where clocks are put forward at midnight.
  const midnight = (day: string | undefined, plusDays: number): number | null =>
    day === undefined ? null : zone.startOfDay(zone.fromWallClock(Date.parse(`${day}T12:00:00Z`)), plusDays)
  return {
    facts: { title, uses, validFrom: midnight(validFrom, 0), validUntil: midnight(validUntil, 1) },
    prefix,
    from,
    to,
  }
}

/** A verdict's details as they are shown: with the mark of the kind of ticket, and the name on a member's card. */
export function shownDetails(
  details: VerdictDetails,
  store: Store,
  hash: Buffer,
  { ticketTypes }: Profile,
): VerdictDetails {
  return withMark(withCardName(details, store, hash), ticketTypes)
}

/** The name on the card, where ACME did not say it and this device knows it. */
function withCardName(details: VerdictDetails, store: Store, hash: Buffer): VerdictDetails {
  const { member } = details
  return member === undefined || member.cardName !== null
    ? details
    : { ...details, member: { ...member, cardName: store.passes.cardName(hash) } }
}

import { v7 as uuidv7 } from 'uuid'
import type { Profile } from '../../contract/profile.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { readBarcode } from '../decide/barcode.ts'
import { decideByTheClocks, type TimedDecision, type Times } from '../decide/clocks.ts'
import { combine } from '../decide/combine.ts'
import type { Facts } from '../decide/facts.ts'
import type { Store } from '../store/store.ts'
import { eventToName } from './event-to-name.ts'
import { admittingAt, factsFor, rulesOf, withCardName } from './facts.ts'

/**
 * What a scan would say by what is known here, without burning anything: nothing is written and ACME is not asked,
 * since it has no call that only looks (reference, 1.4).
 */
export function inspect(raw: string, store: Store, profile: Profile, zone: VenueZone, times: Times): Verdict {
  const { now } = times
  const shell = { scanId: uuidv7(), at: now, tookMs: 0 }
  const barcode = readBarcode(raw)
  if (barcode === null) {
    return { ...shell, class: 'hold', reason: 'unreadable', source: 'policy', event: null }
  }
  // A code nothing here knows is simply not decided: the profile's rule is for guests at the door.
  const rules = { ...rulesOf(profile, zone), unknown: 'hold' } as const
  const hash = store.lookup(barcode)
  const { facts, cache } = decideCached(hash, store, profile, zone, times)
  const { details, ...decision } = combine(cache, { kind: 'silent', cause: 'not-asked' }, rules)
  const age = facts.confirmedAt === null ? {} : { dataAgeMs: Math.max(0, now - facts.confirmedAt) }
  return { ...shell, ...decision, ...withCardName(details, store, hash), ...age }
}

/** The event that a scan of this code would name to ACME; null where it would name none. */
export function eventScanned(
  barcode: string,
  store: Store,
  profile: Profile,
  zone: VenueZone,
  times: Times,
): string | null {
  const { facts, cache } = decideCached(store.lookup(barcode), store, profile, zone, times)
  return eventToName(facts, cache, profile.admit.events, times.now)
}

/** What the cache says of a code at these times. */
export function decideCached(
  hash: Buffer,
  store: Store,
  profile: Profile,
  zone: VenueZone,
  times: Times,
): TimedDecision {
  const look = (at: number): Facts => factsFor(store, hash, admittingAt(store, profile, zone, at))
  return decideByTheClocks(look, rulesOf(profile, zone), times)
}

import { v7 as uuidv7 } from 'uuid'
import type { Profile } from '../../contract/profile.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { readBarcode } from '../decide/barcode.ts'
import { decideByTheClocks, type TimedDecision, type Times } from '../decide/clocks.ts'
import { combine } from '../decide/combine.ts'
import { withGroup } from '../decide/group.ts'
import type { Store } from '../store/store.ts'
import { eventToName } from './event-to-name.ts'
import { makeLook, rulesOf, shownDetails } from './facts.ts'

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
  const { facts, cache } = decideCached(barcode, store, profile, zone, times)
  const said = combine(cache, { kind: 'silent', cause: 'not-asked' }, rules)
  const { details, ...decision } = withGroup(said, facts, rules)
  const age = facts.confirmedAt === null ? {} : { dataAgeMs: Math.max(0, now - facts.confirmedAt) }
  return {
    ...shell,
    ...decision,
    ...shownDetails(details, store, store.lookup(barcode), profile),
    ...age,
  }
}

/** The event that a scan of this code would name to ACME; null where it would name none. */
export function eventScanned(
  barcode: string,
  store: Store,
  profile: Profile,
  zone: VenueZone,
  times: Times,
): string | null {
  const { facts, cache } = decideCached(barcode, store, profile, zone, times)
  return eventToName(facts, cache, profile.admit, times.now)
}

/** What this device says of a code at these times. */
function decideCached(
  barcode: string,
  store: Store,
  profile: Profile,
  zone: VenueZone,
  times: Times,
): TimedDecision {
  const look = makeLook(store, profile, zone, () => times.skewMs)
  const code = { barcode, hash: store.lookup(barcode) }
  return decideByTheClocks((at) => look(code, at, 1), rulesOf(profile, zone), times)
}

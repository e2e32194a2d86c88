import { v7 as uuidv7 } from 'uuid'
import type { Profile } from '../../contract/profile.ts'
import type { LinkState } from '../../contract/status.ts'
import type { TestScan } from '../../contract/test-scan.ts'
import type { VenueZone } from '../clock/zone.ts'
import { readBarcode } from '../decide/barcode.ts'
import { decideByTheClocks, type Times } from '../decide/clocks.ts'
import { combine } from '../decide/combine.ts'
import { withGroup } from '../decide/group.ts'
import { repeated, repeatVerdict } from '../decide/repeat.ts'
import type { Store } from '../store/store.ts'
import { causeOf } from './ask.ts'
import { eventToName } from './event-to-name.ts'
import { makeLook, rulesOf, shownDetails } from './facts.ts'
import { mayAsk } from './may-ask.ts'

export type TestScanParts = {
  readonly store: Store
  readonly profile: Profile
  readonly zone: VenueZone
  readonly times: Times
  readonly link: LinkState
}

/**
 * What a guest with this code would get now, by the very rules of a scan. Nothing is written and ACME is not called:
 * every call it has for a code checks it in (reference, 1.4).
 */
export function testScan(raw: string, { store, profile, zone, times, link }: TestScanParts): TestScan {
  const { now } = times
  const shell = { scanId: uuidv7(), at: now, tookMs: 0 }
  const alone = { asks: 'device', link: link.state } as const
  const barcode = readBarcode(raw)
  if (barcode === null) {
    return {
      ...alone,
      verdict: { ...shell, class: 'hold', reason: 'unreadable', source: 'policy', event: null },
    }
  }
  const code = { barcode, hash: store.lookup(barcode) }
  const look = makeLook(store, profile, zone, () => times.skewMs)
  const ownRules = rulesOf(profile, zone)
  const { facts, cache } = decideByTheClocks((at) => look(code, at, 1), ownRules, times)
  const repeat = repeated(facts.movements, profile.direction, now, profile.repeatGuardMs)
  if (repeat !== null) {
    return { ...alone, verdict: repeatVerdict(repeat.scanId, store.scans.byId(repeat.scanId), shell) }
  }
  const eventId = eventToName(facts, cache, profile.admit, now)
  const isWorthIt = mayAsk({ code, facts, cache, eventId, rules: ownRules, profile, store })
  const asks = isWorthIt && link.state === 'online' ? 'acme' : 'device'
  // Where ACME has the word the profile's rule for its silence is not what a guest would meet.
  const rules = asks === 'acme' ? ({ ...ownRules, unknown: 'hold' } as const) : ownRules
  const cause = asks === 'acme' || !isWorthIt ? 'not-asked' : causeOf(link)
  const said = combine(cache, { kind: 'silent', cause }, rules)
  const { details, ...decision } = withGroup(said, facts, rules)
  const age = facts.confirmedAt === null ? {} : { dataAgeMs: Math.max(0, now - facts.confirmedAt) }
  const verdict = { ...shell, ...decision, ...shownDetails(details, store, code.hash, profile), ...age }
  return { asks, link: link.state, verdict }
}

import type { Profile } from '../../../contract/profile.ts'
import type { CallRecord, CheckInAnswer } from '../../../contract/ticketing.ts'
import type { CardStanding } from '../../../contract/verdict.ts'
import type { VenueZone } from '../../clock/zone.ts'
import { readDate } from './dates.ts'
import type { CheckInAnswerWire } from './wire.ts'

export type MeaningRules = {
  readonly table: Profile['checkInStatus']
  /** Is what the table says of this code a mere assumption, neither calibrated nor set by the venue? */
  readonly isAssumed: (code: string) => boolean
  readonly zone: VenueZone
  readonly clockToleranceMs: number
}

/** ACME writes dates to the second, and its `Date` header too: each may be up to this much behind. */
const SECOND_MS = 1_000

/**
 * What one check-in answer means. The vendor publishes no table of `checkInStatus` (reference, 1.3.1), so the fields
 * speak first: a `checkInDate` at the moment of our call is an admission, an earlier one is `already-used`. Then the
 * profile's table. A code in no table is `unrecognised`, never a refusal.
 */
export function meaningOf(wire: CheckInAnswerWire, call: CallRecord, rules: MeaningRules): CheckInAnswer {
  const checkedInAt = readDate(wire.checkInDate, rules.zone)
  const code = String(wire.checkInStatus)
  return {
    meaning: weigh(
      { meaning: rules.table[code] ?? null, assumed: rules.isAssumed(code) },
      checkedInAt === null ? null : moment(checkedInAt, call, rules),
      wire,
    ),
    code,
    sure: true,
    checkedInAt,
    ticketType: wire.ticketTypeName?.slice(0, 200) ?? null,
    bookedFor: named(wire.ticketEventName, readDate(wire.ticketEventTime, rules.zone)),
    checkedInTo: named(wire.checkedInEventName, readDate(wire.checkedInEventTime, rules.zone)),
    member: memberIn(wire, rules.zone),
  }
}

/**
 * `now`: to the second. `about-now`: within what clocks may differ by. `this-minute`: only if the date has lost its
 * seconds.
 */
type Moment = 'now' | 'about-now' | 'this-minute' | 'earlier'

type Entry = { readonly meaning: Profile['checkInStatus'][string] | null; readonly assumed: boolean }

function weigh(entry: Entry, moment: Moment | null, wire: CheckInAnswerWire): CheckInAnswer['meaning'] {
  const refusal = entry.meaning === 'checked-in' ? null : entry.meaning
  const standing = standingOf(wire.cardStanding)
  if (refusal !== null && isRefused(standing)) return `card-${standing}`
  switch (moment) {
    case null:
      return entry.meaning ?? 'unrecognised'
    case 'this-minute':
      // Told from a use some seconds earlier by the table alone.
      return entry.meaning === 'checked-in' ? 'checked-in' : weigh(entry, 'earlier', wire)
    case 'earlier':
      // A refusal by rule (too early, cancelled …) may still carry the date of an older check-in; the rule is the
      // reason, where the table is known to be right.
      return refusal !== null && refusal !== 'unknown' && !entry.assumed ? refusal : 'already-used'
    case 'about-now':
    case 'now':
      // Two gates may ask within the same second: where the table says "already used", even an assumed one, no guest
      // is let in twice on the strength of a date that is only written to the second.
      return refusal === 'already-used' ? 'already-used' : 'checked-in'
  }
}

const MINUTE_MS = 60_000

/**
 * Was it checked in by this very call? Compared on ACME's own clock where its `Date` header tells it, and on ours: the
 * header may come from another machine than the date, and any of the three may be wrong. An earlier use is near
 * neither; what is later than both can only be now.
 */
function moment(checkedInAt: number, call: CallRecord, rules: MeaningRules): Moment {
  const tookMs = call.endedAt - call.sentAt
  const clocks = [call.endedAt, ...(call.serverAt === null ? [] : [call.serverAt])]
  const isNear = (beforeMs: number, afterMs: number): boolean =>
    clocks.some((endedAt) => checkedInAt >= endedAt - tookMs - beforeMs && checkedInAt <= endedAt + afterMs)
  if (isNear(2 * SECOND_MS, 2 * SECOND_MS)) return 'now'
  const slackMs = 2 * SECOND_MS + rules.clockToleranceMs
  if (isNear(slackMs, slackMs)) return 'about-now'
  if (checkedInAt % MINUTE_MS === 0 && isNear(slackMs + MINUTE_MS, slackMs)) return 'this-minute'
  return clocks.every((endedAt) => checkedInAt > endedAt) ? 'about-now' : 'earlier'
}

function named(name: string | null, startsAt: number | null): CheckInAnswer['bookedFor'] {
  return name === null ? null : { name: name.slice(0, 300), startsAt }
}

function memberIn(wire: CheckInAnswerWire, zone: VenueZone): CheckInAnswer['member'] {
  if (wire.cardStanding === null && wire.levelName === null && wire.cardName === null) return null
  return {
    level: wire.levelName?.slice(0, 200) ?? null,
    cardName: wire.cardName?.slice(0, 200) ?? null,
    cardType: wire.cardType?.slice(0, 60) ?? null,
    standing: standingOf(wire.cardStanding),
    expiresAt: readDate(wire.membershipExpirationDate, zone),
  }
}

/** `cardStanding` as the reference lists it; anything else is `unknown`, which no rule refuses. */
export function standingOf(word: string | null): CardStanding {
  switch (word?.trim().toLowerCase()) {
    case 'new':
      return 'new'
    case 'active':
      return 'active'
    case 'dropped':
      return 'dropped'
    case 'lapsed':
      return 'lapsed'
    case 'replaced':
      return 'replaced'
    default:
      return 'unknown'
  }
}

function isRefused(standing: CardStanding): standing is 'dropped' | 'lapsed' | 'replaced' {
  return standing === 'dropped' || standing === 'lapsed' || standing === 'replaced'
}

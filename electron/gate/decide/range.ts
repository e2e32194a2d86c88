import { eventRefOf } from '../../contract/ticketing.ts'
import type { DenyReason, VerdictDetails } from '../../contract/verdict.ts'
import { eventAtTheDoor } from './event.ts'
import type { CacheDecision, Facts, RangeFacts, Rules } from './facts.ts'
import { inOrder } from './movements.ts'

/** A pass range of the profile, its days cut: codes of digits alone, all of one length. */
export type PassRange = {
  readonly facts: RangeFacts
  /** What stands before the digits on every pass of the range; empty where nothing does. */
  readonly prefix: string
  /** First and last number, as text of equal length. */
  readonly from: string
  readonly to: string
}

/** The first range that holds this code; null where none does. Numbers longer than a float are compared as text. */
export function rangeOf(barcode: string, ranges: readonly PassRange[]): RangeFacts | null {
  const found = ranges.find(({ prefix, from, to }) => {
    if (!barcode.startsWith(prefix)) return false
    const digits = barcode.slice(prefix.length)
    return digits.length === from.length && /^\d+$/.test(digits) && digits >= from && digits <= to
  })
  return found?.facts ?? null
}

/**
 * What a rule of the profile says of a numeric pass. ACME matches such passes by rule too: no order is behind them and
 * no capacity is used (reference, S5), so nothing of them is ever downloaded.
 */
export function decideRange(range: RangeFacts, facts: Facts, rules: Rules, now: number): CacheDecision {
  const atTheDoor = eventAtTheDoor(facts.admitting, now)
  const event = atTheDoor === null ? null : eventRefOf(atTheDoor)
  const details: VerdictDetails = { ticketType: range.title }
  const deny = (reason: DenyReason, more: VerdictDetails): CacheDecision => ({
    kind: 'deny',
    reason,
    own: true,
    event,
    details: { ...details, ...more },
  })

  if (range.validFrom !== null && now < range.validFrom) {
    return deny('too-early', { opensAt: range.validFrom })
  }
  if (range.validUntil !== null && now >= range.validUntil) {
    return deny('expired', { expiredAt: range.validUntil })
  }
  const fresh: CacheDecision = { kind: 'admit', reason: 'admitted', own: false, event, details }
  if (range.uses === 'unlimited') return fresh

  const since = range.uses === 'once-a-day' ? rules.startOfDay(now, 0) : Number.NEGATIVE_INFINITY
  const movements = inOrder(facts.movements).filter(({ at }) => at >= since)
  const entry = movements.findLast(({ direction }) => direction === 'in')
  if (entry === undefined) return fresh
  const used = { usedAt: entry.at, usedBy: entry.lane }
  if (rules.reentry === 'never') return deny('already-used', used)
  return movements.at(-1)?.direction === 'out'
    ? { kind: 'admit', reason: 'readmitted', own: true, event, details }
    : deny('already-inside', used)
}

import { eventRefOf } from '../../contract/ticketing.ts'
import type { DenyReason, Member, VerdictDetails } from '../../contract/verdict.ts'
import { eventAtTheDoor } from './event.ts'
import type { CacheDecision, CardFacts, Facts, Rules } from './facts.ts'
import { inOrder } from './movements.ts'

/** Card facts in the shape a verdict shows; the rules know no names, so whoever shows it adds the one on the card. */
export const memberOf = (card: CardFacts): Member => ({
  level: card.level,
  cardName: null,
  cardType: card.cardType,
  standing: card.standing,
  expiresAt: card.expiresAt,
})

const REFUSED_STANDING = {
  lapsed: 'card-lapsed',
  dropped: 'card-dropped',
  replaced: 'card-replaced',
} as const satisfies Partial<Record<CardFacts['standing'], DenyReason>>

/**
 * What the cache says of a membership card. Card scans make no order and take no capacity (reference, S4);
 * a second entry to the same event on one card is for ACME to judge, hence `own: false`.
 */
export function decideCard(card: CardFacts, facts: Facts, rules: Rules, now: number): CacheDecision {
  const event = eventAtTheDoor(facts.admitting, now)
  const details: VerdictDetails = { member: memberOf(card) }
  const ref = event === null ? null : eventRefOf(event)
  const deny = (reason: DenyReason, more: VerdictDetails = {}): CacheDecision => ({
    kind: 'deny',
    reason,
    own: false,
    event: ref,
    details: { ...details, ...more },
  })

  if (card.standing === 'lapsed' || card.standing === 'dropped' || card.standing === 'replaced') {
    return deny(REFUSED_STANDING[card.standing])
  }
  if (card.expiresAt !== null && now > card.expiresAt)
    return deny('card-lapsed', { expiredAt: card.expiresAt })
  if (card.standing === 'unknown') return { kind: 'unknown', event: ref }

  const today = rules.startOfDay(now, 0)
  const movements = inOrder(facts.movements).filter(({ at }) => at >= today)
  const entry = movements.findLast(
    ({ direction, eventId }) => direction === 'in' && eventId === (event?.id ?? null),
  )
  if (entry === undefined) return { kind: 'admit', reason: 'admitted', own: false, event: ref, details }
  // By the time of an exit the event at the door may be another one.
  const hasLeft = movements.some(({ direction, seq }) => direction === 'out' && seq > entry.seq)
  if (hasLeft && rules.reentry === 'after-exit') {
    return { kind: 'admit', reason: 'readmitted', own: true, event: ref, details }
  }
  return deny(hasLeft ? 'already-used' : 'already-inside', { usedAt: entry.at, usedBy: entry.lane })
}

import { eventRefOf } from '../../contract/ticketing.ts'
import type { DenyReason, Member, VerdictDetails } from '../../contract/verdict.ts'
import { eventAtTheDoor } from './event.ts'
import type { CacheDecision, CardFacts, Facts, Rules } from './facts.ts'

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
  const here = facts.movements
    .filter(({ at, eventId }) => at >= today && eventId === (event?.id ?? null))
    .at(-1)
  if (here?.direction === 'in') return deny('already-inside', { usedAt: here.at, usedBy: here.lane })
  return { kind: 'admit', reason: here === undefined ? 'admitted' : 'readmitted', event: ref, details }
}

import { decideCard } from './card.ts'
import { rightEntrance } from './entrance.ts'
import type { CacheDecision, Facts, Pass, Rules } from './facts.ts'
import { goodFor } from './movements.ts'
import { decideExit, decideOwnEntry, detailsOf, eventOf, holdForRest } from './own.ts'
import { decideRange } from './range.ts'
import { decideTicket } from './ticket.ts'

/**
 * What this device alone would say to a code (design, section 4, step 3). A pure function of its arguments:
 * the same facts at the same time always get the same answer, whatever order they were learnt in.
 */
export function decideFromCache(facts: Facts, rules: Rules, now: number): CacheDecision {
  if (rules.direction === 'out') return decideExit(facts, rules, now)

  const own = decideOwnEntry(facts, rules, now)
  if (own !== null) return own
  const { pass, count } = facts
  // Asked about a code that is good for fewer, ACME would use it up all the same.
  const isTooMany = count > goodFor(pass)
  if (facts.landed) {
    return isTooMany
      ? holdForRest(facts, now)
      : {
          kind: 'admit',
          reason: 'admitted',
          own: false,
          event: eventOf(facts, now),
          details: detailsOf(facts),
        }
  }
  if (pass === null)
    return isTooMany ? holdForRest(facts, now) : { kind: 'unknown', event: eventOf(facts, now) }

  // Before ACME is asked: it knows nothing of entrances, and would use the ticket up.
  const right = rightEntrance(pass, rules)
  if (right !== null) {
    return {
      kind: 'deny',
      reason: 'wrong-entrance',
      own: true,
      event: eventOf(facts, now),
      details: { ...detailsOf(facts), rightEntrance: right },
    }
  }
  if (isTooMany) return holdForRest(facts, now)
  return tooOldToAdmit(byKind(pass, facts, rules, now), facts, rules, now)
}

function byKind(pass: Pass, facts: Facts, rules: Rules, now: number): CacheDecision {
  switch (pass.kind) {
    case 'ticket':
      return decideTicket(pass.ticket, pass.event, facts, rules, now)
    case 'card':
      return decideCard(pass.card, facts, rules, now)
    case 'range':
      return decideRange(pass.range, facts, rules, now)
  }
}

/** A list that is too old may hold back a guest for a person to look at; it never admits and never refuses one. */
function tooOldToAdmit(said: CacheDecision, facts: Facts, rules: Rules, now: number): CacheDecision {
  if (said.kind !== 'admit' || facts.confirmedAt === null) return said
  const dataAgeMs = Math.max(0, now - facts.confirmedAt)
  return dataAgeMs > rules.refuseCacheAtMs
    ? {
        kind: 'hold',
        reason: 'cache-too-old',
        own: false,
        event: said.event,
        details: { ...said.details, dataAgeMs },
      }
    : said
}

import { type EventRecord, eventRefOf } from '../../contract/ticketing.ts'
import type { EventRef, VerdictDetails } from '../../contract/verdict.ts'
import { decideCard, memberOf } from './card.ts'
import { eventAtTheDoor } from './event.ts'
import type { CacheDecision, Facts, Rules } from './facts.ts'
import { decideTicket } from './ticket.ts'

/**
 * What this device alone would say to a code (design, section 4, step 3). A pure function of its arguments:
 * the same facts at the same time always get the same answer, whatever order they were learnt in.
 */
export function decideFromCache(facts: Facts, rules: Rules, now: number): CacheDecision {
  if (rules.direction === 'out') return decideExit(facts, now)

  const own = ownEntry(facts, rules, now)
  if (own !== null) return own
  if (facts.landed) {
    return { kind: 'admit', reason: 'admitted', event: eventOf(facts, now), details: detailsOf(facts) }
  }
  if (facts.pass === null) {
    return { kind: 'unknown', event: eventOf(facts, now) }
  }

  const said =
    facts.pass.kind === 'ticket'
      ? decideTicket(facts.pass.ticket, facts.pass.event, facts, rules, now)
      : decideCard(facts.pass.card, facts, rules, now)
  return tooOldToAdmit(said, facts, rules, now)
}

/**
 * A ticket this device admitted is used, whatever the list says: our own admission is a fact that no download
 * can undo. Cards are left to {@link decideCard}: they come again.
 */
function ownEntry(facts: Facts, rules: Rules, now: number): CacheDecision | null {
  if (facts.pass?.kind === 'card') return null
  const last = facts.movements.at(-1)
  if (last === undefined) return null
  const event = eventOf(facts, now)
  const details = detailsOf(facts)
  if (last.direction === 'out' && rules.reentry === 'after-exit') {
    return { kind: 'admit', reason: 'readmitted', event, details }
  }
  const entry = facts.movements.findLast(({ direction }) => direction === 'in')
  if (entry === undefined) return null
  return {
    kind: 'deny',
    reason: rules.reentry === 'after-exit' ? 'already-inside' : 'already-used',
    own: true,
    event,
    details: { ...details, usedAt: entry.at, usedBy: entry.lane },
  }
}

/** Leaving: allowed to whoever is inside, by our own movements or because ACME says the ticket was checked in. */
function decideExit(facts: Facts, now: number): CacheDecision {
  const event = eventOf(facts, now)
  const details = detailsOf(facts)
  const last = facts.movements.at(-1)
  const checkedIn = facts.pass?.kind === 'ticket' && facts.pass.ticket.checkedInAt !== null
  const inside = last === undefined ? checkedIn : last.direction === 'in'
  if (inside) return { kind: 'admit', reason: 'admitted', event, details }
  if (facts.pass === null && last === undefined) return { kind: 'unknown', event }
  return { kind: 'deny', reason: 'not-inside', own: true, event, details }
}

/** A list that is too old may hold back a guest for a person to look at; it never admits and never refuses one. */
function tooOldToAdmit(said: CacheDecision, facts: Facts, rules: Rules, now: number): CacheDecision {
  if (said.kind !== 'admit' || facts.confirmedAt === null) return said
  const dataAgeMs = Math.max(0, now - facts.confirmedAt)
  return dataAgeMs > rules.refuseCacheAtMs
    ? { kind: 'hold', reason: 'cache-too-old', event: said.event, details: { ...said.details, dataAgeMs } }
    : said
}

function eventOf(facts: Facts, now: number): EventRef | null {
  const event = eventBehind(facts, now)
  return event === null ? null : eventRefOf(event)
}

function detailsOf(facts: Facts): VerdictDetails {
  if (facts.pass === null) return {}
  if (facts.pass.kind === 'card') return { member: memberOf(facts.pass.card) }
  const { ticketType, orderNumber } = facts.pass.ticket
  return { ...(ticketType === null ? {} : { ticketType }), ...(orderNumber === null ? {} : { orderNumber }) }
}

/** A ticket's own event; a member's the one at the door; an unknown code's only where no other could be meant. */
function eventBehind({ pass, admitting }: Facts, now: number): EventRecord | null {
  if (pass === null) return admitting.length === 1 ? (admitting[0] ?? null) : null
  return pass.kind === 'ticket' ? pass.event : eventAtTheDoor(admitting, now)
}

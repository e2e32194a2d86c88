import { type EventRecord, eventRefOf } from '../../contract/ticketing.ts'
import type { DenyReason, EventRef, VerdictDetails } from '../../contract/verdict.ts'
import { memberOf } from './card.ts'
import { eventAtTheDoor } from './event.ts'
import type { CacheDecision, Facts, Rules, TicketFacts } from './facts.ts'
import { countGuests, goodFor, inOrder, mostInside } from './movements.ts'
import { decideTicket, ticketDetails, whyGone } from './ticket.ts'

/**
 * What this device's own admissions say of a ticket, whatever the list says: they are facts that no download can undo.
 * Null where there are none. Cards and numeric passes are left to their own rules: they come again.
 */
export function decideOwnEntry(facts: Facts, rules: Rules, now: number): CacheDecision | null {
  const { pass, movements, count } = facts
  if (pass !== null && pass.kind !== 'ticket') return null
  const entry = inOrder(movements).findLast(({ direction }) => direction === 'in')
  const atAcme = pass !== null && pass.ticket.checkedInAt !== null
  const mayReturn = rules.reentry === 'after-exit'
  // An exit alone: of a guest who came in elsewhere, or whose admission was taken back and who comes as if new.
  if (entry === undefined && !(mayReturn && atAcme && movements.length > 0)) return null

  const of = pass === null ? mostInside(movements) : goodFor(pass)
  const { entered, inside } = countGuests(movements, of, atAcme)
  const left = of - (mayReturn ? inside : entered)
  if (left <= 0) {
    const used = entry === undefined ? {} : { usedAt: entry.at, usedBy: entry.lane }
    return deny(mayReturn ? 'already-inside' : 'already-used', facts, now, used)
  }
  if (count > left) return holdForRest(facts, now)
  if (mayReturn && count <= entered - inside) return decideReturn(facts, rules, now)
  return decideRest(facts, rules, now)
}

/** Back after an exit: the times of the doors were kept the first time; a ticket that is good for nothing is not. */
function decideReturn(facts: Facts, rules: Rules, now: number): CacheDecision {
  const event = eventOf(facts, now)
  const details = detailsOf(facts)
  if (facts.pass?.kind === 'ticket') {
    const { ticket, event: booked } = facts.pass
    const gone = whyGone(ticket, booked, rules, now)
    if (gone !== null) return deny(gone.reason, facts, now, gone.more)
    if (booked !== null && isOver(booked, ticket, facts, now)) {
      return deny('wrong-event', facts, now, { rightEvent: eventRefOf(booked) })
    }
  }
  return { kind: 'admit', reason: 'readmitted', own: true, event, details }
}

/** Yesterday's guest who was scanned out is not "back" today. One who was moved to another time is judged by that. */
function isOver(
  booked: EventRecord,
  ticket: TicketFacts,
  { admitting, movements }: Facts,
  now: number,
): boolean {
  const into = inOrder(movements).findLast(({ direction }) => direction === 'in')?.eventId ?? ticket.eventId
  return now > booked.endsAt && !admitting.some(({ id }) => id === booked.id || id === into)
}

/** More of a group of which some are inside: the ticket's own rules hold for each of them. */
function decideRest(facts: Facts, rules: Rules, now: number): CacheDecision {
  const asNew: CacheDecision =
    facts.pass?.kind === 'ticket'
      ? decideTicket({ ...facts.pass.ticket, checkedInAt: null }, facts.pass.event, facts, rules, now)
      : { kind: 'unknown', event: null }
  return asNew.kind === 'unknown'
    ? { kind: 'admit', reason: 'admitted', own: true, event: eventOf(facts, now), details: detailsOf(facts) }
    : { ...asNew, own: true }
}

/** Leaving: allowed to whoever is inside, by our own movements or because ACME says the ticket was checked in. */
export function decideExit(facts: Facts, rules: Rules, now: number): CacheDecision {
  const { pass, count } = facts
  const isUnlimited = pass?.kind === 'range' && pass.range.uses === 'unlimited'
  // Of a pass that any number may use, those of other days cannot be told from those of today.
  const movements = isUnlimited
    ? facts.movements.filter(({ at }) => at >= rules.startOfDay(now, 0))
    : facts.movements
  const atAcme = pass?.kind === 'ticket' && pass.ticket.checkedInAt !== null
  const of = pass === null ? mostInside(movements) : goodFor(pass)
  const { inside } = countGuests(movements, of, atAcme)
  if (pass === null && facts.movements.length === 0) return { kind: 'unknown', event: eventOf(facts, now) }
  if (inside === 0) return deny('not-inside', facts, now)
  if (count > inside) return holdForRest(facts, now)
  return {
    kind: 'admit',
    reason: 'admitted',
    own: true,
    event: eventOf(facts, now),
    details: detailsOf(facts),
  }
}

/** More guests than the code is still good for: some may pass, and a person has to say who. */
export function holdForRest(facts: Facts, now: number): CacheDecision {
  const details: VerdictDetails = { ...detailsOf(facts), cause: 'group-rest' }
  return { kind: 'hold', reason: 'not-decided', own: true, event: eventOf(facts, now), details }
}

function deny(reason: DenyReason, facts: Facts, now: number, more: VerdictDetails = {}): CacheDecision {
  const details = { ...detailsOf(facts), ...more }
  return { kind: 'deny', reason, own: true, event: eventOf(facts, now), details }
}

/** The event a verdict about this code shows. */
export function eventOf(facts: Facts, now: number): EventRef | null {
  const event = eventBehind(facts, now)
  return event === null ? null : eventRefOf(event)
}

/** What the code is, as a verdict shows it. */
export function detailsOf({ pass }: Facts): VerdictDetails {
  if (pass === null) return {}
  switch (pass.kind) {
    case 'ticket':
      return ticketDetails(pass.ticket)
    case 'card':
      return { member: memberOf(pass.card) }
    case 'range':
      return { ticketType: pass.range.title }
  }
}

/** A ticket's own event; a member's the one at the door; an unknown code's only where no other could be meant. */
function eventBehind({ pass, admitting }: Facts, now: number): EventRecord | null {
  if (pass === null) return admitting.length === 1 ? (admitting[0] ?? null) : null
  return pass.kind === 'ticket' ? pass.event : eventAtTheDoor(admitting, now)
}

import type { CheckInAnswer } from '../../contract/ticketing.ts'
import type {
  AdmitReason,
  DenyReason,
  EventRef,
  HoldCause,
  HoldReason,
  VerdictDetails,
  VerdictSource,
} from '../../contract/verdict.ts'
import type { CacheDecision, Rules } from './facts.ts'

/** A decision before it has an id and a time. */
export type Decision = {
  readonly source: VerdictSource
  readonly event: EventRef | null
  readonly details: VerdictDetails
} & (
  | { readonly class: 'admit'; readonly reason: AdmitReason }
  | { readonly class: 'deny'; readonly reason: DenyReason }
  | { readonly class: 'hold'; readonly reason: HoldReason }
)

/** What came of asking ACME: its answer, or why there is none. */
export type AcmeWord =
  | { readonly kind: 'answered'; readonly answer: CheckInAnswer; readonly ours: boolean }
  | { readonly kind: 'silent'; readonly cause: HoldCause }

/**
 * Is ACME worth asking? Not where our own scan already decides, nor, in `local-first`, where the cache admits
 * (design, section 4). A guest walking out is never ACME's business: it has no exit call (reference, 1.3.5).
 */
export function shouldAsk(
  cache: CacheDecision,
  policy: 'verify' | 'local-first',
  rules: Rules,
  landed: boolean,
): boolean {
  if (rules.direction === 'out' || landed) return false
  // A re-entry, the rest of a group, a rule of this entrance: ACME could only say that the ticket is used, or use it.
  if (cache.kind !== 'unknown' && cache.own) return false
  return !(policy === 'local-first' && cache.kind === 'admit')
}

/** The table of the design's section 4, step 5. */
export function combine(cache: CacheDecision, word: AcmeWord, rules: Rules): Decision {
  if (word.kind === 'silent') return bySelf(cache, word.cause, rules)
  // A bare 404 is no word against a ticket this device knows.
  if (!word.answer.sure && word.answer.meaning === 'unknown' && cache.kind !== 'unknown') {
    return bySelf(cache, 'acme-unclear', rules)
  }
  return byAcme(cache, word.answer, word.ours)
}

function byAcme(cache: CacheDecision, answer: CheckInAnswer, ours: boolean): Decision {
  const details: VerdictDetails = {
    ...whatItIs(cache),
    ...(answer.ticketType === null ? {} : { ticketType: answer.ticketType }),
    ...(answer.member === null ? {} : { member: answer.member }),
  }
  const event = eventSaid(cache.event, answer)
  const source = 'acme'
  switch (answer.meaning) {
    case 'checked-in':
      return {
        class: 'admit',
        reason: 'admitted',
        source,
        event,
        details: { ...details, ...rebooked(answer) },
      }
    case 'already-used': {
      // Our own earlier attempt landed without an answer: nobody was let in for it yet (design, section 5).
      if (ours) return { class: 'admit', reason: 'admitted', source, event, details }
      const usedAt = answer.checkedInAt === null ? {} : { usedAt: answer.checkedInAt }
      return { class: 'deny', reason: 'already-used', source, event, details: { ...details, ...usedAt } }
    }
    case 'unrecognised':
      return {
        class: 'hold',
        reason: 'unrecognised-answer',
        source,
        event,
        details: { ...details, code: answer.code, cause: 'acme-unclear' },
      }
    default: {
      // ACME gives the reason; where the cache came to the same one, it also knows the when and the where.
      const agreed = cache.kind === 'deny' && cache.reason === answer.meaning ? cache.details : {}
      const right = answer.meaning === 'wrong-event' ? bookedRef(answer) : null
      return {
        class: 'deny',
        reason: answer.meaning,
        source,
        event,
        details: { ...(right === null ? {} : { rightEvent: right }), ...agreed, ...details },
      }
    }
  }
}

function bySelf(cache: CacheDecision, cause: HoldCause, rules: Rules): Decision {
  const { event } = cache
  switch (cache.kind) {
    case 'admit':
      return { class: 'admit', reason: cache.reason, source: 'cache', event, details: cache.details }
    case 'deny':
      return { class: 'deny', reason: cache.reason, source: 'cache', event, details: cache.details }
    case 'hold':
      return {
        class: 'hold',
        reason: cache.reason,
        source: 'cache',
        event,
        // What the cache itself could not settle comes before why ACME could not either.
        details: { cause, ...cache.details },
      }
    case 'unknown':
      return byRule(rules.unknown, event, cause)
  }
}

function byRule(unknown: Rules['unknown'], event: EventRef | null, cause: HoldCause): Decision {
  switch (unknown) {
    case 'hold':
      return { class: 'hold', reason: 'not-decided', source: 'policy', event, details: { cause } }
    case 'deny':
      return { class: 'deny', reason: 'unknown', source: 'policy', event, details: {} }
    case 'admit':
      return { class: 'admit', reason: 'admitted', source: 'policy', event, details: { flagged: true } }
  }
}

function eventSaid(cached: EventRef | null, answer: CheckInAnswer): EventRef | null {
  const said = answer.checkedInTo ?? answer.bookedFor
  if (said === null || said.startsAt === null) return cached
  // The answer names the event but carries no id (reference, 1.3.1): keep the cache's where it is the same one.
  return cached !== null && cached.startsAt === said.startsAt
    ? cached
    : { id: '', name: said.name, startsAt: said.startsAt }
}

function bookedRef({ bookedFor }: CheckInAnswer): EventRef | null {
  return bookedFor === null || bookedFor.startsAt === null
    ? null
    : { id: '', name: bookedFor.name, startsAt: bookedFor.startsAt }
}

function rebooked(answer: CheckInAnswer): VerdictDetails {
  const from = bookedRef(answer)
  const to = answer.checkedInTo
  return from !== null && to !== null && to.startsAt !== null && to.startsAt !== from.startsAt
    ? { bookedFor: from }
    : {}
}

/** What a pass is, without the when and where of the cache's own decision, which ACME may just have overruled. */
export function whatItIs(cache: CacheDecision): VerdictDetails {
  if (cache.kind === 'unknown') return {}
  const { opensAt, closedAt, expiredAt, usedAt, usedBy, rightEvent, rightEntrance, bookedFor, ...rest } =
    cache.details
  const { cause, dataAgeMs, ...pass } = rest
  return pass
}

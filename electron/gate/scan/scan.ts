import type { ScanRequest } from '../../contract/methods.ts'
import type { Profile } from '../../contract/profile.ts'
import type { Verdict, VerdictDetails } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { readBarcode } from '../decide/barcode.ts'
import { decideByTheClocks, type TimedDecision } from '../decide/clocks.ts'
import { combine, type Decision, shouldAsk } from '../decide/combine.ts'
import { namesEvents } from '../decide/event-rule.ts'
import type { CacheDecision, Facts } from '../decide/facts.ts'
import { withGroup } from '../decide/group.ts'
import { nextVisit } from '../decide/movements.ts'
import { repeated, repeatVerdict } from '../decide/repeat.ts'
import { neverShown } from '../decide/unshown.ts'
import { type Actor, nameFor } from '../roles/actor.ts'
import type { UploadPlan } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { Ask, Asked } from './ask.ts'
import { eventToName } from './event-to-name.ts'
import { type Code, makeLook, rulesOf, shownDetails } from './facts.ts'
import type { Learn } from './learn.ts'
import { mayAsk } from './may-ask.ts'
import type { Taken, Turns } from './turns.ts'

export type ScanOptions = {
  readonly store: Store
  readonly ask: Ask
  readonly learn: Learn
  readonly turns: Turns
  readonly profile: Profile
  readonly zone: VenueZone
  /** Epoch ms for rules and records. */
  readonly now: () => number
  /** ACME's clock minus ours, in ms. */
  readonly skewMs: () => number
  /** The same as the process before this one had it when it ended. */
  readonly skewBefore: number
  /** Monotonic ms for durations. */
  readonly tick: () => number
  readonly onCommitted: (verdict: Verdict) => void
}

/**
 * One scan, from its characters to a verdict that is on the disk (design, section 4).
 * @param by who is signed in where it was read
 * @param also written in the transaction of the verdict: both or neither
 */
export type Scan = (request: ScanRequest, by: Actor, also?: (verdict: Verdict) => void) => Promise<Verdict>

type Asking = ScanRequest & {
  readonly by: Actor
  readonly also: (verdict: Verdict) => void
}

const NOT_ASKED: Asked = {
  word: { kind: 'silent', cause: 'not-asked' },
  requestId: null,
  close: () => {},
  underWay: false,
}

export function makeScan(options: ScanOptions): Scan {
  const { store, turns, profile, zone, now, tick } = options
  const rules = rulesOf(profile, zone)
  const look = makeLook(store, profile, zone, options.skewMs)

  return (request, by, also = () => {}) =>
    turns.take(request, (taken) => decide({ ...request, by, also }, taken))

  async function decide(request: Asking, taken: Taken): Promise<Verdict> {
    const barcode = readBarcode(request.barcode)
    if (barcode === null) {
      const unreadable: Decision = {
        class: 'hold',
        reason: 'unreadable',
        source: 'policy',
        event: null,
        details: {},
      }
      return commitPlain(request, turns.finish(taken, unreadable), null, null)
    }
    const code: Code = { barcode, hash: store.lookup(barcode) }
    const count = request.count ?? 1
    const began = tick()
    if (needsLearning(code, count)) await options.learn(barcode)
    const { facts, cache } = decideNow(code, count)
    const lost = unshownOf(facts)
    if (lost !== null) return lost
    const repeat = repeatOf(request, facts, taken)
    if (repeat !== null) return commitPlain(request, repeat, code.hash, barcode)

    const eventId = eventToName(facts, cache, profile.admit, now())
    const asked = mayAsk({ code, facts, cache, eventId, rules, profile, store })
      ? await options.ask({
          ...code,
          scanId: request.scanId,
          eventId,
          waitMs: Math.max(0, profile.budgetMs - (tick() - began)),
        })
      : NOT_ASKED
    return commit({ request, taken, code, facts, cache, asked })
  }

  function decideNow(code: Code, count: number): TimedDecision {
    return decideByTheClocks((at) => look(code, at, count), rules, { now: now(), skewMs: options.skewMs() })
  }

  /**
   * Where nothing here knows the code (sold a minute ago), its order is fetched first if not every event is admitted:
   * asked without an event ACME would let it in for its own, whichever that is, and asked for a wrong one it would
   * refuse a guest of another. And where several guests come with it, since only its order says whether they may.
   */
  function needsLearning(code: Code, count: number): boolean {
    const { admit, direction } = profile
    const isOnlyOne = admit.events.length === 1 && admit.templates.length + admit.names.length === 0
    if (direction === 'out' || ((!namesEvents(admit) || isOnlyOne) && count === 1)) return false
    const { pass, movements, landed } = look(code, now(), count)
    return pass === null && movements.length === 0 && !landed
  }

  type Decided = {
    readonly request: Asking
    readonly taken: Taken
    readonly code: Code
    readonly facts: Facts
    readonly cache: CacheDecision
    readonly asked: Asked
  }

  /** Commit, then show: one transaction writes the scan, the admission, its outbox row and the end of the attempt. */
  function commit(decided: Decided): Verdict {
    const { request, taken, code, facts, cache, asked } = decided
    const { barcode, hash } = code
    const decision = withGroup(combine(cache, asked.word, rules), facts, rules)
    const verdict = turns.finish(taken, withProvenance(decision, facts, hash, asked.requestId))
    const admission =
      decision.class === 'admit'
        ? {
            visit: nextVisit(facts.movements, profile.direction),
            guests: facts.count,
            knew: facts.movements.map(({ seq }) => seq),
            upload: uploadPlan(cache, asked, facts.landed),
          }
        : null

    const written = store.atomically(() => {
      asked.close()
      if (decision.reason === 'already-used' && decision.source === 'acme' && verdict.usedAt !== undefined) {
        store.passes.markCheckedIn(hash, verdict.usedAt)
      }
      const written = store.scans.commit({
        verdict,
        via: request.via,
        lane: profile.terminalId,
        direction: profile.direction,
        hash,
        barcode,
        signedIn: nameFor(profile, request.by),
        admission,
      })
      if (written === 'taken') return written
      if (admission !== null && profile.direction === 'in') store.attempts.takenBy(hash, verdict.scanId)
      request.also(verdict)
      return written
    })
    if (written === 'taken') {
      // The pass moved, or was undone, between our reading and our writing: read again, decide again. What ACME said
      // still counts, unless this device now knows better.
      const again = decideNow(code, facts.count)
      const isHeard = shouldAsk(again.cache, 'verify', rules, again.facts.landed)
      return commit({ ...decided, ...again, asked: isHeard ? asked : NOT_ASKED })
    }
    options.onCommitted(verdict)
    return verdict
  }

  function commitPlain(
    request: Asking,
    verdict: Verdict,
    hash: Buffer | null,
    barcode: string | null,
  ): Verdict {
    const { terminalId: lane, direction } = profile
    const { via, by } = request
    const signedIn = nameFor(profile, by)
    store.atomically(() => {
      store.scans.commit({ verdict, via, lane, direction, hash, barcode, signedIn, admission: null })
      request.also(verdict)
    })
    options.onCommitted(verdict)
    return verdict
  }

  /** The verdict of this guest's scan just before the process died, never shown: it stands, and is shown now. */
  function unshownOf({ movements, count }: Facts): Verdict | null {
    const lane = { direction: profile.direction, name: profile.terminalId }
    // By ACME's clock, since this device's may have been set while nobody ran.
    const agoMs = (at: number): number => now() + options.skewMs() - (at + options.skewBefore)
    const lost = neverShown(movements, lane, count, agoMs, store.scans.isUnshown)
    return lost === null ? null : store.scans.byId(lost.scanId)
  }

  /** A scanner that reads twice must not refuse a valid guest: an admission just shown is shown again. */
  function repeatOf(request: ScanRequest, facts: Facts, taken: Taken): Verdict | null {
    // Nobody read this code: a person lets in more of its guests.
    if (request.via === 'group') return null
    const last = repeated(facts.movements, profile.direction, request.at, profile.repeatGuardMs)
    if (last === null) return null
    return repeatVerdict(last.scanId, store.scans.byId(last.scanId), {
      scanId: request.scanId,
      at: request.at,
      tookMs: turns.tookMs(taken),
    })
  }

  function uploadPlan(cache: CacheDecision, asked: Asked, landed: boolean): UploadPlan {
    // ACME has no exit call, and to it a ticket that comes back, or the rest of a group, is simply a used one.
    if (profile.direction === 'out' || (cache.kind !== 'unknown' && cache.own)) return { kind: 'none' }
    if (landed || asked.word.kind === 'answered') {
      return { kind: 'recorded', requestId: asked.requestId, at: now() }
    }
    return { kind: 'pending', notBefore: asked.underWay ? now() + DEADLINES_MS.scan * 2 : now() }
  }

  function withProvenance(
    decision: Decision,
    facts: Facts,
    hash: Buffer,
    requestId: string | null,
  ): Decision {
    const age =
      decision.source === 'cache' && facts.confirmedAt !== null
        ? Math.max(0, now() - facts.confirmedAt)
        : null
    const details: VerdictDetails = {
      ...shownDetails(decision.details, store, hash, profile),
      ...(age === null ? {} : { dataAgeMs: age }),
      ...(requestId === null ? {} : { requestId }),
    }
    return { ...decision, details }
  }
}

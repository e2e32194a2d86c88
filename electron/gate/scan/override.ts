import type { Profile } from '../../contract/profile.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { ActLog } from '../acts/log.ts'
import type { VenueZone } from '../clock/zone.ts'
import { decideByTheClocks } from '../decide/clocks.ts'
import type { CacheDecision, Facts } from '../decide/facts.ts'
import { withGroup } from '../decide/group.ts'
import { nextVisit } from '../decide/movements.ts'
import { decideOverride } from '../decide/override.ts'
import { repeated, repeatVerdict } from '../decide/repeat.ts'
import { type Actor, nameFor } from '../roles/actor.ts'
import type { UploadPlan } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import { type Code, makeLook, rulesOf, shownDetails } from './facts.ts'
import type { Learn } from './learn.ts'
import type { Taken, Turns } from './turns.ts'

export type OverrideOptions = {
  readonly store: Store
  readonly turns: Turns
  readonly log: ActLog
  readonly learn: Learn
  readonly profile: Profile
  readonly zone: VenueZone
  readonly now: () => number
  readonly skewMs: () => number
  readonly onCommitted: (verdict: Verdict) => void
}

export type OverrideRequest = {
  readonly scanId: string
  readonly at: number
  readonly code: Code
  readonly count: number
  /** What the supervisor wrote. */
  readonly reason: string
  readonly by: Actor
}

/**
 * Admits by a supervisor's word: a real admission, written with its row in the log of acts in one transaction, and told to
 * ACME through the outbox. ACME may refuse it; then both stories stand in the outbox row.
 */
export type MakeOverride = (request: OverrideRequest) => Promise<Verdict>

export function makeOverride(options: OverrideOptions): MakeOverride {
  const { store, turns, log, profile, zone, now } = options
  const rules = rulesOf(profile, zone)
  const look = makeLook(store, profile, zone, options.skewMs)
  const { direction, terminalId: lane } = profile

  return (request) => turns.take(request, (taken) => decide(request, taken))

  async function decide(request: OverrideRequest, taken: Taken): Promise<Verdict> {
    const { code, count } = request
    // ACME takes a ticket whose order is known without asking its own rules again (reference, 1.3.5).
    if (direction === 'in' && look(code, now(), count).pass === null) await options.learn(code.barcode)
    return commit(request, taken)
  }

  function commit(request: OverrideRequest, taken: Taken): Verdict {
    const { code, count, by, reason } = request
    const { facts, cache } = decideByTheClocks((at) => look(code, at, count), rules, {
      now: now(),
      skewMs: options.skewMs(),
    })
    const shown = justOverridden(facts, request.at)
    if (shown !== null) return repeat(request, taken, shown)

    const { decision, before, isTold } = decideOverride(
      cache,
      facts,
      rules,
      profile.rules.overrideAgain,
      now(),
    )
    const { details, ...rest } = withGroup(decision, facts, rules)
    const verdict = turns.finish(taken, {
      ...rest,
      details: shownDetails(details, store, code.hash, profile),
    })
    const written = store.atomically(() => {
      const result = store.scans.commit({
        verdict,
        via: 'override',
        lane,
        direction,
        ...code,
        signedIn: nameFor(profile, by),
        admission: {
          visit: nextVisit(facts.movements, direction),
          guests: count,
          knew: facts.movements.map(({ seq }) => seq),
          upload: uploadOf(isTold, facts),
        },
      })
      if (result === 'taken') return result
      if (direction === 'in') store.attempts.takenBy(code.hash, verdict.scanId)
      const what = {
        codeEnd: code.barcode.slice(-4),
        said: wordOf(cache),
        direction,
        guests: count,
        before: before?.scanId ?? null,
        told: isTold,
      }
      log.note({ act: 'override', by, scanId: verdict.scanId, what, why: reason })
      return result
    })
    // The pass moved, or was undone, between our reading and our writing: read again.
    if (written === 'taken') return commit(request, taken)
    options.onCommitted(verdict)
    return verdict
  }

  function uploadOf(isTold: boolean, { landed }: Facts): UploadPlan {
    if (!isTold) return { kind: 'none' }
    // An earlier try of ours is at ACME, and nobody was let in for it.
    return landed ? { kind: 'recorded', requestId: null, at: now() } : { kind: 'pending', notBefore: now() }
  }

  /** A dialog that was confirmed twice is one override. */
  function justOverridden({ movements }: Facts, at: number): Verdict | null {
    const last = repeated(movements, direction, at, profile.repeatGuardMs)
    const shown = last === null ? null : store.scans.byId(last.scanId)
    return shown?.reason === 'override' ? shown : null
  }

  function repeat({ at, code, by }: OverrideRequest, taken: Taken, shown: Verdict): Verdict {
    const verdict = repeatVerdict(shown.scanId, shown, {
      scanId: taken.scanId,
      at,
      tookMs: turns.tookMs(taken),
    })
    const signedIn = nameFor(profile, by)
    store.scans.commit({ verdict, via: 'override', lane, direction, ...code, signedIn, admission: null })
    options.onCommitted(verdict)
    return verdict
  }
}

/** What the gate would have said without the supervisor. */
function wordOf(cache: CacheDecision): string {
  return cache.kind === 'unknown' ? 'unknown' : `${cache.kind}: ${cache.reason}`
}

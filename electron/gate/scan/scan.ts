import type { ScanRequest } from '../../contract/methods.ts'
import type { Profile } from '../../contract/profile.ts'
import type { Verdict, VerdictDetails } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { readBarcode } from '../decide/barcode.ts'
import { decideByTheClocks, type TimedDecision } from '../decide/clocks.ts'
import { combine, type Decision, shouldAsk } from '../decide/combine.ts'
import type { CacheDecision, Facts } from '../decide/facts.ts'
import { type StorageError, storageErrorOf } from '../store/errors.ts'
import type { UploadPlan } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { Ask, Asked } from './ask.ts'
import { eventToName } from './event-to-name.ts'
import { admittingAt, factsFor, rulesOf, withCardName } from './facts.ts'
import type { Learn } from './learn.ts'

export type ScanOptions = {
  readonly store: Store
  readonly ask: Ask
  readonly learn: Learn
  readonly profile: Profile
  readonly zone: VenueZone
  /** Epoch ms for rules and records. */
  readonly now: () => number
  /** ACME's clock minus ours, in ms. */
  readonly skewMs: () => number
  /** Monotonic ms for durations. */
  readonly tick: () => number
  readonly onCommitted: (verdict: Verdict) => void
  /** The disk failed under a scan; said on the screen until a scan is committed again (null). */
  readonly onStorage: (trouble: StorageError | null) => void
  /** A fault of ours under a scan: the guest is held, and the log has to say why. */
  readonly onDefect: (error: unknown) => void
}

/** One scan, from its characters to a verdict that is on the disk (design, section 4). */
export type Scan = (request: ScanRequest) => Promise<Verdict>

const NOT_ASKED: Asked = {
  word: { kind: 'silent', cause: 'not-asked' },
  requestId: null,
  close: () => {},
  underWay: false,
}

export function makeScan(options: ScanOptions): Scan {
  const { store, profile, zone, now, tick } = options
  const rules = rulesOf(profile, zone)

  /** Scans run one at a time in the order they came; one that arrives meanwhile waits its turn and is never dropped. */
  let turn: Promise<unknown> = Promise.resolve()

  return (request) => {
    const started = tick()
    const mine = turn.then(() => run(request, started))
    turn = mine.catch(() => {})
    return mine
  }

  async function run(request: ScanRequest, started: number): Promise<Verdict> {
    try {
      const verdict = store.scans.byId(request.scanId) ?? (await decide(request, started))
      options.onStorage(null)
      return verdict
    } catch (error) {
      // Never green for what is not on the disk, and never red for a fault of ours.
      const trouble = storageErrorOf(error, 'the data folder')
      if (trouble !== null) options.onStorage(trouble)
      else options.onDefect(error)
      const details: VerdictDetails =
        trouble === null
          ? { cause: 'internal' }
          : { cause: 'storage-failed', note: trouble.message.slice(0, 500) }
      return finish(request, started, {
        class: 'hold',
        reason: 'not-decided',
        source: 'policy',
        event: null,
        details,
      })
    }
  }

  async function decide(request: ScanRequest, started: number): Promise<Verdict> {
    const barcode = readBarcode(request.barcode)
    if (barcode === null) {
      const unreadable: Decision = {
        class: 'hold',
        reason: 'unreadable',
        source: 'policy',
        event: null,
        details: {},
      }
      return commitPlain(request, finish(request, started, unreadable), null, null)
    }
    const hash = store.lookup(barcode)
    const began = tick()
    if (needsLearning(hash)) await options.learn(barcode)
    const { facts, cache } = decideNow(hash)
    const repeat = repeatOf(request, facts, started)
    if (repeat !== null) return commitPlain(request, repeat, hash, barcode)

    const asks = shouldAsk(cache, profile.policy, rules, facts.landed) && !store.outbox.undoWaiting(hash)
    const asked = asks
      ? await options.ask({
          scanId: request.scanId,
          barcode,
          hash,
          eventId: eventToName(facts, cache, profile.admit.events, now()),
          waitMs: Math.max(0, profile.budgetMs - (tick() - began)),
        })
      : NOT_ASKED
    return commit({ request, started, barcode, hash, facts, cache, asked })
  }

  function factsAt(hash: Buffer, at: number): Facts {
    return factsFor(store, hash, admittingAt(store, profile, zone, at))
  }

  function decideNow(hash: Buffer): TimedDecision {
    return decideByTheClocks((at) => factsAt(hash, at), rules, { now: now(), skewMs: options.skewMs() })
  }

  /**
   * Where several named events are admitted and nothing here knows the code (sold a minute ago), its order is fetched
   * first: asked without an event ACME would let it in for its own, whichever that is, and asked for a wrong one it
   * would refuse a guest of another.
   */
  function needsLearning(hash: Buffer): boolean {
    if (profile.admit.events.length < 2 || profile.direction === 'out') return false
    const { pass, movements, landed } = factsAt(hash, now())
    return pass === null && movements.length === 0 && !landed
  }

  type Decided = {
    readonly request: ScanRequest
    readonly started: number
    readonly barcode: string
    readonly hash: Buffer
    readonly facts: Facts
    readonly cache: CacheDecision
    readonly asked: Asked
  }

  /** Commit, then show: one transaction writes the scan, the admission, its outbox row and the end of the attempt. */
  function commit(decided: Decided): Verdict {
    const { request, started, barcode, hash, facts, cache, asked } = decided
    const decision = combine(cache, asked.word, rules)
    const verdict = finish(request, started, withProvenance(decision, facts, hash, asked.requestId))
    const admission =
      decision.class === 'admit'
        ? {
            visit: facts.movements.filter(({ direction }) => direction === profile.direction).length,
            upload: uploadPlan(decision, asked, facts.landed),
          }
        : null

    const written = store.atomically(() => {
      asked.close()
      if (decision.reason === 'already-used' && decision.source === 'acme' && verdict.usedAt !== undefined) {
        store.passes.markCheckedIn(hash, verdict.usedAt)
      }
      return store.scans.commit({
        verdict,
        via: request.via,
        lane: profile.terminalId,
        direction: profile.direction,
        hash,
        barcode,
        admission,
      })
    })
    if (written === 'taken') {
      // Somebody else's write admitted this visit between our reading and our writing: read again, decide again.
      return commit({ ...decided, ...decideNow(hash), asked: NOT_ASKED })
    }
    options.onCommitted(verdict)
    return verdict
  }

  function commitPlain(
    request: ScanRequest,
    verdict: Verdict,
    hash: Buffer | null,
    barcode: string | null,
  ): Verdict {
    const { terminalId: lane, direction } = profile
    store.scans.commit({ verdict, via: request.via, lane, direction, hash, barcode, admission: null })
    options.onCommitted(verdict)
    return verdict
  }

  /** A scanner that reads twice must not refuse a valid guest: an admission just shown is shown again. */
  function repeatOf(request: ScanRequest, facts: Facts, started: number): Verdict | null {
    const last = facts.movements.at(-1)
    if (last === undefined || last.direction !== profile.direction) return null
    const agoMs = request.at - last.at
    if (agoMs < 0 || agoMs >= profile.repeatGuardMs) return null
    const shown = store.scans.byId(last.scanId)
    return {
      class: 'repeat',
      reason: 'same-scan',
      scanId: request.scanId,
      source: 'policy',
      event: shown?.event ?? null,
      at: request.at,
      tookMs: tookMs(started),
      repeats: last.scanId,
      ...(shown?.ticketType === undefined ? {} : { ticketType: shown.ticketType }),
      ...(shown?.member === undefined ? {} : { member: shown.member }),
    }
  }

  function uploadPlan(decision: Decision & { class: 'admit' }, asked: Asked, landed: boolean): UploadPlan {
    // ACME has no exit call, and to it a ticket that comes back is simply a used one.
    if (profile.direction === 'out' || decision.reason === 'readmitted') return { kind: 'none' }
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
      ...withCardName(decision.details, store, hash),
      ...(age === null ? {} : { dataAgeMs: age }),
      ...(requestId === null ? {} : { requestId }),
    }
    return { ...decision, details }
  }

  function finish(request: ScanRequest, started: number, { details, ...decision }: Decision): Verdict {
    return { ...decision, scanId: request.scanId, at: request.at, tookMs: tookMs(started), ...details }
  }

  function tookMs(started: number): number {
    return Math.round((tick() - started) * 100) / 100
  }
}

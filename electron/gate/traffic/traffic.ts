import type { LinkState } from '../../contract/status.ts'
import type { Outcome } from '../../contract/ticketing.ts'
import { type Budget, type BudgetOptions, makeBudget, type Priority } from './budget.ts'
import { linkAtStart, type Observation, observe, probeDelayMs } from './link.ts'

export type TrafficOptions = BudgetOptions & {
  /** How long a scan waits for ACME, in ms: what "slow" is measured by. */
  readonly budgetMs: number
  readonly random: () => number
  /** A call that changes nothing; made when the link has to be tried. */
  readonly probe: () => Promise<Outcome<null>>
  /** The same by a call that needs the right to check in: a key may read lists and yet not do that. */
  readonly probeCheckIn: () => Promise<Outcome<null>>
  readonly onLink: (link: LinkState) => void
  /** ACME's clock minus ours as last measured by the process before this one, in ms. */
  readonly skewMs: number
  /** It was measured anew. Answers whether our clock has just been set by it, so that nothing is left of it. */
  readonly onSkew: (skewMs: number) => boolean
}

/** The one way to ACME: budget, link state and probes. Scans ask it, and never the network, whether ACME is there. */
export type Traffic = {
  /** Waits for a place, then makes the call. Rejects only when the gate is closing. */
  readonly call: <T>(
    priority: Exclude<Priority, 'scan' | 'probe'>,
    make: () => Promise<Outcome<T>>,
  ) => Promise<Outcome<T>>
  /** A scan's call: made at once, or not at all (null) where there is no place or the link is not healthy. */
  readonly scan: <T>(make: () => Promise<Outcome<T>>) => Promise<Outcome<T>> | null
  /**
   * A scan stopped waiting: the next one shall not wait at all, not before this call has `ended` either. ACME may
   * answer every list while its check-in hangs, and then each guest would wait in vain.
   */
  readonly late: (waitedMs: number, ended: Promise<unknown>) => void
  readonly link: () => LinkState
  /** Can calls that have time be made? Scans ask for more: they want an answer within their budget. */
  readonly reachable: () => boolean
  /** ACME's clock minus ours by the last answer that told, in ms; 0 before the very first. */
  readonly skewMs: () => number
  readonly perMinute: () => number
  /** How many calls a minute those that have time may make just now. */
  readonly sparePerMinute: () => number
  /** A further request that one call turned out to need: not held back, but counted. */
  readonly spend: () => void
  /** Calls of the last minute. */
  readonly used: () => number
  readonly blockedUntil: () => number | null
  /** Tries the link now; resolves when that is known. */
  readonly probeNow: () => Promise<void>
  readonly close: () => void
}

export function makeTraffic(options: TrafficOptions): Traffic {
  const { clock } = options
  /**
   * How far ACME's clock has moved ours so far, in ms. What is counted and waited for here goes on as if it had not: a
   * minute's block that was met on a clock hours ahead is over in a minute.
   */
  let movedBy = 0
  const time = (): number => clock.now() - movedBy
  const budget: Budget = makeBudget({
    ...options,
    clock: { ...clock, now: time },
    onBlocked: (until) => options.onBlocked(until + movedBy),
  })
  let link = linkAtStart(time(), options.blockedUntil)
  let { skewMs } = options
  /** Check-ins under way that no scan waits for any more. */
  let hanging = 0
  /** A scan was told that the key may not check in: an answered list does not take that back. */
  let checkInRefused = false
  let probing: Promise<void> | null = null
  let cancelProbe: () => void = () => {}
  let closed = false

  const see = (seen: Observation): void => {
    const before = link
    // While a check-in hangs, the answer to a mere list does not make a slow link a good one.
    if (seen.kind === 'answered' && link.state === 'slow' && hanging > 0) return
    link = observe(link, seen, options.budgetMs, time())
    if (link !== before) options.onLink(asDated(link))
    if (link.state !== before.state || seen.kind === 'answered') scheduleProbe()
  }

  const scheduleProbe = (): void => {
    cancelProbe()
    if (closed) return
    cancelProbe = clock.after(probeDelayMs(link, time(), options.random()), () => void probeNow())
  }

  const dated = (at: number | null): number | null => (at === null ? null : at + movedBy)
  const asDated = (one: LinkState): LinkState =>
    movedBy === 0 ? one : { ...one, since: one.since + movedBy, until: dated(one.until) }

  const measure = (measured: number): void => {
    const before = clock.now()
    const followed = options.onSkew(measured)
    // Nothing that takes time lies between the two readings.
    if (followed) movedBy += clock.now() - before
    skewMs = followed ? 0 : measured
  }

  /** Calls of the screen's business teach everything; background calls only what concerns all calls alike. */
  const learn = <T>(outcome: Outcome<T>, foreground: boolean): Outcome<T> => {
    const { call } = outcome
    if (call.serverAt !== null) {
      const measured = skewOf(call.serverAt, call.sentAt, call.endedAt, skewMs)
      if (measured !== skewMs) measure(measured)
    }
    switch (outcome.kind) {
      case 'limited':
        budget.limited(outcome.retryAfterMs)
        see({ kind: 'limited', until: budget.blockedUntil() ?? time() })
        break
      case 'answered':
        if (foreground) see({ kind: 'answered', tookMs: call.endedAt - call.sentAt })
        break
      case 'refused':
        if (outcome.about === 'key' && (foreground || call.status === 401))
          see({ kind: 'refused', why: outcome.why })
        // One list that the key may not read does not mean that it may not check in.
        else if (outcome.about === 'key') void probeNow()
        else if (foreground) see({ kind: 'answered', tookMs: call.endedAt - call.sentAt })
        break
      case 'unreachable':
        if (foreground) see({ kind: 'unreachable', why: outcome.why })
        // One list that fails is no outage; whether it is one, a probe finds out.
        else void probeNow()
        break
      case 'not-understood':
        if (outcome.captive) see({ kind: 'captive', why: outcome.why })
        break
    }
    return outcome
  }

  const probe = async (): Promise<void> => {
    if (closed || !budget.take('probe')) return
    const outcome = await options.probe()
    if (outcome.kind !== 'answered' || !checkInRefused) return void learn(outcome, true)
    if (closed || !budget.take('probe')) return
    const checkIn = await options.probeCheckIn()
    checkInRefused = isRefusedKey(checkIn)
    learn(checkIn, true)
  }

  const probeNow = (): Promise<void> => {
    // Chained, never awaited inside: a probe that finds no place ends at once, and must still leave `probing` clear.
    probing ??= probe().finally(() => {
      probing = null
      scheduleProbe()
    })
    return probing
  }

  return {
    call: async (priority, make) => {
      await budget.place(priority)
      return learn(await make(), false)
    },
    scan: (make) => {
      if (link.state !== 'online' || !budget.take('scan')) return null
      return make().then((outcome) => {
        learn(outcome, true)
        // What ACME says of the key itself a probe is told: its call names no ticket that the words could repeat.
        if (isRefusedKey(outcome) && !checkInRefused) {
          checkInRefused = true
          void probeNow()
        }
        return outcome
      })
    },
    late: (waitedMs, ended) => {
      hanging += 1
      see({ kind: 'late', waitedMs })
      void probeNow()
      void ended.finally(() => {
        hanging -= 1
        void probeNow()
      })
    },
    link: () => asDated(link),
    reachable: () => link.state === 'online' || link.state === 'slow',
    skewMs: () => skewMs,
    perMinute: budget.perMinute,
    sparePerMinute: budget.sparePerMinute,
    spend: budget.spend,
    used: budget.used,
    blockedUntil: () => dated(budget.blockedUntil()),
    probeNow,
    close: () => {
      closed = true
      cancelProbe()
      budget.close()
    },
  }
}

const isRefusedKey = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'refused' && outcome.about === 'key'

/** The `Date` header is whole seconds, read half a round trip ago: a change below that is no news. */
function skewOf(serverAt: number, sentAt: number, endedAt: number, before: number): number {
  const measured = serverAt + 500 - (sentAt + endedAt) / 2
  const uncertainty = 500 + (endedAt - sentAt) / 2
  return Math.abs(measured - before) <= uncertainty ? before : Math.round(measured)
}

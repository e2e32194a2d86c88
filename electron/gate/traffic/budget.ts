import { makePace } from './pace.ts'
import {
  firstRate,
  GROWS_EVERY_MS,
  grow,
  halve,
  type LearntRate,
  type Rate,
  type RateLimits,
} from './rate.ts'
import { makeCallWindow } from './window.ts'

/** Who goes first when calls are scarce (design, section 6). */
export const PRIORITIES = ['scan', 'probe', 'upload', 'refresh', 'delta', 'bulk'] as const
export type Priority = (typeof PRIORITIES)[number]

const MINUTE_MS = 60_000
/** Places that only scans and probes may use: the more guests came in the last minute, the more. */
const KEPT_FREE = { calls: 5, perScan: 0.25, mostShare: 0.25 }
/** ACME blocks an address for one minute (reference, 1.9). */
const DOCUMENTED_BLOCK_MS = MINUTE_MS
/** A time ACME names is written in whole seconds; this much beyond it, rounding has not cost another block. */
const NAMED_MARGIN_MS = 250

/** What the budget needs of the outside: a clock that only moves forward, and timers. */
export type BudgetClock = {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

export type BudgetOptions = RateLimits & {
  /** A block that was in force when the process before this one ended; epoch ms. */
  readonly blockedUntil: number | null
  /** What the process before this one had learnt of ACME's limit. */
  readonly learnt: LearntRate | null
  readonly clock: BudgetClock
  readonly onBlocked: (until: number) => void
  readonly onLearnt: (learnt: LearntRate) => void
}

/**
 * One budget for all calls of this device: ACME counts them per address and minute, and every device behind the
 * venue's address shares that. Never more than `perMinute` calls leave in any sixty seconds.
 */
export type Budget = {
  /** A place at once, or none: what a scan asks, since it never waits for one. */
  readonly take: (priority: 'scan' | 'probe') => boolean
  /** Resolves when there is a place; higher priorities first, then in the order asked. Rejects once closed. */
  readonly place: (priority: Priority) => Promise<void>
  /** A further request that one call turned out to need. It is not held back, but it counts. */
  readonly spend: () => void
  /** ACME said 429. Several calls that were under way together meet one block and count once. */
  readonly limited: (retryAfterMs: number | null) => void
  readonly perMinute: () => number
  /** How many calls a minute those that have time may make just now. */
  readonly sparePerMinute: () => number
  /** Calls of the last minute. */
  readonly used: () => number
  readonly blockedUntil: () => number | null
  readonly close: () => void
}

type Waiter = { readonly priority: Priority; readonly go: () => void; readonly stop: (reason: Error) => void }

export function makeBudget({ clock, ...options }: BudgetOptions): Budget {
  const sent = makeCallWindow(MINUTE_MS)
  const pace = makePace()
  let rate: Rate = firstRate(options, options.learnt)
  let blockedUntil = options.blockedUntil ?? 0
  let waiters: Waiter[] = []
  let wake: (() => void) | null = null
  /** Has the rate kept a call waiting since it last grew (or, after a block, since it was halved)? */
  let heldBack = false
  let grewAt = clock.now()
  let closed = false

  const perMinute = (): number => Math.floor(rate.perMinute)
  const spare = (): number => {
    const wanted = Math.max(KEPT_FREE.calls, sent.scans() * KEPT_FREE.perScan)
    return Math.max(1, Math.floor(perMinute() - Math.min(wanted, perMinute() * KEPT_FREE.mostShare)))
  }

  const take = (priority: Priority): boolean => {
    const now = clock.now()
    sent.moveTo(now)
    if (closed || now < blockedUntil) return false
    if (priority === 'scan' || priority === 'probe') {
      if (sent.calls() >= perMinute()) return false
    } else {
      if (sent.calls() >= spare()) return false
      if (!pace.take(now, spare(), rate.tripped !== null)) return false
    }
    sent.add(now, priority === 'scan')
    return true
  }

  const growIfHeldBack = (now: number): void => {
    if (!heldBack || now < blockedUntil || now - grewAt < GROWS_EVERY_MS) return
    heldBack = false
    grewAt = now
    const before = rate
    rate = grow(rate, sent.minuteBefore(), now, options.ceilingPerMinute)
    if (rate.proven !== before.proven || rate.tripped !== before.tripped) options.onLearnt(learntOf(rate))
  }

  const serve = (): void => {
    wake?.()
    wake = null
    const now = clock.now()
    sent.moveTo(now)
    growIfHeldBack(now)
    while (waiters.length > 0) {
      const next = firstByPriority(waiters)
      if (!take(next.priority)) break
      waiters = waiters.filter((waiter) => waiter !== next)
      next.go()
    }
    if (waiters.length === 0) return
    heldBack = true
    wake = clock.after(Math.max(1, Math.ceil(untilNextPlace(now))), serve)
  }

  const untilNextPlace = (now: number): number => {
    if (now < blockedUntil) return blockedUntil - now
    const oldest = sent.oldest()
    const full = sent.calls() >= spare() && oldest !== null ? oldest + MINUTE_MS - now : 0
    const growsIn = Math.max(1, grewAt + GROWS_EVERY_MS - now)
    return Math.min(Math.max(full, pace.waitMs(now, spare())), growsIn)
  }

  return {
    take,
    place: (priority) =>
      new Promise((go, stop) => {
        if (closed) return stop(new Error('the gate is closing'))
        waiters.push({ priority, go, stop })
        serve()
      }),
    spend: () => sent.add(clock.now(), false),
    limited: (retryAfterMs) => {
      const now = clock.now()
      if (now < blockedUntil) return
      sent.moveTo(now)
      rate = halve(rate, { sentNow: sent.calls(), provenNow: sent.minuteBefore(), now }, options)
      blockedUntil = now + (retryAfterMs === null ? DOCUMENTED_BLOCK_MS : retryAfterMs + NAMED_MARGIN_MS)
      heldBack = false
      grewAt = blockedUntil
      options.onBlocked(blockedUntil)
      options.onLearnt(learntOf(rate))
      serve()
    },
    perMinute,
    sparePerMinute: spare,
    used: () => {
      sent.moveTo(clock.now())
      return sent.calls()
    },
    blockedUntil: () => (clock.now() < blockedUntil ? blockedUntil : null),
    close: () => {
      closed = true
      wake?.()
      for (const waiter of waiters) waiter.stop(new Error('the gate is closing'))
      waiters = []
    },
  }
}

function learntOf({ proven, tripped, trippedAt, squeezed }: Rate): LearntRate {
  return { proven: Math.floor(proven), tripped, trippedAt, squeezed }
}

function firstByPriority(waiters: readonly Waiter[]): Waiter {
  const [first, ...rest] = waiters
  if (first === undefined) throw new Error('nobody waits')
  return rest.reduce(
    (best, waiter) =>
      PRIORITIES.indexOf(waiter.priority) < PRIORITIES.indexOf(best.priority) ? waiter : best,
    first,
  )
}

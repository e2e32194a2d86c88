/** Who goes first when calls are scarce (design, section 6). */
export const PRIORITIES = ['scan', 'probe', 'upload', 'refresh', 'delta', 'bulk'] as const
export type Priority = (typeof PRIORITIES)[number]

const MINUTE_MS = 60_000
/** Part of the rate that only scans and probes may use, and the least that is in calls. */
const KEPT_FREE = { share: 0.08, calls: 15, perScan: 0.25, mostShare: 0.25 }
/** How much the rate creeps up after a minute in which calls had to wait and none was refused. */
const CREEP = 1.1
const LOWEST_PER_MINUTE = 10
/** ACME blocks an address for one minute (reference, 1.9). */
const DOCUMENTED_BLOCK_MS = MINUTE_MS

/** What the budget needs of the outside: a clock that only moves forward, and timers. */
export type BudgetClock = {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

export type BudgetOptions = {
  readonly startPerMinute: number
  readonly ceilingPerMinute: number
  /** A block that was in force when the process before this one ended; epoch ms. */
  readonly blockedUntil: number | null
  readonly clock: BudgetClock
  readonly onBlocked: (until: number) => void
}

/**
 * One budget for all calls of this device: ACME counts them per address and minute, and every device behind the
 * venue's address shares that. Never more than `perMinute` calls leave in any sixty seconds.
 */
export type Budget = {
  /** A place at once, or none: what a scan asks, since it never waits for one. */
  readonly take: (priority: Priority) => boolean
  /** Resolves when there is a place; higher priorities first, then in the order asked. Rejects once closed. */
  readonly place: (priority: Priority) => Promise<void>
  /** ACME said 429. Several calls that were under way together meet one block and count once. */
  readonly limited: (retryAfterMs: number | null) => void
  readonly perMinute: () => number
  readonly blockedUntil: () => number | null
  readonly close: () => void
}

type Waiter = { readonly priority: Priority; readonly go: () => void; readonly stop: (reason: Error) => void }

export function makeBudget({ clock, ...options }: BudgetOptions): Budget {
  let perMinute = Math.min(options.startPerMinute, options.ceilingPerMinute)
  let blockedUntil = options.blockedUntil ?? 0
  const sent = makeWindow(MINUTE_MS)
  let waiters: Waiter[] = []
  let wake: (() => void) | null = null
  let constrainedSince: number | null = null
  let closed = false

  const allowance = (priority: Priority): number => {
    if (priority === 'scan' || priority === 'probe') return perMinute
    // The more guests came in the last minute, the more places are kept for a wave of them.
    const wanted = Math.max(KEPT_FREE.calls, perMinute * KEPT_FREE.share, sent.scans() * KEPT_FREE.perScan)
    return Math.floor(perMinute - Math.min(wanted, perMinute * KEPT_FREE.mostShare))
  }

  const take = (priority: Priority): boolean => {
    const now = clock.now()
    sent.forget(now)
    if (closed || now < blockedUntil || sent.calls() >= allowance(priority)) return false
    sent.add(now, priority === 'scan')
    return true
  }

  const creep = (now: number): void => {
    if (constrainedSince === null || now - constrainedSince < MINUTE_MS) return
    perMinute = Math.min(options.ceilingPerMinute, Math.max(perMinute + 1, Math.round(perMinute * CREEP)))
    constrainedSince = now
  }

  const serve = (): void => {
    wake?.()
    wake = null
    creep(clock.now())
    while (waiters.length > 0) {
      const next = firstByPriority(waiters)
      if (!take(next.priority)) break
      waiters = waiters.filter((waiter) => waiter !== next)
      next.go()
    }
    if (waiters.length === 0) {
      constrainedSince = null
      return
    }
    const now = clock.now()
    constrainedSince ??= now
    const oldest = sent.oldest() ?? now
    const until = now < blockedUntil ? blockedUntil : oldest + MINUTE_MS
    wake = clock.after(Math.max(1, until - now), serve)
  }

  return {
    take,
    place: (priority) =>
      new Promise((go, stop) => {
        if (closed) return stop(new Error('the gate is closing'))
        waiters.push({ priority, go, stop })
        serve()
      }),
    limited: (retryAfterMs) => {
      const now = clock.now()
      if (now < blockedUntil) return
      perMinute = Math.max(Math.min(LOWEST_PER_MINUTE, options.ceilingPerMinute), Math.floor(perMinute / 2))
      blockedUntil = now + (retryAfterMs ?? DOCUMENTED_BLOCK_MS)
      constrainedSince = null
      options.onBlocked(blockedUntil)
      serve()
    },
    perMinute: () => perMinute,
    blockedUntil: () => (clock.now() < blockedUntil ? blockedUntil : null),
    close: () => {
      closed = true
      wake?.()
      for (const waiter of waiters) waiter.stop(new Error('the gate is closing'))
      waiters = []
    },
  }
}

/** The calls of the last `spanMs`; adding and forgetting cost nothing that grows with the rate. */
function makeWindow(spanMs: number) {
  let calls: { at: number; scan: boolean }[] = []
  let first = 0
  let scans = 0
  return {
    add: (at: number, scan: boolean): void => {
      calls.push({ at, scan })
      if (scan) scans += 1
    },
    forget: (now: number): void => {
      for (let call = calls[first]; call !== undefined && call.at <= now - spanMs; call = calls[first]) {
        if (call.scan) scans -= 1
        first += 1
      }
      if (first > 1_024 && first > calls.length / 2) {
        calls = calls.slice(first)
        first = 0
      }
    },
    calls: (): number => calls.length - first,
    scans: (): number => scans,
    oldest: (): number | null => calls[first]?.at ?? null,
  }
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

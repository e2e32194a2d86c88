/** Calls that may go at once before the pace begins to tell, as a share of a minute's worth, and the least of them. */
const BURST = { share: 0.15, calls: 10, nearTheLimit: 2 }
const MINUTE_MS = 60_000

/**
 * Spreads the calls that have time evenly over the minute. Made all at once they would use the minute up and leave
 * the scans of the rest of it nothing but the few places kept for them.
 */
export type Pace = {
  /**
   * May one go now? It is counted if so.
   * @param nearTheLimit ACME's limit was met at about this rate: many calls at once would all be refused together.
   */
  readonly take: (now: number, perMinute: number, nearTheLimit: boolean) => boolean
  /** How long until one may go, in ms. */
  readonly waitMs: (now: number, perMinute: number) => number
}

export function makePace(): Pace {
  let credit = Number.POSITIVE_INFINITY
  let at = 0
  const refill = (now: number, perMinute: number, nearTheLimit = false): void => {
    const most = nearTheLimit ? BURST.nearTheLimit : Math.max(BURST.calls, perMinute * BURST.share)
    credit = Math.min(most, credit + (Math.max(0, now - at) / MINUTE_MS) * perMinute)
    at = now
  }
  return {
    take: (now, perMinute, nearTheLimit) => {
      refill(now, perMinute, nearTheLimit)
      if (credit < 1) return false
      credit -= 1
      return true
    },
    waitMs: (now, perMinute) => {
      refill(now, perMinute)
      return credit >= 1 ? 0 : ((1 - credit) / perMinute) * MINUTE_MS
    },
  }
}

const WINDOW_MS = 60_000

/** True while an address is over its limit or blocked for having been. */
export type RateLimit = (address: string, now: number) => boolean

/**
 * How the minute is counted. The vendor says "over one minute" and not which (reference, top): `fixed` minutes begin
 * with the first call after the last one, `sliding` is at any moment the minute before it.
 */
export const RATE_WINDOWS = ['fixed', 'sliding'] as const
export type RateWindow = (typeof RATE_WINDOWS)[number]

/** Counts one call and says how many there are in the minute with it. */
type Count = (now: number) => number

function fixedMinutes(): Count {
  let since = Number.NEGATIVE_INFINITY
  let count = 0
  return (now) => {
    if (now - since >= WINDOW_MS) {
      since = now
      count = 0
    }
    count += 1
    return count
  }
}

function slidingMinute(): Count {
  let calls: number[] = []
  return (now) => {
    calls = calls.filter((at) => now - at < WINDOW_MS)
    calls.push(now)
    return calls.length
  }
}

/**
 * ACME's limit: calls are counted per address over one minute, and an address that goes over is blocked for one
 * minute, whose calls do not count (reference, top). `perMinute` null never limits.
 */
export function makeRateLimit(perMinute: number | null, window: RateWindow): RateLimit {
  const makeCount = window === 'fixed' ? fixedMinutes : slidingMinute
  const callers = new Map<string, { count: Count; blockedUntil: number }>()
  return (address, now) => {
    if (perMinute === null) return false
    const caller = callers.get(address) ?? { count: makeCount(), blockedUntil: Number.NEGATIVE_INFINITY }
    callers.set(address, caller)
    if (now < caller.blockedUntil) return true
    if (caller.count(now) <= perMinute) return false
    callers.set(address, { count: makeCount(), blockedUntil: now + WINDOW_MS })
    return true
  }
}

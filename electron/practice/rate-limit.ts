const WINDOW_MS = 60_000

/** True while an address is over its limit or blocked for having been. */
export type RateLimit = (address: string, now: number) => boolean

/**
 * ACME's limit: calls are counted per address over one minute, and an address that goes over is blocked for one
 * minute (reference, top). `perMinute` null never limits.
 */
export function makeRateLimit(perMinute: number | null): RateLimit {
  const callers = new Map<string, { since: number; count: number; blockedUntil: number }>()
  return (address, now) => {
    if (perMinute === null) return false
    const caller = callers.get(address) ?? { since: now, count: 0, blockedUntil: 0 }
    callers.set(address, caller)
    if (now < caller.blockedUntil) return true
    if (caller.blockedUntil > 0 || now - caller.since >= WINDOW_MS) {
      caller.since = now
      caller.count = 0
      caller.blockedUntil = 0
    }
    caller.count += 1
    if (caller.count <= perMinute) return false
    caller.blockedUntil = now + WINDOW_MS
    return true
  }
}

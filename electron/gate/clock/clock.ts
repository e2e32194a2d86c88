/** The outside world's time and chance, handed in at the composition root so that tests can hold both. */
export type GateClock = {
  /** Epoch ms. */
  readonly now: () => number
  /** A time that somebody read off the device's own clock, on this one. */
  readonly fromWall: (at: number) => number
  /** What time it is at ACME; true where this clock has followed the device's own, which agrees with it. */
  readonly heed: (acmeNow: number) => boolean
  /** Monotonic ms, for durations. */
  readonly tick: () => number
  /** Runs once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** In [0, 1). */
  readonly random: () => number
}

/** Longest delay a timer can hold; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export const systemClock: GateClock = {
  now: () => Date.now(),
  fromWall: (at) => at,
  heed: () => false,
  tick: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

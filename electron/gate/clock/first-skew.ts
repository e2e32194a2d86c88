/** Clocks this close are one clock, in ms. */
const SLACK_MS = 2 * 60_000

/** What a gate knew of the time at a moment. */
export type ClockFinding = {
  /** That moment by this device's clock, epoch ms. */
  readonly at: number
  /** ACME's clock minus this device's as measured or concluded by then, in ms. */
  readonly skewMs: number
}

/**
 * What to take for the difference between ACME's clock and this device's until ACME is asked. The one found last,
 * unless that would turn time back: then the device's clock has been set since. Where it has been set back itself,
 * the last that is known to have happened is the least that the time can be.
 * @param last null on a new device.
 */
export function firstSkew(last: ClockFinding | null, now: number): number {
  if (last === null) return 0
  const then = last.at + last.skewMs
  const goesOn = (skew: number): boolean => now + skew >= then - SLACK_MS
  return [last.skewMs, 0].find(goesOn) ?? then - now
}

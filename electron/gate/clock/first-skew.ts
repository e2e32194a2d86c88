/** Clocks this close are one clock, in ms. */
const SLACK_MS = 2 * 60_000

export type Remembered = {
  /** When the last scan of the process before this one was, by this device's clock then; null where there is none. */
  readonly lastScanAt: number | null
  /** ACME's clock minus this device's as measured then, in ms. */
  readonly skewMs: number
}

/**
 * What to take for the difference between ACME's clock and this device's until ACME is asked. The one measured last,
 * unless that would turn time back: then the device's clock has been set since. Where it has been set back itself,
 * the last scan is the least that the time can be.
 */
export function firstSkew({ lastScanAt, skewMs }: Remembered, now: number): number {
  if (lastScanAt === null) return skewMs
  const then = lastScanAt + skewMs
  const goesOn = (skew: number): boolean => now + skew >= then - SLACK_MS
  return [skewMs, 0].find(goesOn) ?? then - now
}

import { type ClockFinding, firstSkew } from './clock/first-skew.ts'
import type { Remembered } from './remembered.ts'
import type { ScanStore } from './store/scans.ts'

/** What this device knows of ACME's clock while ACME is silent, over any number of starts. */
export type ClockKeeper = {
  /** What to take for ACME's clock minus ours from this start on, in ms. */
  readonly skewAtStart: number
  /** What the process before this one took it for as it ended, in ms. */
  readonly skewBefore: number
  /** A time that the process before this one dated so, on the clock as it is now: it may have been set in between. */
  readonly fromBefore: (at: number) => number
  /** It was measured. */
  readonly keep: (skewMs: number) => void
}

/**
 * A clock that was set back is found out by what has happened here already. That is written down: the scans of this
 * start are dated by the clock as it is now, so that the next start could not find it out again.
 */
export function keepClock(
  known: Pick<Remembered, 'clock' | 'keepClock'>,
  scans: Pick<ScanStore, 'last'>,
  now: () => number,
): ClockKeeper {
  const keep = (skewMs: number): void => known.keepClock({ at: now(), skewMs }, scans.last()?.seq ?? 0)
  const found = lastFinding(known, scans)
  const skewAtStart = firstSkew(found, now())
  if (skewAtStart !== (found?.skewMs ?? 0)) keep(skewAtStart)
  const skewBefore = found?.skewMs ?? 0
  return { skewAtStart, skewBefore, fromBefore: (at) => at + skewBefore - skewAtStart, keep }
}

/** Scans since the last finding carry it on: they are dated by the same clock. */
function lastFinding(known: Pick<Remembered, 'clock'>, scans: Pick<ScanStore, 'last'>): ClockFinding | null {
  const last = scans.last()
  const kept = known.clock()
  if (kept === null) return last === null ? null : { at: last.at, skewMs: 0 }
  const { at, skewMs, afterScan } = kept
  return { at: last !== null && last.seq > afterScan ? Math.max(at, last.at) : at, skewMs }
}

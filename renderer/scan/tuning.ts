import type { ScannerSettings } from '../../electron/contract/scanner.ts'
import { defaultTuning, type WedgeTuning } from './wedge.ts'

/** A scanner that never sends an ending is waited for by its own measure: this many characters that could be late … */
const LATE_CHARACTERS = 4
/** … and never less than this, for what a radio or a busy computer adds, in ms. */
const LEAST_WAIT_MS = 40
const MOST_GAP_MS = 400
const PATIENCE_MS = 60

/** How bursts are told from typing, from what is known about the scanner. */
export function tuningOf({ ending, characterMs }: ScannerSettings): WedgeTuning {
  const ends = ending === 'any' ? null : ending !== 'none'
  if (characterMs === null) return { ...defaultTuning, ends }
  const late = Math.min(MOST_GAP_MS, LATE_CHARACTERS * characterMs + LEAST_WAIT_MS)
  if (ends === false) {
    return {
      ...defaultTuning,
      ends,
      maxGapMs: late,
      patienceMs: { ...defaultTuning.patienceMs, unended: PATIENCE_MS },
    }
  }
  // Each code shows its own end, so that nobody waits: there is no reason to be less patient than with an unknown one.
  return {
    ...defaultTuning,
    ends,
    fastGapMs: Math.max(defaultTuning.fastGapMs, characterMs + characterMs / 2),
    maxGapMs: Math.max(defaultTuning.maxGapMs, late),
  }
}

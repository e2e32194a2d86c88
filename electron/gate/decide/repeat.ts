import type { Movement } from './facts.ts'
import { inOrder } from './movements.ts'

/** How much earlier than the scan before it one may be dated, in ms. */
const EARLY_MS = 1_000

/**
 * The admission that a scanner has just read twice; null where this is a scan of its own. It must not refuse a valid
 * guest, so it is shown again. A guest who walked the other way meanwhile is no repeat.
 */
export function repeated(
  movements: readonly Movement[],
  direction: 'in' | 'out',
  scannedAt: number,
  guardMs: number,
): Movement | null {
  const last = inOrder(movements).at(-1)
  if (last === undefined || last.direction !== direction) return null
  const agoMs = scannedAt - last.at
  // Scans come in their order, whatever a clock makes of two of them in one millisecond.
  return guardMs > 0 && agoMs > -EARLY_MS && agoMs < guardMs ? last : null
}

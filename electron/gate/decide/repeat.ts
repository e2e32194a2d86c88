import type { Movement } from './facts.ts'
import { inOrder } from './movements.ts'

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
  return agoMs >= 0 && agoMs < guardMs ? last : null
}

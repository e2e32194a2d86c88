import type { Verdict } from '../../contract/verdict.ts'
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

/**
 * What is said to a code that was read again: its admission is shown once more, with all that was said of it.
 * @param of the scan that admitted
 * @param shown its verdict; null where it is here no more
 */
export function repeatVerdict(
  of: string,
  shown: Verdict | null,
  scan: Pick<Verdict, 'scanId' | 'at' | 'tookMs'>,
): Verdict {
  const { ticketType, mark, member, group } = shown ?? {}
  return {
    ...scan,
    class: 'repeat',
    reason: 'same-scan',
    source: 'policy',
    event: shown?.event ?? null,
    repeats: of,
    ...(ticketType === undefined ? {} : { ticketType }),
    ...(mark === undefined ? {} : { mark }),
    ...(member === undefined ? {} : { member }),
    ...(group === undefined ? {} : { group }),
  }
}

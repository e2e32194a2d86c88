import type { ScanVia } from '../../electron/contract/methods.ts'
import type { KeyTrace } from '../scan/key-trace.ts'

/** One code that was read: `at` in epoch milliseconds, `endedAt` in the page's own time. */
export type ReadCode = {
  readonly barcode: string
  readonly via: ScanVia
  readonly at: number
  readonly endedAt: number
  /** How a keyboard scanner typed it. */
  readonly trace?: KeyTrace
}

/** What the taker asks and tells of the window around it. */
export type AroundScans = {
  readonly toGate: (code: ReadCode) => void
  /**
   * Whether the screen that is open has given way to the stage. Asked with each code, for what is drawn lags behind: nobody
   * sees what a hidden screen does with a scan.
   */
  readonly isAside: () => boolean
  /** Puts what only looked like a scan into the field it was typed in; false where it was none. */
  readonly intoField: (code: ReadCode) => boolean
}

/**
 * Where codes go that were read. To the gate, unless a screen has claimed them, as the scanner test does: what is
 * scanned there must not let a guest in. A screen that has stepped aside claims nothing: the guest stands at the gate.
 */
export type ScanTaker = {
  readonly take: (code: ReadCode) => void
  /**
   * Codes are offered to `taker` from now on, before any that claimed sooner, until what this returns is called. What it does
   * not take (false) goes on its way.
   */
  readonly claim: (taker: (code: ReadCode) => boolean) => () => void
}

export function createScanTaker({ toGate, isAside, intoField }: AroundScans): ScanTaker {
  const claims: ((code: ReadCode) => boolean)[] = []
  return {
    take(code) {
      const taken = !isAside() && [...claims, intoField].findLast((taker) => taker(code)) !== undefined
      if (!taken) toGate(code)
    },
    claim(taker) {
      claims.push(taker)
      return () => {
        const place = claims.lastIndexOf(taker)
        if (place >= 0) claims.splice(place, 1)
      }
    },
  }
}

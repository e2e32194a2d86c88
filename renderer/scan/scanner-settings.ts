import type { Bridge } from '../../electron/contract/bridge.ts'
import {
  type ScannerSettings,
  scannerSettingsSchema,
  UNKNOWN_SCANNER,
} from '../../electron/contract/scanner.ts'
import type { Gate } from '../gate.ts'

const TRIES = 12
const ASK_AGAIN_MS = 250

/** What is known about the scanner of this device; every change is told to subscribers. */
export type ScannerKnowledge = {
  /** Resolves when what was found out before is known, or cannot be: what is scanned sooner waits for it. */
  readonly asked: Promise<void>
  readonly getState: () => ScannerSettings
  readonly subscribe: (listener: () => void) => () => void
  /** Until what this returns is called the scanner counts as one nothing is known about: for the scanner test. */
  readonly forgetForNow: () => () => void
  /** Keeps it for this and every later start. @returns whether it could be written; it holds for this start in any case */
  readonly set: (settings: ScannerSettings) => Promise<boolean>
}

/**
 * Begins as a scanner nothing is known about, and asks the shell what was found out before; again whenever the service came
 * up, for that may be with another profile.
 */
export function createScannerKnowledge(
  bridge: Pick<Bridge, 'scanner' | 'setScanner'>,
  { onSupervision }: Pick<Gate, 'onSupervision'>,
): ScannerKnowledge {
  const listeners = new Set<() => void>()
  let state = UNKNOWN_SCANNER
  let forgotten = 0
  let found = 0
  let isKept = true
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const change = (next: ScannerSettings) => {
    state = next
    tell()
  }
  async function ask(triesLeft: number): Promise<void> {
    const before = found
    try {
      const known = scannerSettingsSchema.safeParse(await bridge.scanner())
      // What was found out here meanwhile, or could not be kept, is newer than any answer.
      if (known.success && found === before && isKept) change(known.data)
    } catch {
      // On a busy machine the shell can be asked before it has heard which page this is.
      if (triesLeft === 0) return
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
      await ask(triesLeft - 1)
    }
  }
  const asked = ask(TRIES)
  onSupervision(({ state: service }) => {
    if (service === 'up') void ask(0)
  })
  return {
    asked,
    getState: () => (forgotten > 0 ? UNKNOWN_SCANNER : state),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    forgetForNow() {
      forgotten += 1
      tell()
      return () => {
        forgotten -= 1
        tell()
      }
    },
    async set(settings) {
      found += 1
      change(settings)
      try {
        await bridge.setScanner(settings)
        isKept = true
      } catch {
        isKept = false
      }
      return isKept
    },
  }
}

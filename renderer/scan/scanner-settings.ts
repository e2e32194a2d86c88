import type { Bridge } from '../../electron/contract/bridge.ts'
import {
  type ScannerSettings,
  scannerSettingsSchema,
  UNKNOWN_SCANNER,
} from '../../electron/contract/scanner.ts'

/** What is known about the scanner of this device; every change is told to subscribers. */
export type ScannerKnowledge = {
  readonly getState: () => ScannerSettings
  readonly subscribe: (listener: () => void) => () => void
  /** Until what this returns is called the scanner counts as one nothing is known about: for the scanner test. */
  readonly forgetForNow: () => () => void
  /** Keeps it for this and every later start. @returns whether it could be written; it holds for this start in any case */
  readonly set: (settings: ScannerSettings) => Promise<boolean>
}

/** Begins as a scanner nothing is known about, and asks the shell what was found out before. */
export function createScannerKnowledge(bridge: Pick<Bridge, 'scanner' | 'setScanner'>): ScannerKnowledge {
  const listeners = new Set<() => void>()
  let state = UNKNOWN_SCANNER
  let forgotten = 0
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const change = (next: ScannerSettings) => {
    state = next
    tell()
  }
  bridge.scanner().then(
    (settings) => {
      const known = scannerSettingsSchema.safeParse(settings)
      if (known.success) change(known.data)
    },
    () => {},
  )
  return {
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
      change(settings)
      try {
        await bridge.setScanner(settings)
        return true
      } catch {
        return false
      }
    },
  }
}

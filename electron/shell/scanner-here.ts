import { isDeepStrictEqual } from 'node:util'
import { type ScannerSettings, UNKNOWN_SCANNER } from '../contract/scanner.ts'
import type { DeviceSettings } from './device-settings.ts'

/** What is known about the scanner of this device, whichever book is open: it is the same scanner. */
export type ScannerHere = {
  readonly get: () => ScannerSettings
  /** Keeps what a scanner test on this device found out. @throws where the disk refuses */
  readonly set: (scanner: ScannerSettings) => void
}

/**
 * A scanner test on this device goes before the live profile: whoever made it had the scanner in the hand. It does so until
 * the profile says something else of scanners than at the time of the test, for then that is what somebody wanted last.
 * @param ofProfile the scanner of the live profile, defaults filled in; null where none is set up
 */
export function scannerHere(settings: DeviceSettings, ofProfile: () => ScannerSettings | null): ScannerHere {
  const given = (): ScannerSettings => ofProfile() ?? UNKNOWN_SCANNER
  return {
    get: () => {
      const { scanner, scannerOver = UNKNOWN_SCANNER } = settings.get()
      return scanner !== undefined && isDeepStrictEqual(scannerOver, given()) ? scanner : given()
    },
    set: (scanner) => settings.set({ scanner, scannerOver: given() }),
  }
}

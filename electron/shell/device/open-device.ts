import { join } from 'node:path'
import type { BootMessage } from '../../contract/boot.ts'
import type { Supervision } from '../../contract/bridge.ts'
import type { ScannerSettings } from '../../contract/scanner.ts'
import type { Sealer } from '../sealer.ts'
import { type DeviceActs, deviceActs } from './device.ts'
import { openDeviceFile } from './device-file.ts'
import { type Ground, liveOf } from './ground.ts'
import { liveBoot } from './live-boot.ts'
import { ownDoings } from './own-doings.ts'
import { passphraseLock } from './passphrase.ts'
import { takeProvisioning } from './provisioning.ts'
import { openVault } from './vault.ts'
import { isLocked } from './view.ts'

/** This device: what it was set up for, its secrets, and what a window can have done to it. */
export type OpenDevice = {
  readonly acts: DeviceActs
  readonly isPractice: () => boolean
  /** The live book is open and waits for the passphrase: it stands still for nothing that lies outside of the window. */
  readonly waitsForPassphrase: () => boolean
  /** To be told of every change of the service. */
  readonly heard: (supervision: Supervision) => void
  /** What the service of the live book that is open is told. @throws with a sentence for a person */
  readonly liveBoot: () => Promise<BootMessage>
  /** What the live profile says of the scanner, defaults filled in; null where none is set up. */
  readonly scannerOfProfile: () => ScannerSettings | null
}

/** Opens what lies in the device's folder. */
export function openDevice(parts: {
  /** The device's folder. */
  readonly home: string
  /** The provisioning file, and whether somebody named it. */
  readonly provisioning: { readonly path: string; readonly given: boolean }
  readonly keychain: () => Promise<Sealer | null>
  readonly service: Ground['service']
  readonly hostName: string
  readonly now: () => number
  /** Monotonic ms. */
  readonly tick: () => number
  readonly report: (line: string) => void
}): OpenDevice {
  const { home, keychain, report } = parts
  const file = openDeviceFile(join(home, 'device.json'))
  for (const { message } of file.problems) report(message)
  const passphrase = passphraseLock(join(home, 'passphrase.json'), parts.tick)
  const vault = openVault({
    home,
    keychain,
    passphrase,
    protection: () => file.current().protection ?? 'keychain',
  })
  const { service, hostName, now } = parts
  const taken = takeProvisioning({ ...parts.provisioning, file, hostName, now })
  for (const { message } of taken.problems) report(message)
  const own = ownDoings({ file, service, report }, taken)
  const provisioning = {
    locked: taken.locked,
    sealed: taken.sealed,
    problems: () => [...taken.problems, ...own.problems()],
  }
  const ground = { file, vault, passphrase, keychain, provisioning, service, home, hostName, now, report }
  return {
    acts: deviceActs(ground),
    heard: own.heard,
    waitsForPassphrase: () => file.current().open !== 'practice' && isLocked(ground),
    isPractice: () => file.current().open === 'practice',
    scannerOfProfile: () => liveOf(file.current())?.profile.scanner ?? null,
    liveBoot: async () => {
      const boot = await liveBoot(home, file.current(), vault)
      own.booted()
      return boot
    },
  }
}

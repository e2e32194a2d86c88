import { join } from 'node:path'
import type { BootMessage } from '../../contract/boot.ts'
import type { Sealer } from '../sealer.ts'
import { type DeviceActs, deviceActs } from './device.ts'
import { openDeviceFile } from './device-file.ts'
import type { Ground } from './ground.ts'
import { liveBoot, type OwnSettings } from './live-boot.ts'
import { passphraseLock } from './passphrase.ts'
import { NOT_PROVISIONED } from './provisioning.ts'
import { openVault } from './vault.ts'

/** This device: what it was set up for, its secrets, and what a window can have done to it. */
export type OpenDevice = {
  readonly acts: DeviceActs
  readonly isPractice: () => boolean
  /** What the service of the live book that is open is told. @throws with a sentence for a person */
  readonly liveBoot: (own: OwnSettings) => Promise<BootMessage>
}

/** Opens what lies in the device's folder. */
export function openDevice(parts: {
  /** The device's folder. */
  readonly home: string
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
  const ground = { file, vault, passphrase, keychain, service, hostName, now, report }
  return {
    acts: deviceActs({ ...ground, provisioning: NOT_PROVISIONED }),
    isPractice: () => file.current().open === 'practice',
    liveBoot: (own) => liveBoot(home, file.current(), vault, own),
  }
}

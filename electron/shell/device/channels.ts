import { deviceMethods } from '../../contract/device.ts'
import type { Gateway } from '../gateway.ts'
import type { DeviceActs } from './device.ts'

/** Answers the window's requests about this device. */
export function answerDevice<Page>(gateway: Gateway<Page>, acts: DeviceActs): void {
  gateway('device', deviceMethods.device.input, acts.device)
  gateway('setKey', deviceMethods.setKey.input, acts.setKey)
  gateway('forgetKey', deviceMethods.forgetKey.input, acts.forgetKey)
  gateway('previewProfile', deviceMethods.previewProfile.input, acts.previewProfile)
  gateway('applyProfile', deviceMethods.applyProfile.input, acts.applyProfile)
  gateway('exportProfile', deviceMethods.exportProfile.input, acts.exportProfile)
  gateway('importProfile', deviceMethods.importProfile.input, acts.importProfile)
  gateway('openBook', deviceMethods.openBook.input, acts.openBook)
  gateway('protect', deviceMethods.protect.input, acts.protect)
  gateway('unlockSecrets', deviceMethods.unlockSecrets.input, acts.unlockSecrets)
  gateway('keepSetUp', deviceMethods.keepSetUp.input, acts.keepSetUp)
}

import type { DeviceMethod, DeviceOutput, DeviceRequest } from '../../contract/device.ts'
import type { Result } from '../../contract/wire.ts'
import { orWords } from './answers.ts'
import { keepSetUp, openBook, protect, unlockSecrets } from './book-acts.ts'
import type { Ground } from './ground.ts'
import { forgetKey, setKey } from './key-acts.ts'
import { applyProfile, exportProfile, importProfile, previewProfile } from './profile-acts.ts'
import { viewOf } from './view.ts'

/** What a window can have done to this device. */
export type DeviceActs = {
  readonly [M in DeviceMethod]: (request: DeviceRequest<M>) => Promise<Result<DeviceOutput<M>>>
}

/** One act at a time: each finds the device as the one before left it, and of two who change it the second is told. */
export function deviceActs(ground: Ground): DeviceActs {
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn =
    <In, Out>(act: (ground: Ground, request: In) => Promise<Result<Out>>) =>
    (request: In): Promise<Result<Out>> => {
      const mine = turn.then(() => orWords(() => act(ground, request)))
      turn = mine
      return mine
    }
  return {
    device: () => orWords(async () => ({ ok: true, value: await viewOf(ground) })),
    previewProfile: ({ profile }) =>
      orWords(async () => ({ ok: true, value: await previewProfile(ground, profile) })),
    setKey: inTurn(setKey),
    forgetKey: inTurn(forgetKey),
    applyProfile: inTurn(applyProfile),
    exportProfile: inTurn(exportProfile),
    importProfile: inTurn(importProfile),
    openBook: inTurn(openBook),
    protect: inTurn(protect),
    unlockSecrets: inTurn(unlockSecrets),
    keepSetUp: inTurn(keepSetUp),
  }
}

import type { Bridge } from '../../electron/contract/bridge.ts'
import {
  type DeviceInput,
  type DeviceMethod,
  type DeviceOutput,
  type DeviceView,
  deviceMethods,
  deviceViewSchema,
} from '../../electron/contract/device.ts'
import type { PermitAct } from '../../electron/contract/permit.ts'
import type { Result } from '../../electron/contract/wire.ts'
import { checked } from '../checked.ts'
import type { Gate } from '../gate.ts'

type Acts = { readonly [M in DeviceMethod]: (input: DeviceInput<M>) => Promise<Result<DeviceOutput<M>>> }

/** This device as the shell tells it, and what an admin can have done to it. Secrets go in and never come out. */
export type DeviceKnowledge = {
  /** Null before the shell has said. */
  readonly getState: () => DeviceView | null
  readonly subscribe: (listener: () => void) => () => void
  /** Every act that answers with the device brings the state up to date. Never rejects. */
  readonly acts: Acts
  /**
   * Does what takes an admin's permit: gets one of the gate, and gives it to the act. Answers `locked` where the person
   * who is signed in may not, or nobody is. A gate that stands still gives none: what may be done without, the
   * shell knows.
   * @param why what the person writes about it; it goes into the log of acts
   */
  readonly permitted: <T>(
    act: PermitAct,
    why: string | null,
    run: (permit: string | null) => Promise<Result<T>>,
  ) => Promise<Result<T>>
}

/** A restart of the gate lies within some acts: they have no time limit but the shell's own. */
export function createDevice(
  bridge: Pick<Bridge, DeviceMethod>,
  gate: Pick<Gate, 'permit' | 'onSupervision'>,
): DeviceKnowledge {
  const listeners = new Set<() => void>()
  let state: DeviceView | null = null

  const take = (view: DeviceView): void => {
    state = view
    for (const listener of listeners) listener()
  }
  const viewed = async (answer: Promise<Result<unknown>>): Promise<Result<DeviceView>> => {
    const result = await checked(answer, deviceViewSchema)
    if (result.ok) take(result.value)
    return result
  }
  const acts: Acts = {
    device: (input) => viewed(bridge.device(input)),
    setKey: (input) => viewed(bridge.setKey(input)),
    forgetKey: (input) => viewed(bridge.forgetKey(input)),
    applyProfile: (input) => viewed(bridge.applyProfile(input)),
    openBook: (input) => viewed(bridge.openBook(input)),
    protect: (input) => viewed(bridge.protect(input)),
    unlockSecrets: (input) => viewed(bridge.unlockSecrets(input)),
    keepSetUp: (input) => viewed(bridge.keepSetUp(input)),
    previewProfile: (input) => checked(bridge.previewProfile(input), deviceMethods.previewProfile.output),
    exportProfile: (input) => checked(bridge.exportProfile(input), deviceMethods.exportProfile.output),
    importProfile: async (input) => {
      const result = await checked(bridge.importProfile(input), deviceMethods.importProfile.output)
      if (result.ok) take(result.value.device)
      return result
    },
  }
  // What the device is may have changed with every start of the service, and with every one that failed.
  gate.onSupervision(({ state: service }) => {
    if (service === 'up' || service === 'failed') void acts.device({})
  })
  void acts.device({})
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    acts,
    permitted: async (act, why, run) => {
      const permit = await gate.permit({ act, why })
      if (permit.ok) return run(permit.value.permit)
      return permit.error.code === 'service-gone' ? run(null) : permit
    },
  }
}

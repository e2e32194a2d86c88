import type { Supervision } from '../../contract/bridge.ts'
import type { Problem } from '../../contract/device.ts'
import { say } from '../../contract/sayings/say.ts'
import { type Doing, withoutDoing } from './device-file.ts'
import type { Ground } from './ground.ts'
import type { ProvisioningState } from './provisioning.ts'

/** What the device does by itself when the gate service comes up, or does not. */
export type OwnDoings = {
  readonly heard: (supervision: Supervision) => void
  /** The service is told this to start with. */
  readonly booted: () => void
  readonly problems: () => readonly Problem[]
}

/**
 * Brings what nobody gave a permit for into the log of acts, once there is a service that keeps it; and takes a provisioning
 * file back that no service starts with.
 */
export function ownDoings(
  { file, service, report }: Pick<Ground, 'file' | 'service' | 'report'>,
  provisioning: ProvisioningState,
): OwnDoings {
  let before = provisioning.before
  let isTold = false
  let problems: readonly Problem[] = []

  const next = (): Doing | undefined => {
    const { open, toNote } = file.current()
    return toNote.find(({ book }) => book === open)
  }
  const noteAll = async (): Promise<void> => {
    for (let one = next(); one !== undefined; one = next()) {
      const { act, what, why } = one
      const { problem } = await service.redeem({ permit: null, act, what, why })
      if (problem !== null) return
      file.change({ toNote: withoutDoing(file.current().toNote, one) })
    }
  }
  const takeBack = (message: string): void => {
    if (before === null) return
    report('the gate service does not start as provisioned; the settings before that are back')
    const { toNote } = file.current()
    const { noted } = provisioning
    file.change({ ...before, toNote: noted === null ? toNote : withoutDoing(toNote, noted) })
    before = null
    problems = [
      {
        kind: 'provisioning',
        message: say('provision.no-start', { why: message }).slice(0, 1_000),
      },
    ]
    // Not from within the very news that it failed: supervision has not finished with that yet.
    setImmediate(() => void service.renew())
  }

  return {
    heard: (supervision) => {
      try {
        if (supervision.state === 'up') {
          before = null
          noteAll().catch(() => report('an act could not be noted; it is tried again at the next start'))
        } else if (supervision.state === 'failed' && isTold) takeBack(supervision.message)
      } catch (error) {
        report(error instanceof Error ? error.message : String(error))
      }
    },
    booted: () => {
      isTold = true
    },
    problems: () => problems,
  }
}

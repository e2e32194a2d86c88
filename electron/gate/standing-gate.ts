import type { Credential } from '../contract/credential.ts'
import type { Alarm } from '../contract/methods.ts'
import type { Verdict } from '../contract/verdict.ts'
import type { Result } from '../contract/wire.ts'
import type { Gate, GateListener, GateOptions } from './gate.ts'
import { openGate } from './service.ts'
import { StorageError } from './store/errors.ts'

/**
 * A gate that outlives its database: where that turns out to be damaged under a scan, the gate is closed and opened anew
 * on the same folder, which sets the damaged files aside and carries over what they held. The guest whose scan found it
 * is not sent away: nothing of it was committed, so it is scanned again.
 *
 * In the same process, since a turnstile's controller may not know how to start a lane again, and so that a window's
 * scans wait for their verdict instead of losing it.
 * @param onHopeless the folder cannot be opened any more; whoever runs the gate says why, and ends.
 * @throws as openGate does, the first time.
 */
export async function openStandingGate(
  options: GateOptions,
  onHopeless: (error: unknown) => void,
): Promise<Gate> {
  const listeners = new Set<GateListener>()
  /** What was healed while nobody listened yet. */
  let untold: Alarm[] = []
  let credential = options.credential
  let healing: Promise<void> | null = null

  const open = async (): Promise<Gate> => {
    const opened = await openGate({ ...options, credential, onDamaged: heal })
    opened.listen({
      onStatus: (status) => {
        for (const { onStatus } of listeners) onStatus(status)
      },
      onAlarm: (alarm) => {
        if (listeners.size === 0) untold.push(alarm)
        for (const { onAlarm } of listeners) onAlarm(alarm)
      },
      onDoctor: (step) => {
        for (const { onDoctor } of listeners) onDoctor?.(step)
      },
    })
    return opened
  }
  const heal = (): void => {
    healing ??= openAnew().finally(() => {
      healing = null
    })
    // Who waits for it hears of its failure, and `onHopeless` in any case.
    healing.catch(() => {})
  }
  const openAnew = async (): Promise<void> => {
    try {
      await current.stop().catch((error: unknown) => options.log('closing a damaged database', error))
      current = await open()
    } catch (error) {
      onHopeless(error)
      throw error
    }
  }

  // Damage that the first look passed over may show while the gate opens: a second look finds it.
  let current = await open().catch((error: unknown) => {
    if (error instanceof StorageError && error.fault === 'corrupt') return open()
    throw error
  })
  /** Done once more where the damage was found by it: nothing of it was committed, and its scan id stays. */
  const unharmed = async <T>(run: () => Promise<T>, said: (answer: T) => Verdict | null): Promise<T> => {
    await healing
    const answer = await run()
    if (said(answer)?.cause !== 'storage-failed' || healing === null) return answer
    await healing
    return run()
  }
  const verdictIn = (answer: Result<Verdict>): Verdict | null => (answer.ok ? answer.value : null)
  const own: Pick<Gate, 'scan' | 'override' | 'admitFound' | 'search' | 'takeCredential' | 'listen'> = {
    scan: (request, by) =>
      unharmed(
        () => current.scan(request, by),
        (verdict) => verdict,
      ),
    override: (request, by) => unharmed(() => current.override(request, by), verdictIn),
    admitFound: (request, by) => unharmed(() => current.admitFound(request, by), verdictIn),
    search: async (input, by) => {
      await healing
      return current.search(input, by)
    },
    takeCredential: (next: Credential | null) => {
      credential = next
      return current.takeCredential(next)
    },
    listen: (listener) => {
      listeners.add(listener)
      untold.forEach(listener.onAlarm)
      untold = []
      return () => void listeners.delete(listener)
    },
  }
  // Everything else goes to the gate that stands at the moment.
  return new Proxy(current, {
    get: (_, name) => (Object.hasOwn(own, name) ? Reflect.get(own, name) : Reflect.get(current, name)),
  })
}

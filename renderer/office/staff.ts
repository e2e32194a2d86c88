import type { SessionView } from '../../electron/contract/roles.ts'
import type { Result } from '../../electron/contract/wire.ts'
import type { Gate } from '../gate.ts'

/** Who is signed in on this window, as the gate says; the gate alone decides what that allows. */
export type Staff = {
  /** Null before the gate has said. */
  readonly getState: () => SessionView | null
  readonly subscribe: (listener: () => void) => () => void
  /** Asks the gate anew: after anything that a PIN was needed for, and when it may have locked by itself. */
  readonly refresh: () => void
  readonly unlock: (pin: string) => Promise<Result<SessionView>>
  readonly recover: (key: string, name: string, pin: string) => Promise<Result<SessionView>>
  readonly lock: () => void
  /** When the gate locks by itself, unless something is done before: epoch ms; null while nobody is signed in. */
  readonly locksAt: () => number | null
}

/** A little after the gate locks, so that it has. */
const AFTER_LOCK_MS = 250

export function createStaff(
  gate: Pick<Gate, 'session' | 'unlock' | 'recover' | 'lock' | 'onSupervision'>,
  after: (ms: number, act: () => void) => () => void,
  now: () => number,
): Staff {
  const listeners = new Set<() => void>()
  let state: SessionView | null = null
  let locksAt: number | null = null
  let cancel = (): void => {}

  const take = (result: Result<SessionView>): Result<SessionView> => {
    if (!result.ok) return result
    state = result.value
    locksAt = state.signedIn === null ? null : now() + state.signedIn.locksInMs
    cancel()
    if (state.signedIn !== null) cancel = after(state.signedIn.locksInMs + AFTER_LOCK_MS, refresh)
    for (const listener of listeners) listener()
    return result
  }
  const refresh = (): void => void gate.session({}).then(take)

  // A service that was started again knows nobody any more.
  gate.onSupervision(({ state: service }) => {
    if (service === 'up') refresh()
  })
  refresh()
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    refresh,
    unlock: async (pin) => take(await gate.unlock({ pin })),
    recover: async (key, name, pin) => take(await gate.recover({ key, name, pin })),
    lock: () => void gate.lock({}).then(take),
    locksAt: () => locksAt,
  }
}

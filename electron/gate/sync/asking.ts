import { v7 as uuidv7 } from 'uuid'
import type { Outcome } from '../../contract/ticketing.ts'
import type { CallOptions } from '../ticketing/port.ts'
import type { Priority } from '../traffic/budget.ts'
import type { Traffic } from '../traffic/traffic.ts'

/** Why a download could not go on; what has landed stays, and the next one goes on from there. */
export class SyncStopped extends Error {
  /** It is the key that may not read this. */
  readonly keyRefused: boolean

  constructor(message: string, keyRefused = false) {
    super(message)
    this.name = 'SyncStopped'
    this.keyRefused = keyRefused
  }
}

/** One call of a download, made through the budget until it is answered or there is no use in trying. */
export type Asking = {
  /** @throws SyncStopped */
  readonly ask: <T>(
    priority: Exclude<Priority, 'scan' | 'probe'>,
    make: (call: CallOptions) => Promise<Outcome<T>>,
  ) => Promise<T>
  /** Calls made since the last {@link Asking.reset}. */
  readonly calls: () => number
  readonly reset: () => void
}

export type AskingOptions = {
  readonly traffic: Traffic
  readonly deadlineMs: number
  readonly after: (ms: number, run: () => void) => () => void
  /** ACME blocks: the call waits for the end of it, since a 429 is no error of the item that met it. */
  readonly onLimited: () => void
}

/** Waits before a call that failed is made again, in ms: one cut line or one bad gateway ends no download. */
const AGAIN_AFTER_MS = [1_000, 4_000]

export function makeAsking({ traffic, deadlineMs, after, onLimited }: AskingOptions): Asking {
  let calls = 0
  const pause = (ms: number): Promise<void> => new Promise((resolve) => after(ms, resolve))

  return {
    calls: () => calls,
    reset: () => {
      calls = 0
    },
    ask: async (priority, make) => {
      let failures = 0
      for (;;) {
        calls += 1
        const outcome = await traffic.call(priority, () => make({ requestId: uuidv7(), deadlineMs }))
        if (outcome.kind === 'answered') return outcome.value
        if (outcome.kind === 'limited') {
          onLimited()
          continue
        }
        // A refusal stays one. What cannot be understood of one order among thousands the next download asks for again.
        const isFinal =
          outcome.kind === 'refused' || (outcome.kind === 'not-understood' && priority === 'bulk')
        const againAfterMs = isFinal ? undefined : AGAIN_AFTER_MS[failures]
        if (againAfterMs === undefined || !traffic.reachable()) {
          throw new SyncStopped(outcome.why, outcome.kind === 'refused' && outcome.about === 'key')
        }
        failures += 1
        await pause(againAfterMs)
        if (!traffic.reachable()) throw new SyncStopped(outcome.why)
      }
    },
  }
}

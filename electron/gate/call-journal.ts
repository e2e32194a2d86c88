import type { CallEnded } from '../contract/calls.ts'
import type { GateClock } from './clock/clock.ts'
import type { CallStore } from './store/calls.ts'

export type CallJournalOptions = {
  readonly calls: CallStore
  readonly clock: GateClock
  /** The disk would not take it. Scanning says so with its next scan; here it is only logged. */
  readonly onTrouble: (error: unknown) => void
}

/** Keeps the last calls to ACME, written together: a commit for each would wear the disk for what nobody waits for. */
export type CallJournal = {
  readonly add: (call: CallEnded) => void
  /** Newest first. */
  readonly recent: (limit: number) => CallEnded[]
  /** Writes what is not written yet, and takes no more: a call that is cut off now ends after the store is closed. */
  readonly close: () => void
}

const WRITES_EVERY_MS = 2_000
/** Held back at most this many: where the disk refuses them, memory must not fill. */
const MOST_HELD = 2_000

export function makeCallJournal({ calls, clock, onTrouble }: CallJournalOptions): CallJournal {
  let held: CallEnded[] = []
  let cancel: (() => void) | null = null
  let closed = false

  const flush = (): void => {
    cancel?.()
    cancel = null
    if (held.length === 0) return
    try {
      calls.add(held)
      held = []
    } catch (error) {
      onTrouble(error)
    }
  }

  return {
    add: (call) => {
      if (closed) return
      held = [...held.slice(1 - MOST_HELD), call]
      cancel ??= clock.after(WRITES_EVERY_MS, flush)
    },
    recent: (limit) => {
      const newest = held.toReversed().slice(0, limit)
      return newest.length === limit ? newest : [...newest, ...calls.recent(limit - newest.length)]
    },
    close: () => {
      closed = true
      flush()
    },
  }
}

import { z } from 'zod'
import { type LinkState, linkStateSchema } from '../contract/status.ts'
import type { GateClock } from './clock/clock.ts'
import type { Memory } from './store/memory.ts'

/** How the way to ACME was, also before the last restart. */
export type LinkHistory = {
  readonly add: (link: LinkState) => void
  /** Newest first. */
  readonly recent: () => readonly LinkState[]
  /** Writes what is not written yet. */
  readonly close: () => void
}

const KEY = 'link-history'
/** A bad line changes every few seconds: an hour of that. */
const KEPT = 300
/** Written together: who looks at it later does not miss the last seconds before a power cut. */
const WRITES_EVERY_MS = 10_000
const historySchema = z.array(linkStateSchema).max(KEPT)

/** @param onTrouble it could not be written: a sick disk is said by the next scan, and must not end the gate. */
export function keepLinkHistory(
  memory: Memory,
  clock: Pick<GateClock, 'after'>,
  onTrouble: (error: unknown) => void,
): LinkHistory {
  let states: readonly LinkState[] = memory.recall(KEY, historySchema) ?? []
  let cancel: (() => void) | null = null
  let closed = false
  const write = (): void => {
    cancel?.()
    cancel = null
    try {
      memory.jot(KEY, states)
    } catch (error) {
      onTrouble(error)
    }
  }
  return {
    add: (link) => {
      // A probe that was under way may end after the store is closed.
      if (closed) return
      const last = states.at(-1)
      // Another reason for the same state is the same outage, told better.
      const before = last?.state === link.state && last.since === link.since ? states.slice(0, -1) : states
      states = [...before, link].slice(-KEPT)
      cancel ??= clock.after(WRITES_EVERY_MS, write)
    },
    recent: () => states.toReversed(),
    close: () => {
      closed = true
      if (cancel !== null) write()
    },
  }
}

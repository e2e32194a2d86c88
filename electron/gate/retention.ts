import { z } from 'zod'
import type { Profile } from '../contract/profile.ts'
import type { GateClock } from './clock/clock.ts'
import type { Purge } from './store/purge.ts'
import type { Store } from './store/store.ts'

export type RetentionOptions = {
  readonly store: Pick<Store, 'purge' | 'sweep' | 'rewrite' | 'memory'>
  readonly retention: Profile['retention']
  readonly clock: GateClock
  /** What time it is at ACME, epoch ms; null while ACME is out of reach: a clock set ahead must not empty the device. */
  readonly acmeNow: () => number | null
  /** There is something to remove as soon as nobody is at the gate. */
  readonly onDue: () => void
  /** Pieces of what was removed are to go as soon as nobody has been at the gate for a good while. */
  readonly onPieces: () => void
}

/** Lets go of what has had its time, a little in each moment in which nobody is at the gate. */
export type Retention = {
  /** Removes a little. True while there is more. */
  readonly step: () => boolean
  /** Leaves no piece of what was removed in any file. Nobody is scanned meanwhile. */
  readonly finish: () => void
  readonly close: () => void
}

/** Not in the first minute, in which the list is downloaded and guests queue. */
const FIRST_AFTER_MS = 60_000
const EVERY_MS = 3_600_000

/** Whether pieces of what was removed may still lie in the database: a device is often switched off after its shift. */
const PIECES = 'pieces-left'

export function keepRetention(options: RetentionOptions): Retention {
  const { store, retention, clock, acmeNow, onDue, onPieces } = options
  let purge: Purge | null = null
  let cancel = clock.after(FIRST_AFTER_MS, begin)
  const arePiecesLeft = (): boolean => store.memory.recall(PIECES, z.boolean()) ?? false
  if (arePiecesLeft()) onPieces()

  function begin(): void {
    const now = acmeNow()
    if (now === null) {
      cancel = clock.after(EVERY_MS, begin)
      return
    }
    purge = store.purge({
      eventsEndedBefore: now - retention.finishedEventsMs,
      scansBefore: now - retention.scansMs,
      actsBefore: now - retention.actsMs,
      at: now,
    })
    onDue()
  }

  return {
    step: () => {
      if (purge === null) return false
      if (!purge.step()) return true
      const removed = purge.removed()
      purge = null
      cancel = clock.after(EVERY_MS, begin)
      if (removed === 0) return false
      store.memory.remember(PIECES, true)
      store.sweep()
      onPieces()
      return false
    },
    finish: () => {
      if (purge !== null || !arePiecesLeft()) return
      store.rewrite()
      store.memory.remember(PIECES, false)
    },
    close: () => cancel(),
  }
}

import type { Profile } from '../contract/profile.ts'
import type { GateClock } from './clock/clock.ts'
import type { Purge } from './store/purge.ts'
import type { Store } from './store/store.ts'

export type RetentionOptions = {
  readonly store: Pick<Store, 'purge' | 'sweep'>
  readonly retention: Profile['retention']
  readonly clock: GateClock
  /** What time it is at ACME, epoch ms; null while ACME is out of reach: a clock set ahead must not empty the device. */
  readonly acmeNow: () => number | null
  /** There is something to remove as soon as nobody is at the gate. */
  readonly onDue: () => void
}

/** Lets go of what has had its time, a little in each moment in which nobody is at the gate. */
export type Retention = {
  /** Removes a little. True while there is more. */
  readonly step: () => boolean
  readonly close: () => void
}

/** Not in the first minute, in which the list is downloaded and guests queue. */
const FIRST_AFTER_MS = 60_000
const EVERY_MS = 3_600_000

export function keepRetention({ store, retention, clock, acmeNow, onDue }: RetentionOptions): Retention {
  let purge: Purge | null = null
  let cancel = clock.after(FIRST_AFTER_MS, begin)

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
      if (removed > 0) store.sweep()
      return false
    },
    close: () => cancel(),
  }
}

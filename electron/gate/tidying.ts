import type { Profile } from '../contract/profile.ts'
import type { GateClock } from './clock/clock.ts'
import { quietMoment } from './clock/quiet.ts'
import { keepRetention } from './retention.ts'
import type { Store } from './store/store.ts'

/** After this long without a guest the database is tidied, in ms. */
const QUIET_MS = 400
/** After this long without one it may be written anew, in ms: a guest who comes just then waits. */
const STILL_MS = 10 * 60_000

export type TidyingOptions = {
  readonly store: Store
  readonly clock: GateClock
  readonly retention: Profile['retention']
  /** What time it is at ACME, epoch ms; null while ACME is out of reach. */
  readonly acmeNow: () => number | null
  readonly trying: (what: string, run: () => void) => void
}

/** Keeps the database small and swift in the moments in which nobody is at the gate. */
export type Tidying = {
  /** Rows were written. */
  readonly soon: () => void
  /** A guest is being served. */
  readonly busy: () => void
  readonly close: () => void
}

export function keepTidy({ store, clock, trying, ...options }: TidyingOptions): Tidying {
  const quiet = quietMoment(clock, QUIET_MS, () => {
    trying('tidying', store.tidy)
    trying('letting go of what is old', () => {
      if (retention.step()) quiet.soon()
    })
  })
  const still = quietMoment(clock, STILL_MS, () => trying('writing the database anew', retention.finish))
  const retention = keepRetention({
    ...options,
    ...{ store, clock },
    onDue: quiet.soon,
    onPieces: still.soon,
  })
  return {
    soon: quiet.soon,
    busy: () => {
      quiet.busy()
      still.busy()
    },
    close: () => {
      retention.close()
      quiet.close()
      still.close()
    },
  }
}

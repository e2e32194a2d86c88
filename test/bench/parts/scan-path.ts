import { v7 as uuidv7 } from 'uuid'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import { systemClock } from '../../../electron/gate/clock/clock.ts'
import { type Courtesy, makeCourtesy } from '../../../electron/gate/clock/courtesy.ts'
import { quietMoment } from '../../../electron/gate/clock/quiet.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import { makeScan } from '../../../electron/gate/scan/scan.ts'
import { makeTurns } from '../../../electron/gate/scan/turns.ts'
import type { Store } from '../../../electron/gate/store/store.ts'
import { NOWHERE, profileAt } from './gate-at.ts'
import type { Scope } from './scope.ts'

const QUIET_MS = 400

export type ScanPath = {
  readonly scan: (barcode: string) => Promise<Verdict>
  /** Something landed: to be tidied up once no guest has come for a while, as the service does. */
  readonly landed: () => void
  /** As the service's own landing gives way to these scans. */
  readonly courtesy: Courtesy
}

/** Tickets of the list are admitted from the list; whoever asks about one has found a defect. */
const nobody = (): never => {
  throw new Error('a scan asked for what is on the device')
}

/**
 * The gate's own way from a barcode to a committed verdict in the `local-first` policy, on a store that something else
 * writes to as well: a whole gate keeps its store to itself, and no download over a socket lands as fast as the store
 * could.
 */
export function scanPathOn(scope: Scope, store: Store): ScanPath {
  const profile = profileAt(NOWHERE, { policy: 'local-first' })
  const { now, tick } = systemClock
  const courtesy = makeCourtesy(systemClock)
  const quiet = quietMoment(systemClock, QUIET_MS, store.tidy)
  scope.onEnd(quiet.close)
  const fail = (trouble: unknown): void => {
    if (trouble !== null) throw new Error('a scan failed', { cause: trouble })
  }
  const scan = makeScan({
    store,
    ask: nobody,
    learn: nobody,
    turns: makeTurns({ store, tick, onStorage: fail, onDefect: fail }),
    profile,
    zone: venueZone(profile.timeZone),
    now,
    skewMs: () => 0,
    skewBefore: 0,
    tick,
    onCommitted: () => {
      quiet.busy()
      courtesy.served()
      quiet.soon()
    },
  })
  return {
    scan: (barcode) => scan({ scanId: uuidv7(), barcode, via: 'lane', at: now() }, NOBODY),
    landed: quiet.soon,
    courtesy,
  }
}

import type { Status } from '../../contract/status.ts'
import type { Calibrate } from '../calibration/calibrate.ts'
import type { GateClock } from '../clock/clock.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { Times } from '../decide/clocks.ts'
import type { Gate } from '../gate.ts'
import { NOBODY } from '../roles/actor.ts'
import { makeLook } from '../scan/facts.ts'
import { inspect } from '../scan/inspect.ts'
import type { PostedLane } from '../scan/posted-lane.ts'
import { undoAdmission } from '../scan/undo.ts'
import type { Store } from '../store/store.ts'
import { codeMeant } from './codes.ts'
import type { ActLog } from './log.ts'
import { reportProblem } from './report.ts'
import type { Search } from './search.ts'

/** What a person does at the gate beside scanning, for which somebody answers by name: each is in the log of acts. */
export type Acts = Pick<
  Gate,
  | ('inspect' | 'inspectCode' | 'override' | 'search' | 'admitFound')
  | ('report' | 'changePost' | 'undo' | 'calibrate')
>

export type ActsParts = {
  readonly store: Store
  readonly lane: PostedLane
  readonly log: ActLog
  readonly search: Search
  readonly calibrate: Calibrate
  readonly zone: VenueZone
  readonly clock: GateClock
  readonly times: () => Times
  readonly status: () => Status
  /** Something waits for ACME, and what is shown of this gate is another. */
  readonly onChange: () => void
}

export function makeActs({ store, lane, log, clock, zone, times, ...parts }: ActsParts): Acts {
  const { now } = clock
  const look = makeLook(store, lane.profile(), zone, () => times().skewMs)
  const inspected = (barcode: string) => inspect(barcode, store, lane.profile(), zone, times())

  return {
    inspect: ({ barcode }) => inspected(barcode),
    inspectCode: (of) => {
      // As it was typed: one that is no code at all has a verdict of its own.
      if ('barcode' in of) return { ok: true, value: inspected(of.barcode) }
      const code = codeMeant(of, store)
      return code.ok ? { ok: true, value: inspected(code.value.barcode) } : code
    },
    override: async ({ scanId, of, reason, at, count = 1 }, by = NOBODY) => {
      const code = codeMeant(of, store)
      if (!code.ok) return code
      const request = { scanId, at: clock.fromWall(at), code: code.value, count, reason, by }
      return { ok: true, value: await lane.override(request) }
    },
    search: (input, by = NOBODY) => parts.search.find(input, by),
    admitFound: async ({ ticket, ...request }, by = NOBODY) => {
      const code = codeMeant({ ticket }, store)
      if (!code.ok) return code
      const { barcode } = code.value
      const at = clock.fromWall(request.at)
      const verdict = await lane.scan({ ...request, at, barcode, via: 'search' }, by, (said) => {
        const what = { codeEnd: barcode.slice(-4), said: `${said.class}: ${said.reason}` }
        log.note({ act: 'admit-found', by, scanId: said.scanId, what })
      })
      return { ok: true, value: verdict }
    },
    report: (input, by = NOBODY) => reportProblem(input, by, { store, log, now }),
    changePost: (input, by = NOBODY) => {
      const error = lane.change(input, by)
      if (error !== null) return { ok: false, error }
      parts.onChange()
      return { ok: true, value: parts.status() }
    },
    undo: (input, by = NOBODY) => {
      const { scanId, reason: why } = input
      const options = {
        store,
        limitMs: lane.profile().undoLimitMs,
        now,
        kindOf: (code: Parameters<typeof look>[0]) => look(code, now(), 1).pass?.kind ?? null,
      }
      // Asked for again, it is the same undo: the log of acts has it already.
      if (store.scans.admission(scanId)?.undoneAt != null) return undoAdmission(input, options)
      const result = log.noting(
        () => undoAdmission(input, options),
        ({ atAcme }) => ({ act: 'undo', by, scanId, what: { atAcme }, why }),
      )
      parts.onChange()
      return result
    },
    calibrate: async (input, by = NOBODY) => {
      const result = await parts.calibrate(input)
      if (result.ok) {
        const { kept, code, was } = result.value
        log.note({ act: 'calibrated', by, what: { kept, code, was } })
      }
      return result
    },
  }
}

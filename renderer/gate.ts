import type { z } from 'zod'
import type { About, Bridge, Supervision } from '../electron/contract/bridge.ts'
import type { DoctorStep } from '../electron/contract/doctor.ts'
import type { KioskWish } from '../electron/contract/kiosk.ts'
import {
  type Alarm,
  type GateInput,
  type GateMethod,
  type GateOutput,
  gateEvents,
  gateMethods,
} from '../electron/contract/methods.ts'
import type { SaveRequest, SaveResult } from '../electron/contract/save.ts'
import type { SceneName, SceneRequest } from '../electron/contract/scene.ts'
import type { Status } from '../electron/contract/status.ts'
import type { Result } from '../electron/contract/wire.ts'
import { checked, failure } from './checked.ts'

/**
 * A verdict may take the profile's whole budget (at most 10 s) and the scans before it. Longer than this means
 * that nobody will answer: the scan is sent again, under the same id.
 */
const ANSWER_LIMIT_MS = 20_000

/** What the screen asks of the contract so far. */
type Used = Extract<
  GateMethod,
  | 'events'
  | ('scan' | 'undo' | 'status' | 'recent' | 'samples' | 'pace' | 'session' | 'sync')
  | ('readiness' | 'testScan' | 'diagnosis' | 'shiftReport' | 'scanLog' | 'exportRecords')
  | ('outbox' | 'retry' | 'acknowledge' | 'history' | 'inspect' | 'drain' | 'override' | 'search')
  | ('admitFound' | 'report' | 'changePost' | 'unlock' | 'lock' | 'recover')
  | ('staff' | 'changeStaff' | 'permit' | 'audit' | 'verifyAudit' | 'doctor' | 'calibrate' | 'calls')
>

/** The gate service as the screen uses it: the contract's methods with every value checked once, here. */
export type Gate = {
  readonly [M in Used]: (input: GateInput<M>) => Promise<Result<GateOutput<M>>>
} & {
  readonly onStatus: (listener: (status: Status) => void) => () => void
  readonly onAlarm: (listener: (alarm: Alarm) => void) => () => void
  /** Each step of a connection check when it has ended. */
  readonly onDoctor: (listener: (step: DoctorStep) => void) => () => void
  readonly onSupervision: (listener: (supervision: Supervision) => void) => () => void
  readonly about: () => Promise<About>
  /** Turns kiosk mode on or off, or only asks (null); answers whether it is on then. */
  readonly kiosk: (wish: KioskWish) => Promise<boolean>
  /** Plays a scene at the practice venue, ends it, or asks which is played. Never rejects. */
  readonly scene: (request: SceneRequest) => Promise<SceneName | null>
  /** Writes a file where a person says. Never rejects. */
  readonly save: (request: SaveRequest) => Promise<SaveResult>
}

/** Answers `service-gone` where a call is never answered, so that no scan can wait for ever. */
async function inTime<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<Result<T>>((resolve) => {
    timer = setTimeout(() => resolve(failure('service-gone', 'no answer in time')), ANSWER_LIMIT_MS)
  })
  try {
    return await Promise.race([answer, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Wraps the preload's bridge. Never throws: what goes wrong is a `Result`. */
export function createGate(bridge: Bridge): Gate {
  const onEvent = <T>(name: string, schema: z.ZodType<T>, listener: (value: T) => void) =>
    bridge.onEvent((event, payload) => {
      if (event !== name) return
      const parsed = schema.safeParse(payload)
      if (parsed.success) listener(parsed.data)
    })
  return {
    scan: (input) => inTime(checked(bridge.scan(input), gateMethods.scan.output)),
    undo: (input) => inTime(checked(bridge.undo(input), gateMethods.undo.output)),
    status: (input) => inTime(checked(bridge.status(input), gateMethods.status.output)),
    recent: (input) => inTime(checked(bridge.recent(input), gateMethods.recent.output)),
    samples: (input) => inTime(checked(bridge.samples(input), gateMethods.samples.output)),
    events: (input) => inTime(checked(bridge.events(input), gateMethods.events.output)),
    pace: (input) => inTime(checked(bridge.pace(input), gateMethods.pace.output)),
    session: (input) => inTime(checked(bridge.session(input), gateMethods.session.output)),
    readiness: (input) => inTime(checked(bridge.readiness(input), gateMethods.readiness.output)),
    testScan: (input) => inTime(checked(bridge.testScan(input), gateMethods.testScan.output)),
    diagnosis: (input) => inTime(checked(bridge.diagnosis(input), gateMethods.diagnosis.output)),
    shiftReport: (input) => inTime(checked(bridge.shiftReport(input), gateMethods.shiftReport.output)),
    scanLog: (input) => inTime(checked(bridge.scanLog(input), gateMethods.scanLog.output)),
    exportRecords: (input) => inTime(checked(bridge.exportRecords(input), gateMethods.exportRecords.output)),
    outbox: (input) => inTime(checked(bridge.outbox(input), gateMethods.outbox.output)),
    retry: (input) => inTime(checked(bridge.retry(input), gateMethods.retry.output)),
    acknowledge: (input) => inTime(checked(bridge.acknowledge(input), gateMethods.acknowledge.output)),
    history: (input) => inTime(checked(bridge.history(input), gateMethods.history.output)),
    inspect: (input) => inTime(checked(bridge.inspect(input), gateMethods.inspect.output)),
    override: (input) => inTime(checked(bridge.override(input), gateMethods.override.output)),
    search: (input) => inTime(checked(bridge.search(input), gateMethods.search.output)),
    admitFound: (input) => inTime(checked(bridge.admitFound(input), gateMethods.admitFound.output)),
    report: (input) => inTime(checked(bridge.report(input), gateMethods.report.output)),
    changePost: (input) => inTime(checked(bridge.changePost(input), gateMethods.changePost.output)),
    unlock: (input) => inTime(checked(bridge.unlock(input), gateMethods.unlock.output)),
    lock: (input) => inTime(checked(bridge.lock(input), gateMethods.lock.output)),
    recover: (input) => inTime(checked(bridge.recover(input), gateMethods.recover.output)),
    calls: (input) => inTime(checked(bridge.calls(input), gateMethods.calls.output)),
    staff: (input) => inTime(checked(bridge.staff(input), gateMethods.staff.output)),
    changeStaff: (input) => inTime(checked(bridge.changeStaff(input), gateMethods.changeStaff.output)),
    permit: (input) => inTime(checked(bridge.permit(input), gateMethods.permit.output)),
    audit: (input) => inTime(checked(bridge.audit(input), gateMethods.audit.output)),
    verifyAudit: (input) => inTime(checked(bridge.verifyAudit(input), gateMethods.verifyAudit.output)),
    // These take as long as ACME takes.
    doctor: (input) => checked(bridge.doctor(input), gateMethods.doctor.output),
    calibrate: (input) => checked(bridge.calibrate(input), gateMethods.calibrate.output),
    drain: (input) => checked(bridge.drain(input), gateMethods.drain.output),
    sync: (input) => checked(bridge.sync(input), gateMethods.sync.output),
    onStatus: (listener) => onEvent('status', gateEvents.status, listener),
    onAlarm: (listener) => onEvent('alarm', gateEvents.alarm, listener),
    onDoctor: (listener) => onEvent('doctor', gateEvents.doctor, listener),
    onSupervision: (listener) => bridge.onSupervision(listener),
    about: () => bridge.about(),
    kiosk: (wish) => bridge.kiosk(wish),
    scene: (request) => bridge.scene(request).catch(() => null),
    save: (request) =>
      bridge.save(request).catch(() => ({ kind: 'failed', message: 'The window could not ask for it.' })),
  }
}

import type { Credential } from '../contract/credential.ts'
import type { DoctorStep } from '../contract/doctor.ts'
import type { Alarm, GateInput, GateOutput, Sample } from '../contract/methods.ts'
import type { Profile } from '../contract/profile.ts'
import type { Status } from '../contract/status.ts'
import type { Result } from '../contract/wire.ts'
import type { GateClock } from './clock/clock.ts'
import type { Records } from './records.ts'
import type { Reporting } from './reporting/reporting.ts'
import type { Actor } from './roles/actor.ts'
import type { Permits } from './roles/permits.ts'
import type { RolesOf } from './roles/session.ts'

export type GateOptions = {
  readonly dataDir: string
  /** 32 bytes that open the sealed columns of the store. */
  readonly dataKey: Uint8Array
  /** Null: this device has none. It then scans by its list, and ACME is not asked. */
  readonly credential: Credential | null
  readonly profile: Profile
  /** Sample tickets of the practice venue; empty anywhere else. */
  readonly samples: readonly Sample[]
  readonly clock: GateClock
  /** The database turned out to be damaged: nothing is committed any more until a gate is opened anew, which heals it. */
  readonly onDamaged?: () => void
  /** Where trouble goes that nobody at the gate can act on. Never holds a barcode, a person or a key. */
  readonly log: (what: string, error: unknown) => void
}

/** What a gate says unasked. */
export type GateListener = {
  readonly onStatus: (status: Status) => void
  readonly onAlarm: (alarm: Alarm) => void
  /** A step of the connection check has ended. */
  readonly onDoctor?: (step: DoctorStep) => void
}

/** What is kept of shifts, and how it is read. */
type Kept = Records & Omit<Reporting, 'exportRecords'>

/** A running gate: one lane at one entrance. */
export type Gate = Kept & {
  /** @param by who is signed in where it was read; nobody unless it is said */
  readonly scan: (request: GateInput<'scan'>, by?: Actor) => Promise<GateOutput<'scan'>>
  /**
   * The verdict of a lane's scan is out. One that never was, because the process died, is shown to the guest's next
   * scan instead of a refusal.
   */
  readonly shown: (scanId: string) => void
  readonly exportRecords: (input: GateInput<'exportRecords'>) => Promise<Result<GateOutput<'exportRecords'>>>
  readonly inspect: (input: { readonly barcode: string }) => GateOutput<'inspect'>
  /** What a scan of a code that is meant otherwise than by its characters would say. */
  readonly inspectCode: (input: GateInput<'inspect'>) => Result<GateOutput<'inspect'>>
  readonly testScan: (input: GateInput<'testScan'>) => GateOutput<'testScan'>
  readonly readiness: () => Promise<GateOutput<'readiness'>>
  readonly diagnosis: () => Promise<GateOutput<'diagnosis'>>
  readonly override: (input: GateInput<'override'>, by?: Actor) => Promise<Result<GateOutput<'override'>>>
  readonly search: (input: GateInput<'search'>, by?: Actor) => Promise<GateOutput<'search'>>
  readonly admitFound: (
    input: GateInput<'admitFound'>,
    by?: Actor,
  ) => Promise<Result<GateOutput<'admitFound'>>>
  readonly report: (input: GateInput<'report'>, by?: Actor) => Result<GateOutput<'report'>>
  readonly changePost: (input: GateInput<'changePost'>, by?: Actor) => Result<Status>
  readonly undo: (input: GateInput<'undo'>, by?: Actor) => Result<GateOutput<'undo'>>
  readonly order: (input: GateInput<'order'>) => Promise<Result<GateOutput<'order'>>>
  readonly calibrate: (input: GateInput<'calibrate'>, by?: Actor) => Promise<Result<GateOutput<'calibrate'>>>
  readonly doctor: () => Promise<GateOutput<'doctor'>>
  readonly events: (input: GateInput<'events'>) => GateOutput<'events'>
  readonly status: () => Status
  readonly recent: (input: GateInput<'recent'>) => GateOutput<'recent'>
  readonly pace: () => GateOutput<'pace'>
  readonly samples: () => Sample[]
  readonly calls: (input: GateInput<'calls'>) => GateOutput<'calls'>
  readonly sync: () => Promise<Result<GateOutput<'sync'>>>
  readonly drain: () => Promise<Status>
  /** Who may do what; each connection asks it through a session of its own. */
  readonly roles: RolesOf
  /** What the shell may do on an admin's word. */
  readonly permits: Permits
  readonly audit: (input: GateInput<'audit'>) => Promise<GateOutput<'audit'>>
  readonly verifyAudit: () => Promise<GateOutput<'verifyAudit'>>
  /**
   * Uses another key or login from now on, and tries it at once: answers how the gate is after that. What waits to be
   * uploaded goes on; nothing is restarted.
   */
  readonly takeCredential: (credential: Credential | null) => Promise<Result<Status>>
  readonly listen: (listener: GateListener) => () => void
  /** Resolves when nothing is being written any more. What was not uploaded stays for the next start. */
  readonly stop: () => Promise<void>
}

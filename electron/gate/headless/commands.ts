import { z } from 'zod'
import type { GateMethod } from '../../contract/methods.ts'

/** What a command of the lane is carried out by. */
export type CommandEntry = {
  readonly method: GateMethod
  /** The `type` of the line that answers it. */
  readonly says: string
  /**
   * Waits for ACME, or counts for long: it runs apart, so that no guest waits for it. `brief` ones end by themselves and
   * are waited for at the end of the input; `long` ones only while the link lets them go on.
   */
  readonly apart?: 'brief' | 'long'
}

/** Every command but `reload-key`, which is the lane's own: the contract has no way to hand over a key. */
export const COMMANDS = {
  scan: { method: 'scan', says: 'verdict' },
  sync: { method: 'sync', says: 'synced', apart: 'long' },
  status: { method: 'status', says: 'status' },
  drain: { method: 'drain', says: 'status', apart: 'long' },
  undo: { method: 'undo', says: 'undone' },
  inspect: { method: 'inspect', says: 'inspected' },
  order: { method: 'order', says: 'order', apart: 'brief' },
  calibrate: { method: 'calibrate', says: 'calibrated', apart: 'brief' },
  doctor: { method: 'doctor', says: 'doctor', apart: 'brief' },
  calls: { method: 'calls', says: 'calls' },
  events: { method: 'events', says: 'events' },
  pace: { method: 'pace', says: 'pace' },
  outbox: { method: 'outbox', says: 'outbox' },
  retry: { method: 'retry', says: 'outbox-row' },
  acknowledge: { method: 'acknowledge', says: 'outbox-row' },
  history: { method: 'history', says: 'history' },
  override: { method: 'override', says: 'verdict' },
  search: { method: 'search', says: 'found', apart: 'brief' },
  'admit-found': { method: 'admitFound', says: 'verdict' },
  report: { method: 'report', says: 'reported' },
  'change-post': { method: 'changePost', says: 'status' },
  'test-scan': { method: 'testScan', says: 'test-scanned' },
  readiness: { method: 'readiness', says: 'readiness', apart: 'brief' },
  diagnosis: { method: 'diagnosis', says: 'diagnosis', apart: 'brief' },
  'shift-report': { method: 'shiftReport', says: 'shift-report', apart: 'brief' },
  'scan-log': { method: 'scanLog', says: 'scan-log', apart: 'brief' },
  'export-records': { method: 'exportRecords', says: 'exported', apart: 'brief' },
  unlock: { method: 'unlock', says: 'session' },
  lock: { method: 'lock', says: 'session' },
  session: { method: 'session', says: 'session' },
  staff: { method: 'staff', says: 'staff' },
  'change-staff': { method: 'changeStaff', says: 'staff' },
  recover: { method: 'recover', says: 'session' },
  audit: { method: 'audit', says: 'audit' },
  'verify-audit': { method: 'verifyAudit', says: 'audit-verified', apart: 'brief' },
} as const satisfies Readonly<Record<string, CommandEntry>>

export type CommandName = keyof typeof COMMANDS

const names = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS)

/** One line of the input that begins with `{`: which command, and beside it whatever the contract's method takes. */
export const commandSchema = z.looseObject({ do: z.enum([...names, 'reload-key']) })
export type Command = z.infer<typeof commandSchema>

/** The names a person can write after `"do":`. */
export const commandNames: readonly string[] = commandSchema.shape.do.options

import { z } from 'zod'
import {
  admitFoundSchema,
  overrideRequestSchema,
  postRequestSchema,
  reportedSchema,
  reportRequestSchema,
  searchRequestSchema,
  searchResultSchema,
} from './acts.ts'
import { auditPageSchema, auditRequestSchema, auditVerdictSchema } from './audit.ts'
import { calibrateRequestSchema, calibrationSchema } from './calibration.ts'
import { callEndedSchema } from './calls.ts'
import { BARCODE_WIRE_MAX, codeRefSchema, GROUP_MAX } from './code.ts'
import { diagnosisSchema } from './diagnosis.ts'
import { doctorReportSchema, doctorStepSchema } from './doctor.ts'
import { orderViewSchema } from './order.ts'
import { paceSchema } from './pace.ts'
import { permitRequestSchema, permitSchema } from './permit.ts'
import { readinessSchema } from './readiness.ts'
import { historySchema, outboxRowSchema, outboxStateSchema } from './records.ts'
import {
  exportedSchema,
  exportRequestSchema,
  scanLogRequestSchema,
  scanLogSchema,
  shiftReportRequestSchema,
  shiftReportSchema,
} from './reporting.ts'
import { pinSchema, recoverySchema, sessionSchema, staffChangeSchema, staffListSchema } from './roles.ts'
import { admitSchema } from './rule-settings.ts'
import { statusSchema } from './status.ts'
import { testScanSchema } from './test-scan.ts'
import { epochMsSchema, eventRefSchema, verdictSchema } from './verdict.ts'

/** How a code came. `group`: not read again, but more guests of it let in by the button under its verdict. */
export const scanViaSchema = z.enum([
  'wedge',
  'camera',
  'typed',
  'tray',
  'lane',
  'search',
  'override',
  'group',
])
export type ScanVia = z.infer<typeof scanViaSchema>

export const scanRequestSchema = z.strictObject({
  /**
   * UUIDv7 made where the code was read. Sending the same id again returns the verdict that stands:
   * that is how a window asks again after the service was restarted under it.
   */
  scanId: z.uuid(),
  barcode: z.string().max(BARCODE_WIRE_MAX),
  via: scanViaSchema,
  /** When the last character was read. */
  at: epochMsSchema,
  /** Guests who pass with this one code: a group. One, where it is not said. */
  count: z.number().int().min(1).max(GROUP_MAX).optional(),
})
export type ScanRequest = z.infer<typeof scanRequestSchema>

/** A scan of this device as the list beside the verdict shows it. */
export const recentScanSchema = z.object({
  verdict: verdictSchema,
  /** The last four characters of what was scanned, so that staff can tell rows apart; null if unreadable. */
  codeEnd: z.string().max(4).nullable(),
  undone: z.boolean(),
})
export type RecentScan = z.infer<typeof recentScanSchema>

/** One kind of sample ticket of the practice venue, with barcodes not used here yet. */
export const sampleSchema = z.object({
  kind: z.string().max(40),
  label: z.string().max(80),
  barcodes: z.array(z.string().max(256)).max(200),
})
export type Sample = z.infer<typeof sampleSchema>

const undoResultSchema = z.object({
  scanId: z.uuid(),
  undoneAt: epochMsSchema,
  atAcme: z.enum(['cancelled', 'queued']),
})

/** Every request a window or lane can make of the gate service. The whole contract is this map and {@link gateEvents}. */
export const gateMethods = {
  scan: { input: scanRequestSchema, output: verdictSchema },
  /** What a scan would say, without burning anything. */
  inspect: { input: codeRefSchema, output: verdictSchema },
  /** What a guest with this code would get now. For everybody, also offline: writes nothing and calls nobody. */
  testScan: { input: z.strictObject({ barcode: z.string().max(BARCODE_WIRE_MAX) }), output: testScanSchema },
  undo: {
    input: z.strictObject({ scanId: z.uuid(), reason: z.string().min(1).max(200) }),
    output: undoResultSchema,
  },
  /** The order behind a scan: from ACME where it can be reached, else as this device knows it. Burns nothing. */
  order: { input: z.strictObject({ scanId: z.uuid() }), output: orderViewSchema },
  /** Learns what ACME's check-in codes mean. Checks a ticket in for real, so it is refused in production. */
  calibrate: { input: calibrateRequestSchema, output: calibrationSchema },
  /** The connection check, in numbered steps; each is told as a `doctor` event when it ends. Changes nothing at ACME. */
  doctor: { input: z.strictObject({}), output: doctorReportSchema },
  /** The events of yesterday, today and tomorrow as ACME listed them, and which of them a rule would let in now. */
  events: {
    /** Null: the rule in use. */
    input: z.strictObject({ admit: admitSchema.nullable().default(null) }),
    output: z
      .array(
        eventRefSchema.extend({
          templateId: z.string().max(64).nullable(),
          cancelled: z.boolean(),
          isAdmitted: z.boolean(),
        }),
      )
      .max(500),
  },
  status: { input: z.strictObject({}), output: statusSchema },
  recent: {
    input: z.strictObject({ limit: z.number().int().min(1).max(200) }),
    output: z.array(recentScanSchema).max(200),
  },
  /** How the shift goes: guests let in and out by this device, minute by minute. */
  pace: { input: z.strictObject({}), output: paceSchema },
  samples: { input: z.strictObject({}), output: z.array(sampleSchema).max(40) },
  /** The last calls to ACME, newest first: what its support asks for. */
  calls: {
    input: z.strictObject({ limit: z.number().int().min(1).max(500) }),
    output: z.array(callEndedSchema).max(500),
  },
  /** What ACME was, or is still to be, told: newest first. */
  outbox: {
    input: z.strictObject({
      /** None means all. */
      states: z.array(outboxStateSchema).max(7).default([]),
      /** Only those that no person has acknowledged. */
      unacknowledged: z.boolean().optional(),
      limit: z.number().int().min(1).max(200).default(100),
      /** The id of the oldest row of the page before this one. */
      before: z.number().int().nullable().default(null),
    }),
    output: z.array(outboxRowSchema).max(200),
  },
  /** Sends a row that was refused or parked once more. */
  retry: { input: z.strictObject({ id: z.number().int() }), output: outboxRowSchema },
  /** A person has looked at a conflict, a refused or a parked row, and says what came of it. */
  acknowledge: {
    input: z.strictObject({ id: z.number().int(), note: z.string().trim().min(1).max(500) }),
    output: outboxRowSchema,
  },
  /** Everything this device did with one code: every scan, verdict, call, upload and undo. By a scan, or by the code. */
  history: {
    input: codeRefSchema,
    output: historySchema,
  },
  /** What this device did in a span of time: admissions, refusals, and what ACME has yet to hear of them. */
  shiftReport: { input: shiftReportRequestSchema, output: shiftReportSchema },
  /** The scans of this device, newest first, searched by time, lane, class and reason. */
  scanLog: { input: scanLogRequestSchema, output: scanLogSchema },
  /** The shift report, the scan log, or (for admins) the log of acts as a file. */
  exportRecords: { input: exportRequestSchema, output: exportedSchema },
  /** Whether this device is fit for its entrance: one light, and a line for each thing that counts. */
  readiness: { input: z.strictObject({}), output: readinessSchema },
  /** One file for support, without a barcode, a person or a key. */
  diagnosis: { input: z.strictObject({}), output: diagnosisSchema },
  /** Starts a download of events and tickets now; progress comes with `status` events. */
  sync: {
    input: z.strictObject({}),
    output: z.object({
      events: z.number(),
      tickets: z.number(),
      calls: z.number(),
      tookMs: z.number(),
      /** What could not be read, in words. */
      notes: z.array(z.string().max(300)).max(5),
    }),
  },
  /** Tries to upload now; answers when the try is over. */
  drain: { input: z.strictObject({}), output: statusSchema },
  /** Admits by a supervisor's word, with a reason; ACME is told as of any admission. */
  override: { input: overrideRequestSchema, output: verdictSchema },
  /** Orders by name, number or e-mail. */
  search: { input: searchRequestSchema, output: searchResultSchema },
  /** Scans a ticket that was found. */
  admitFound: { input: admitFoundSchema, output: verdictSchema },
  /** Keeps what somebody says of a ticket. */
  report: { input: reportRequestSchema, output: reportedSchema },
  /** Stands this device at another entrance, or turns it to the way out. */
  changePost: { input: postRequestSchema, output: statusSchema },
  /** Signs in, on this connection alone, until `lock` or some idle minutes. */
  unlock: { input: z.strictObject({ pin: pinSchema }), output: sessionSchema },
  lock: { input: z.strictObject({}), output: sessionSchema },
  session: { input: z.strictObject({}), output: sessionSchema },
  /** Who has a PIN here. */
  staff: { input: z.strictObject({}), output: staffListSchema },
  changeStaff: { input: staffChangeSchema, output: staffListSchema },
  /** A lost admin PIN: proved with the key this device speaks to ACME with. Signs in. */
  recover: { input: recoverySchema, output: sessionSchema },
  /** A permit for one thing that the shell does on an admin's word, such as changing the profile. */
  permit: { input: permitRequestSchema, output: z.object({ permit: permitSchema }) },
  /** The log of acts, page by page. */
  audit: { input: auditRequestSchema, output: auditPageSchema },
  /** Whether the log of acts is as it was written; names the first row that is not. */
  verifyAudit: { input: z.strictObject({}), output: auditVerdictSchema },
} as const

export type GateMethod = keyof typeof gateMethods
export type GateInput<M extends GateMethod> = z.infer<(typeof gateMethods)[M]['input']>
export type GateOutput<M extends GateMethod> = z.infer<(typeof gateMethods)[M]['output']>

/** Something a person must see now: a disagreement with ACME, a row that needs a decision, a sick disk. */
export const alarmSchema = z.object({
  kind: z.enum(['conflict', 'parked', 'storage']),
  message: z.string().max(500),
  at: epochMsSchema,
  scanId: z.uuid().nullable(),
})
export type Alarm = z.infer<typeof alarmSchema>

/** What the gate service says unasked. */
export const gateEvents = {
  status: statusSchema,
  alarm: alarmSchema,
  /** A step of the connection check has ended. */
  doctor: doctorStepSchema,
} as const
export type GateEvent = keyof typeof gateEvents
export type GateEventPayload<E extends GateEvent> = z.infer<(typeof gateEvents)[E]>

import { z } from 'zod'
import { auditActSchema, auditFilterSchema } from './audit.ts'
import { outboxStateSchema } from './records.ts'
import {
  admitReasonSchema,
  denyReasonSchema,
  epochMsSchema,
  eventRefSchema,
  holdReasonSchema,
  repeatReasonSchema,
  verdictSourceSchema,
} from './verdict.ts'

const count = z.number().int().min(0)

/** Which part of this device's scans: a span of time, and one lane and one entrance, or all. */
const spanSchema = z.strictObject({
  /** Epoch ms, from this moment on; where it is not given, since midnight at the venue. */
  from: epochMsSchema.optional(),
  /** Epoch ms, up to this moment and without it; where it is not given, up to now. */
  to: epochMsSchema.optional(),
  lane: z.string().max(120).optional(),
  /** Where the device stood at the time. */
  entrance: z.string().max(120).optional(),
})

/** Guests and scans of one entrance, hour, lane or event. */
const tallySchema = z.object({
  /** Guests let in, those of undone admissions apart. */
  admitted: count,
  /** Guests let out. */
  out: count,
  /** Scans that were refused. */
  refused: count,
  /** Scans that were held. */
  held: count,
})
export type Tally = z.infer<typeof tallySchema>

/** More groups than a venue has in three months. */
const GROUPS_MAX = 10_000
const groups = <S extends z.ZodRawShape>(of: S) => z.array(tallySchema.extend(of)).max(GROUPS_MAX)

export const shiftReportRequestSchema = spanSchema

export const refusalsSchema = z
  .array(
    z.object({
      class: z.enum(['deny', 'hold']),
      reason: z.union([denyReasonSchema, holdReasonSchema]),
      scans: count,
    }),
  )
  .max(40)

/**
 * What this device did in a span of time, counted from what it keeps: as true offline as online. Of other devices it
 * knows nothing.
 */
export const shiftReportSchema = z.object({
  from: epochMsSchema,
  to: epochMsSchema,
  lane: z.string().max(120).nullable(),
  entrance: z.string().max(120).nullable(),
  /** When it was counted. */
  asOf: epochMsSchema,
  timeZone: z.string().max(64),
  total: tallySchema.extend({
    scans: count,
    /** Codes that a scanner read twice: shown again, counted once. */
    repeats: count,
    /** Guests let in by a supervisor's word. */
    overrides: count,
    /** Guests whose admission was taken back. */
    undone: count,
    /** Guests let in by a rule although nothing knew the code. */
    flagged: count,
  }),
  /** Of what happened in the span: what ACME has not heard yet, and what it would not take. */
  acme: z.object({ waiting: count, conflicts: count, refused: count, parked: count }),
  entrances: groups({ entrance: z.string().max(120) }),
  lanes: groups({ lane: z.string().max(120) }),
  /** `at`: when the hour began, by the clocks of the venue. Hours without a scan are left out. */
  hours: groups({ at: epochMsSchema }),
  ticketTypes: groups({ ticketType: z.string().max(200).nullable() }),
  events: groups({ event: eventRefSchema.nullable() }),
  /** Scans that were not let through, by why; most first. */
  refusals: refusalsSchema,
})
export type ShiftReport = z.infer<typeof shiftReportSchema>

export const verdictReasonSchema = z.union([
  admitReasonSchema,
  denyReasonSchema,
  holdReasonSchema,
  repeatReasonSchema,
])

const logFilterSchema = spanSchema.extend({
  /** None means all. */
  classes: z
    .array(z.enum(['admit', 'deny', 'hold', 'repeat']))
    .max(4)
    .default([]),
  reasons: z.array(verdictReasonSchema).max(40).default([]),
})
export type LogFilter = z.infer<typeof logFilterSchema>

export const SCAN_LOG_PAGE_MAX = 200

export const scanLogRequestSchema = logFilterSchema.extend({
  limit: z.number().int().min(1).max(SCAN_LOG_PAGE_MAX).default(100),
  /** The `next` of the page before this one. */
  before: z.number().int().min(0).nullable().default(null),
})

/** Who did what about a scan, where the profile wants names in records. */
export const scanActSchema = z.object({
  act: auditActSchema.extract(['override', 'admit-found', 'undo']),
  /** Null where no PIN was given. */
  who: z.string().max(80).nullable(),
})
export type ScanAct = z.infer<typeof scanActSchema>

/** One scan as the log shows it: never its whole code, never a guest. */
export const scanLogRowSchema = z.object({
  scanId: z.uuid(),
  at: epochMsSchema,
  lane: z.string().max(120),
  via: z.string().max(20),
  direction: z.enum(['in', 'out']),
  class: z.enum(['admit', 'deny', 'hold', 'repeat']),
  reason: verdictReasonSchema,
  source: verdictSourceSchema,
  /** The last four characters of the code; null where it was unreadable. */
  codeEnd: z.string().max(4).nullable(),
  event: eventRefSchema.nullable(),
  ticketType: z.string().max(200).nullable(),
  orderNumber: z.string().max(60).nullable(),
  /** Guests who passed with it. */
  guests: count,
  undoneAt: epochMsSchema.nullable(),
  /** How ACME was told; null where there was nothing to tell. */
  atAcme: outboxStateSchema.nullable(),
  staff: z.array(scanActSchema).max(20).default([]),
  /** Who was signed in where it was read; null where nobody was, or where records name nobody. */
  signedIn: z.string().max(80).nullable(),
})
export type ScanLogRow = z.infer<typeof scanLogRowSchema>

/** A page of the scan log, newest first. */
export const scanLogSchema = z.object({
  rows: z.array(scanLogRowSchema).max(SCAN_LOG_PAGE_MAX),
  next: z.number().int().nullable(),
})
export type ScanLogPage = z.infer<typeof scanLogSchema>

/** The most scans, or acts, one file holds. */
export const EXPORT_ROWS_MAX = 50_000

const exportFormatSchema = z.enum(['csv', 'json'])

export const exportRequestSchema = z.discriminatedUnion('what', [
  spanSchema.extend({ what: z.literal('shift-report'), format: exportFormatSchema }),
  logFilterSchema.extend({ what: z.literal('scan-log'), format: exportFormatSchema }),
  auditFilterSchema.extend({ what: z.literal('acts'), format: exportFormatSchema }),
])
export type ExportRequest = z.infer<typeof exportRequestSchema>

/** A file for somebody's disk, as text. */
export const exportedSchema = z.object({
  name: z.string().regex(/^[\w.-]{1,120}$/),
  text: z.string().max(40_000_000),
  rows: count,
  /** There were more than {@link EXPORT_ROWS_MAX}: the newest are in it. */
  cut: z.boolean(),
})
export type Exported = z.infer<typeof exportedSchema>

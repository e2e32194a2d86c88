import { z } from 'zod'
import { roleSchema } from './roles.ts'
import { epochMsSchema } from './verdict.ts'

/** What people do at a gate that somebody may have to answer for: a closed set. */
export const auditActSchema = z.enum([
  'unlocked',
  'locked-out',
  'recovered',
  'staff-added',
  'staff-changed',
  'staff-removed',
  'override',
  'undo',
  'search',
  'admit-found',
  'problem-reported',
  'retry',
  'acknowledge',
  'post-changed',
  'calibrated',
  'profile-changed',
  'key-replaced',
  'key-exported',
  'book-opened',
  'secrets-protected',
  // By the device itself: entries that had their time went from the front.
  'log-trimmed',
])
export type AuditAct = z.infer<typeof auditActSchema>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Small facts about an act, by name. Never a barcode; of a code its last four characters. */
export const auditFactsSchema = z.record(
  z.string().regex(/^[a-zA-Z]{1,40}$/),
  z.union([z.string().max(300), z.number(), z.boolean(), z.null()]),
)
export type AuditFacts = z.infer<typeof auditFactsSchema>

/** One act. `hash` is the SHA-256 of all the rest, and `prev` the `hash` of the row before. */
export const auditRowSchema = z.object({
  /** From 1 on, without a gap. */
  no: z.number().int().min(1),
  at: epochMsSchema,
  act: auditActSchema,
  /** The scan it is about. */
  scanId: z.uuid().nullable(),
  /** `nobody`: no PIN was given, as for an undo by a steward. */
  role: z.union([roleSchema, z.literal('nobody')]),
  who: z.string().max(80).nullable(),
  what: auditFactsSchema,
  /** What the person wrote. */
  why: z.string().max(500).nullable(),
  /** Of the first row: 32 random bytes, which tell this log from any other. */
  prev: sha256,
  hash: sha256,
})
export type AuditRow = z.infer<typeof auditRowSchema>

/** How many rows were ever written and the hash of the last of them. Written down elsewhere it shows a tail that was cut off. */
export const auditHeadSchema = z.object({
  count: z.number().int().min(0),
  /** Null while there are no rows. */
  hash: sha256.nullable(),
})
export type AuditHead = z.infer<typeof auditHeadSchema>

export const AUDIT_PAGE_MAX = 500

/** Which acts are meant. */
export const auditFilterSchema = z.strictObject({
  /** None means all. */
  acts: z.array(auditActSchema).max(40).default([]),
  /** Part of the name of whoever did it; empty for all. */
  who: z.string().trim().max(80).default(''),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditRequestSchema = auditFilterSchema.extend({
  /** The oldest rows first, those after this number. */
  after: z.number().int().min(0).default(0),
  /** The newest rows first instead, those before this number; null for the very newest. */
  before: z.number().int().min(1).nullable().optional(),
  limit: z.number().int().min(1).max(AUDIT_PAGE_MAX).default(AUDIT_PAGE_MAX),
})

/** A row as it is shown. The lane is not in its hash: it is that of the scan it is about, while that is kept. */
export const auditShownSchema = auditRowSchema.extend({ lane: z.string().max(120).nullable() })
export type AuditShown = z.infer<typeof auditShownSchema>

/** A page of the log. A row that does not open any more is left out: `verifyAudit` names it. */
export const auditPageSchema = z.object({
  rows: z.array(auditShownSchema).max(AUDIT_PAGE_MAX),
  head: auditHeadSchema,
  /** The `after`, or the `before`, of the next page; null where this was the last. */
  next: z.number().int().nullable(),
})
export type AuditPage = z.infer<typeof auditPageSchema>

/** Whether the log is as it was written. */
export const auditVerdictSchema = z.discriminatedUnion('sound', [
  z.object({
    sound: z.literal(true),
    head: auditHeadSchema,
    /** How many rows there are: fewer than `head.count` where the oldest have had their time. */
    entries: z.number().int().min(0),
  }),
  z.object({
    sound: z.literal(false),
    head: auditHeadSchema,
    /** The number of the first row that is not as it was. */
    firstBroken: z.number().int().min(1),
    /** What is the matter with it, for a person. */
    why: z.string().max(300),
  }),
])
export type AuditVerdict = z.infer<typeof auditVerdictSchema>

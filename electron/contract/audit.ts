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

/** How long the log is and the hash of its last row. Written down elsewhere it shows a tail that was cut off. */
export const auditHeadSchema = z.object({
  count: z.number().int().min(0),
  /** Null while there are no rows. */
  hash: sha256.nullable(),
})
export type AuditHead = z.infer<typeof auditHeadSchema>

export const AUDIT_PAGE_MAX = 500

/** A page of the log, oldest first. A row that does not open any more is left out: `verifyAudit` names it. */
export const auditPageSchema = z.object({
  rows: z.array(auditRowSchema).max(AUDIT_PAGE_MAX),
  head: auditHeadSchema,
  /** The `after` of the next page; null where this was the last. */
  next: z.number().int().nullable(),
})
export type AuditPage = z.infer<typeof auditPageSchema>

/** Whether the log is as it was written. */
export const auditVerdictSchema = z.discriminatedUnion('sound', [
  z.object({ sound: z.literal(true), head: auditHeadSchema }),
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

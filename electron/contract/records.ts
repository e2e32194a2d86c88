import { z } from 'zod'
import { auditActSchema } from './audit.ts'
import { roleSchema } from './roles.ts'
import { admitReasonSchema, epochMsSchema, eventRefSchema } from './verdict.ts'

/** What became of something ACME was to be told. `cancelled`: undone before it was ever sent. */
export const outboxStateSchema = z.enum([
  'pending',
  'sending',
  'recorded',
  'conflict',
  'refused',
  'parked',
  'cancelled',
])
export type OutboxState = z.infer<typeof outboxStateSchema>

/** Both sides of a conflict: who let the guest in here, and what ACME says of the same ticket. */
export const conflictStorySchema = z.object({
  admittedHereAt: epochMsSchema,
  /** The lane of this device that admitted. */
  here: z.string().max(120),
  /** When ACME has it checked in; null where it says only no. */
  checkedInAtAcmeAt: epochMsSchema.nullable(),
  /** What ACME says, in words. */
  acmeSays: z.string().max(300),
})
export type ConflictStory = z.infer<typeof conflictStorySchema>

/** One row of the outbox: what happened to it, when, under which request id, and what a person can do. */
export const outboxRowSchema = z.object({
  id: z.number().int(),
  scanId: z.uuid(),
  kind: z.enum(['admission', 'undo']),
  state: outboxStateSchema,
  /** The last four characters of the code, so that staff can tell rows apart. */
  codeEnd: z.string().max(4),
  /** Why the guest was let in: by the rules, back after an exit, or by a supervisor. */
  how: admitReasonSchema,
  event: eventRefSchema.nullable(),
  /** When the guest was let in, or the admission taken back. */
  at: epochMsSchema,
  /** When its state was last decided; null while it waits. */
  settledAt: epochMsSchema.nullable(),
  attempts: z.number().int().min(0),
  /** When it is tried next; null unless it waits. */
  nextTryAt: epochMsSchema.nullable(),
  /** What was the matter with the last try, in words. */
  lastError: z.string().max(300).nullable(),
  /** ACME's request id of the last try. */
  requestId: z.string().max(36).nullable(),
  story: conflictStorySchema.nullable(),
  acknowledged: z.object({ at: epochMsSchema, note: z.string().max(500) }).nullable(),
})
export type OutboxRowView = z.infer<typeof outboxRowSchema>

/** One thing that happened to a code on this device. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scan'),
    at: epochMsSchema,
    scanId: z.uuid(),
    lane: z.string().max(120),
    direction: z.enum(['in', 'out']),
    class: z.enum(['admit', 'deny', 'hold', 'repeat']),
    reason: z.string().max(40),
    source: z.enum(['acme', 'cache', 'policy']),
    /** How many guests it let through; absent where it let none. */
    guests: z.number().int().min(1).optional(),
  }),
  /** ACME was asked: by the scan itself or by an upload. `in-doubt`: it may have landed. */
  z.object({
    kind: z.literal('asked'),
    at: epochMsSchema,
    scanId: z.uuid(),
    requestId: z.string().max(36),
    endedAt: epochMsSchema.nullable(),
    outcome: z.enum(['admitted', 'declined', 'in-doubt', 'never-sent', 'under-way']),
  }),
  z.object({
    kind: z.literal('upload'),
    at: epochMsSchema,
    scanId: z.uuid(),
    of: z.enum(['admission', 'undo']),
    state: outboxStateSchema,
    requestId: z.string().max(36).nullable(),
    error: z.string().max(300).nullable(),
  }),
  z.object({
    kind: z.literal('undo'),
    at: epochMsSchema,
    scanId: z.uuid(),
    reason: z.string().max(200).nullable(),
  }),
  /** What somebody did or noted about it; undos and acknowledgements have entries of their own. */
  z.object({
    kind: z.literal('act'),
    at: epochMsSchema,
    scanId: z.uuid(),
    act: auditActSchema.extract(['override', 'admit-found', 'problem-reported']),
    role: z.union([roleSchema, z.literal('nobody')]),
    who: z.string().max(80).nullable(),
    note: z.string().max(500).nullable(),
  }),
  z.object({
    kind: z.literal('acknowledged'),
    at: epochMsSchema,
    scanId: z.uuid(),
    note: z.string().max(500),
  }),
])
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** Everything this device did with one code, oldest first. */
export const historySchema = z.object({
  codeEnd: z.string().max(4),
  entries: z.array(historyEntrySchema).max(1_000),
})
export type History = z.infer<typeof historySchema>

import { z } from 'zod'
import { auditHeadSchema } from './audit.ts'
import { epochMsSchema, eventRefSchema } from './verdict.ts'

/**
 * The state of the way to ACME (design, section 6). `captive` is an HTML page where JSON belongs:
 * a portal of the venue's Wi-Fi has to be accepted by a person.
 */
export const linkStateNameSchema = z.enum(['online', 'slow', 'rate-limited', 'offline', 'refused', 'captive'])
export type LinkStateName = z.infer<typeof linkStateNameSchema>

export const linkStateSchema = z.object({
  state: linkStateNameSchema,
  since: epochMsSchema,
  /** A sentence for a person; null while all is well. */
  why: z.string().max(300).nullable(),
  /** When it is expected to end (`rate-limited`), else null. */
  until: epochMsSchema.nullable(),
})
export type LinkState = z.infer<typeof linkStateSchema>

const count = z.number().int().min(0)

/** Outbox rows by what became of them; a row being sent counts as `pending`. */
export const outboxCountsSchema = z.object({
  pending: count,
  recorded: count,
  conflict: count,
  refused: count,
  parked: count,
  /** Of the last three, those that no person has acknowledged yet. */
  toLookAt: count,
})
export type OutboxCounts = z.infer<typeof outboxCountsSchema>

/** How the download of events and tickets goes. `of` is null until the size of the work is known. */
export const syncProgressSchema = z.object({
  state: z.enum(['idle', 'running', 'waiting', 'failed']),
  ordersDone: count,
  ordersOf: count.nullable(),
  /** How long the rest takes under the present limit of calls, in ms; null while nothing is known or to be done. */
  leftMs: count.nullable(),
  finishedAt: epochMsSchema.nullable(),
  /** Why it waits or failed, for a person. */
  why: z.string().max(300).nullable(),
})
export type SyncProgress = z.infer<typeof syncProgressSchema>

/** How an event that is admitted here fills. Null for what ACME does not say. */
export const eventCountsSchema = z.object({
  eventId: z.string().max(64),
  /** Tickets of it on this device. */
  onDevice: count,
  sold: count.nullable(),
  available: z.number().int().nullable(),
  reserved: count.nullable(),
  /** Admitted at all gates, as ACME counts it. */
  checkedIn: count.nullable(),
  /** When ACME was asked last; null before the first time. */
  asOf: epochMsSchema.nullable(),
})
export type EventCounts = z.infer<typeof eventCountsSchema>

/** Who may do what on this device. */
export const rolesStatusSchema = z.object({
  /** Whether anybody has a PIN. */
  pinsSet: z.boolean(),
  /** What that means, for a person. */
  note: z.string().max(200),
  /** The log of acts: written down elsewhere, this shows later whether its end was cut off. */
  audit: auditHeadSchema,
})

/** What the gate knows about itself; `status` of the lane, and what stands beside the verdict on the screen. */
export const statusSchema = z.object({
  environment: z.enum(['practice', 'production', 'sandbox', 'custom']),
  timeZone: z.string().max(64),
  entrance: z.string().max(120),
  terminalId: z.string().max(120),
  direction: z.enum(['in', 'out']),
  /** The entrances this device can be posted to; empty where any name will do. */
  entrances: z.array(z.string().max(120)).max(201),
  /** A supervisor has posted it elsewhere than its profile says. */
  isPostChanged: z.boolean(),
  policy: z.enum(['verify', 'local-first']),
  link: linkStateSchema,
  /** Tickets and cards on this device. */
  tickets: count,
  cards: count,
  events: count,
  /** The event instances admitted here now. */
  admitting: z.array(eventRefSchema).max(500),
  /** How those events fill, in the same order. */
  counts: z.array(eventCountsSchema).max(500),
  /** How many may be inside, where the profile says; and when the screen says that it is nearly full, in percent. */
  capacity: z.object({ limit: count.nullable(), warnAtPercent: count }),
  /** Admissions shown by this device that stand (not undone). */
  admitted: count,
  outbox: outboxCountsSchema,
  budget: z.object({ perMinute: count, blockedUntil: epochMsSchema.nullable() }),
  /** ACME's clock minus this device's by the last answer that told, in ms. */
  clockSkewMs: z.number().int(),
  sync: syncProgressSchema,
  /** Age limit of the cache reached: ticket list older than the profile's warning. */
  cacheOldestAt: epochMsSchema.nullable(),
  /** Age at which the list is said to be old, in ms: the profile's. */
  cacheWarnAtMs: count,
  roles: rolesStatusSchema,
  /** What went wrong with the disk, for a person; null while all is well. */
  storage: z.string().max(300).nullable(),
})
export type Status = z.infer<typeof statusSchema>

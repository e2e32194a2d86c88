import { z } from 'zod'
import { auditFactsSchema } from './audit.ts'

/**
 * What the shell does to a device on an admin's word. The shell knows no PINs: the window gets a permit from the gate
 * service, which does, and the shell redeems it there before it acts.
 */
export const permitActSchema = z.enum([
  'change-profile',
  'change-key',
  'open-book',
  'protect-secrets',
  'export-key',
])
export type PermitAct = z.infer<typeof permitActSchema>

export const permitRequestSchema = z.strictObject({
  act: permitActSchema,
  /** What the person writes about it: it goes into the log of acts. */
  why: z.string().trim().max(500).nullable().default(null),
})

/** Good for one act, once, for a few minutes, while this service runs. */
export const permitSchema = z.uuid()

/** What the shell tells of the act when it redeems a permit. */
export const redemptionSchema = z.strictObject({
  /** Null where the shell acted by itself: by a provisioning file, or while no service was there to ask. */
  permit: permitSchema.nullable(),
  act: permitActSchema,
  /**
   * An act that may come to nothing is noted when it has not: `begin` uses the permit up and notes nothing yet, `end` notes
   * what was begun with it. Without it both are one.
   */
  stage: z.enum(['begin', 'end']).optional(),
  what: auditFactsSchema,
  /** Of an act without a permit: what it came from. */
  why: z.string().max(500).optional(),
})
export type Redemption = z.infer<typeof redemptionSchema>

import { z } from 'zod'
import { checkInMeaningSchema, checkInTableSchema } from './profile.ts'
import { denyReasonSchema } from './verdict.ts'

/** What this version reads in one check-in answer; `unrecognised` is a code that neither fields nor table explain. */
export const checkInReadingSchema = z.enum([
  'checked-in',
  ...denyReasonSchema.exclude(['wrong-entrance', 'already-inside', 'not-inside']).options,
  'unrecognised',
])

/**
 * A ticket of a kind that somebody knows, to be checked in for real at a sandbox: the integer ACME answers with is
 * then what that kind is called. `forget` drops all that was learnt so.
 */
export const calibrateRequestSchema = z.union([
  z.strictObject({ forget: z.literal(true) }),
  z.strictObject({
    barcode: z.string().min(1).max(1_024),
    was: checkInMeaningSchema,
    /** Take this code to mean `was` although it was said to be something else before. */
    replace: z.boolean().optional(),
  }),
])
export type CalibrateRequest = z.infer<typeof calibrateRequestSchema>

export const calibrationSchema = z.object({
  /** Is it in force now? False where one code was said to be two things. */
  kept: z.boolean(),
  /** ACME's code as it came; null after `forget`. */
  code: z.string().max(60).nullable(),
  /** What this version reads in that answer with the table it had. */
  said: checkInReadingSchema.nullable(),
  was: checkInMeaningSchema.nullable(),
  /** The whole checkInStatus table with this in it, fit for a profile. */
  table: checkInTableSchema,
  /** Why it was not kept, for a person. */
  conflicts: z.string().max(300).nullable(),
})
export type Calibration = z.infer<typeof calibrationSchema>

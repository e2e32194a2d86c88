import { z } from 'zod'
import { epochMsSchema } from './verdict.ts'

/** A shift begins with the first guest after a pause as long as this, in ms. */
export const SHIFT_PAUSE_MS = 4 * 3_600_000
/** No shift is longer than this, in ms. */
export const SHIFT_MAX_MS = 24 * 3_600_000

/** How the gate has gone since its shift began: movements of this device that stand, undone ones apart. */
export const paceSchema = z.object({
  /** The minute of its first guest; null while nobody came. */
  since: epochMsSchema.nullable(),
  /** When this was counted. */
  asOf: epochMsSchema,
  /** Guests let in, and let out. */
  admitted: z.number().int().min(0),
  left: z.number().int().min(0),
  /** Guests who passed, either way, in each minute from `since` on, up to the one of `asOf`. */
  perMinute: z.array(z.number().int().min(0)).max(SHIFT_MAX_MS / 60_000 + 1),
})
export type Pace = z.infer<typeof paceSchema>

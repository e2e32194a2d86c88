import { z } from 'zod'

/** What every fault says about the calls it meets. */
export const scope = {
  /** Which calls it meets: those whose path contains `path` (tidied, without the query) and whose method is `method`. */
  match: z
    .strictObject({ path: z.string().max(300).default(''), method: z.enum(['GET', 'POST']).optional() })
    .prefault({}),
  /** How many calls it meets before it is gone. */
  times: z.union([z.number().int().min(1), z.literal('until-cleared')]).default(1),
}

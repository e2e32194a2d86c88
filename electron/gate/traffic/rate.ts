import { z } from 'zod'

/**
 * What is known of how many calls a minute ACME takes from this address. The number is published nowhere ("in the
 * hundreds", reference, top), and every device behind the address shares it, so it is learnt: up while nothing is
 * refused, half on a 429, then quickly back to what was proven and slowly on from there.
 */
export type Rate = {
  /** Calls a minute in force. */
  readonly perMinute: number
  /** The most that a whole minute was seen to take. */
  readonly proven: number
  /** The rate at which the last block was met; null where none was met since `proven` was last trusted afresh. */
  readonly tripped: number | null
  readonly trippedAt: number | null
  /** The last block came within what was proven: others used the allowance up, and may leave it to us again. */
  readonly squeezed: boolean
}

/** What outlives a restart. */
export const learntRateSchema = z.object({
  proven: z.number().int().min(1).max(60_000),
  tripped: z.number().int().min(1).max(60_000).nullable(),
  trippedAt: z.number().nullable(),
  squeezed: z.boolean().default(false),
})
export type LearntRate = z.infer<typeof learntRateSchema>

export type RateLimits = {
  readonly startPerMinute: number
  readonly ceilingPerMinute: number
  /** This device's own share of what the address may do: no refusal takes it lower. */
  readonly leastPerMinute: number
}

/** How often a rate that holds work back may grow, in ms. */
export const GROWS_EVERY_MS = 5_000
const STEPS_A_MINUTE = 60_000 / GROWS_EVERY_MS

/** Growth a minute: over unknown ground, towards a limit that was met once, and back to what is proven. */
const GROWTH = { unknown: 0.25, towardsLimit: 0.35, leastTowardsLimit: 0.025, back: 3 }
/** Met and proven this close together, the limit is known: there is nothing to gain by meeting it again. */
const CLOSE_ENOUGH = 0.03
/** After this long the limit may have been raised: it is looked for again. */
const TRUSTED_MS = 60 * 60_000
/** Others come and go sooner than limits change. Each look for the limit can cost all who share it a minute. */
const SQUEEZED_MS = 15 * 60_000
/** What is left of the proven rate when others have come to share it. */
const YIELD = 0.85

export function firstRate(limits: RateLimits, learnt: LearntRate | null): Rate {
  const least = leastOf(limits)
  const start = Math.max(least, Math.min(limits.startPerMinute, limits.ceilingPerMinute))
  if (learnt === null)
    return { perMinute: start, proven: start, tripped: null, trippedAt: null, squeezed: false }
  // Of the minute before this process began nothing is known here: it starts no faster than a stranger.
  return { ...learnt, perMinute: Math.min(start, Math.max(learnt.proven, least)) }
}

const leastOf = ({ leastPerMinute, ceilingPerMinute }: RateLimits): number =>
  Math.min(leastPerMinute, ceilingPerMinute)

/**
 * One step of growth, taken every {@link GROWS_EVERY_MS} while calls have to wait for the rate.
 * @param provenNow calls of a whole minute that has had another minute to be refused in.
 */
export function grow(rate: Rate, provenNow: number, now: number, ceilingPerMinute: number): Rate {
  const known = forgetOld(rate, now)
  const proven = Math.max(known.proven, Math.min(provenNow, known.perMinute))
  const perMinute = Math.min(ceilingPerMinute, known.perMinute + stepOf({ ...known, proven }))
  return { ...known, proven, perMinute }
}

/** What was met long ago is no bound any more; where it was others who met it, all is open again. */
function forgetOld(rate: Rate, now: number): Rate {
  if (rate.trippedAt === null || now - rate.trippedAt < (rate.squeezed ? SQUEEZED_MS : TRUSTED_MS))
    return rate
  return { ...rate, tripped: null, trippedAt: rate.squeezed ? null : rate.trippedAt }
}

function stepOf({ perMinute, proven, tripped, trippedAt }: Rate): number {
  if (perMinute < proven) return Math.min(proven - perMinute, (perMinute * GROWTH.back) / STEPS_A_MINUTE + 1)
  const slow = perMinute * GROWTH.leastTowardsLimit
  // Never limited yet: a list of thousands of orders waits. Limited once, long ago: gently.
  if (tripped === null) return (trippedAt === null ? perMinute * GROWTH.unknown : slow) / STEPS_A_MINUTE
  const near = tripped * (1 - CLOSE_ENOUGH)
  if (proven >= near || perMinute >= near) return 0
  return Math.min(
    near - perMinute,
    Math.max((tripped - perMinute) * GROWTH.towardsLimit, slow) / STEPS_A_MINUTE,
  )
}

/**
 * ACME said 429.
 * @param seen `sentNow`: calls of the last minute, the refused one included; `provenNow` as in {@link grow}.
 */
export function halve(
  rate: Rate,
  { sentNow, provenNow, now }: { readonly sentNow: number; readonly provenNow: number; readonly now: number },
  limits: RateLimits,
): Rate {
  const perMinute = Math.max(leastOf(limits), Math.floor(rate.perMinute / 2))
  // Refused beyond what was proven, that much still stands. Refused within it, others have come: it stands no more.
  const beyond = sentNow > rate.proven
  const proven = beyond
    ? Math.max(rate.proven, Math.min(provenNow, sentNow - 1))
    : Math.max(perMinute, Math.floor(rate.proven * YIELD))
  return { perMinute, proven, tripped: Math.max(sentNow, proven + 1), trippedAt: now, squeezed: !beyond }
}

const SECOND_MS = 1_000
/** A header asking for more than this is taken for nonsense: the documented block lasts one minute. */
const LONGEST_MS = 60 * 60 * SECOND_MS

/**
 * `Retry-After` in milliseconds from `now`: seconds or an HTTP date. Null where there is none or it is nonsense;
 * whether ACME sends one at all is unknown (reference, 1.9).
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  const text = header.trim()
  const waitMs = /^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - now
  return Number.isFinite(waitMs) && waitMs >= 0 && waitMs <= LONGEST_MS ? Math.ceil(waitMs) : null
}

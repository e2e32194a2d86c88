/** What the camera has in sight: each code with when it was seen first and last, and whether it was taken. */
export type Sight = ReadonlyMap<
  string,
  { readonly firstAt: number; readonly lastAt: number; readonly taken: boolean }
>

export const nothingInSight: Sight = new Map()

/** A code is believed when it is seen again within this: bars are misread once, never twice the same way. */
const AGAIN_WITHIN_MS = 1_500
/**
 * A code is taken once for as long as it is held there, and again only after it was gone for this long: as long as the gate's own
 * guard takes a second scan for the first one repeated.
 */
const GONE_AFTER_MS = 3_000

/** Longer than the slowest computer takes for one picture: more without a picture is time in which nobody looked. */
const UNSEEN_MS = 1_000

/**
 * A clock that runs while pictures are looked at: a computer that stood still for seconds has not seen that a code was gone, and
 * the guest who holds it there still is not told that the ticket is used.
 *
 * @returns the time of a picture that was decoded at `now`, ms
 */
export function sightClock(start: number): (now: number) => number {
  let before = start
  let at = 0
  return (now) => {
    at += Math.min(Math.max(0, now - before), UNSEEN_MS)
    before = now
    return at
  }
}

/**
 * Takes the codes of one picture in.
 *
 * @param at when the picture was looked at, ms by {@link sightClock}
 * @returns what is in sight now, and the codes that count as scanned with this picture
 */
export function look(
  sight: Sight,
  codes: readonly string[],
  at: number,
): { readonly sight: Sight; readonly taken: readonly string[] } {
  const next = new Map(
    [...sight].filter(([, { lastAt, taken }]) => at - lastAt <= (taken ? GONE_AFTER_MS : AGAIN_WITHIN_MS)),
  )
  const scanned: string[] = []
  for (const code of new Set(codes)) {
    const seen = next.get(code)
    const taken = seen !== undefined
    if (taken && !seen.taken) scanned.push(code)
    next.set(code, { firstAt: seen?.firstAt ?? at, lastAt: at, taken })
  }
  return { sight: next, taken: scanned }
}

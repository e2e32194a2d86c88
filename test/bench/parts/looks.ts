const LOOKS = 4

/**
 * Measures until it is good, a few times at most: what makes a gate slow makes it slow in every look; what else the machine has to do
 * is sometimes over in one.
 *
 * @returns the first look that is good, or the last
 */
export async function lookUntil<T>(isGood: (seen: T) => boolean, measure: () => Promise<T>): Promise<T> {
  let seen = await measure()
  for (let looks = 1; looks < LOOKS && !isGood(seen); looks += 1) seen = await measure()
  return seen
}

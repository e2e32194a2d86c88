import type { Movement } from './facts.ts'
import { inOrder } from './movements.ts'

/** For how long a guest whose verdict was lost may come again, in ms: a device that lost its power has to start first. */
const WAITS_MS = 5 * 60_000

export type Lane = { readonly direction: 'in' | 'out'; readonly name: string }

/**
 * The admission that the guest with this code was never shown, since the lane died with the line unwritten; null where
 * there is none. It is shown now, as the scan that it was: to the guest, this is the first answer.
 * @param agoMs how long ago something was that the process before this one dated so.
 * @param isUnshown was this scan committed by a process that ended before it could show it?
 */
export function neverShown(
  movements: readonly Movement[],
  lane: Lane,
  guests: number,
  agoMs: (at: number) => number,
  isUnshown: (scanId: string) => boolean,
): Movement | null {
  const last = inOrder(movements).at(-1)
  if (last === undefined || last.direction !== lane.direction || last.lane !== lane.name) return null
  const isRecent = Math.abs(agoMs(last.at)) <= WAITS_MS
  return isRecent && last.guests === guests && isUnshown(last.scanId) ? last : null
}

const BEAT_MS = 1_000
/** Longer than anything a page of ours is ever busy with, shorter than the patience of a queue. */
const STANDS_AFTER_BEATS = 15

/** The watch over a page. */
export type Pulse = {
  /** Another page stands there now: what the one before was asked is forgotten. */
  readonly anew: () => void
  readonly end: () => void
}

/**
 * Asks a page for a sign of life, second by second, and says when it has given none for 15 s: a page that hangs shows the verdict
 * of a guest who is long gone. Seen where a graphics process died at its start and its pages waited for another for ever.
 *
 * Silence is counted in beats rather than taken from a clock: a machine that slept missed none.
 *
 * @param ask settles when the page has answered; may never settle
 * @param onStands is to replace the page; counting begins anew
 */
export function watchPulse(ask: () => Promise<unknown>, onStands: () => void): Pulse {
  let silentBeats = 0
  /** The question that waits for an answer: one that comes for an earlier question says nothing of this page. */
  let asked: object | null = null
  const anew = (): void => {
    asked = null
    silentBeats = 0
  }
  const beat = setInterval(() => {
    if (asked === null) {
      const question = {}
      asked = question
      const settled = (): void => {
        if (asked === question) anew()
      }
      ask().then(settled, settled)
      return
    }
    silentBeats += 1
    if (silentBeats < STANDS_AFTER_BEATS) return
    anew()
    onStands()
  }, BEAT_MS)
  return { anew, end: () => clearInterval(beat) }
}

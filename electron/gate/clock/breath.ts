import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long one stretch of work may hold the event loop, in ms: several may share a turn, and a scan waits for all. */
const STRETCH_MS = 2

/**
 * For long work on the service's one thread: awaited between small steps, it lets scans and timers in whenever the
 * work has held the event loop for {@link STRETCH_MS}. A step must be far shorter than that.
 */
export function makeBreath(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < STRETCH_MS) return
    await nextTurn()
    since = performance.now()
  }
}

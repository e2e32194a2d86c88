import type { GateClock } from './clock.ts'

/** Calls `run` soon after the first request and then at most every `everyMs`; the last request is never lost. */
export function throttled(clock: Pick<GateClock, 'after'>, everyMs: number, run: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    clock.after(everyMs, () => {
      waiting = false
      run()
    })
  }
}

import type { Supervision } from '../contract/bridge.ts'

/** So long without a service, in ms, is no restart any more. */
const STILL_AFTER_MS = 60_000

/**
 * Whether the gate stands still: it said why it cannot start, or has not come up for a minute. Then nobody can be asked for a
 * PIN, and what is the matter may have to be put right outside of the window.
 * @param tick monotonic ms
 */
export function standsStill(tick: () => number): {
  readonly heard: (supervision: Supervision) => void
  readonly isStill: () => boolean
} {
  let missedSince: number | null = tick()
  let hasFailed = false
  return {
    heard: ({ state }) => {
      if (state === 'failed') hasFailed = true
      if (state !== 'up') {
        missedSince ??= tick()
        return
      }
      hasFailed = false
      missedSince = null
    },
    isStill: () => hasFailed || (missedSince !== null && tick() - missedSince >= STILL_AFTER_MS),
  }
}

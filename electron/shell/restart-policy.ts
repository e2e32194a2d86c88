const DELAYS_MS = [0, 250, 1_000, 2_000, 5_000] as const
const LONGEST_MS = 5_000

/** A service that was up this long is not in a crash loop: its next restart is immediate again. */
export const STEADY_MS = 2_000

/** How long a service that cannot start waits until it is tried again by itself. */
export const FATAL_RETRY_MS = 30_000

/**
 * How long to wait before the next restart: not at all the first time, for a queue is standing there; then longer, so
 * that a service that dies at once does not eat the machine.
 *
 * @param inARow deaths since it last ran steadily, this one not counted
 */
export function restartDelayMs(inARow: number): number {
  return DELAYS_MS[inARow] ?? LONGEST_MS
}

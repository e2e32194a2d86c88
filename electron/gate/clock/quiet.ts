import type { GateClock } from './clock.ts'

/** Finds moments for work that would keep a guest waiting. */
export type QuietMoment = {
  /** There is something to do, as soon as nobody has been served for a while. */
  readonly soon: () => void
  /** A guest is being served. */
  readonly busy: () => void
  readonly close: () => void
}

/**
 * Runs `run` once nobody has been served for `quietMs`: guests come seconds apart, so the time just after one is the
 * farthest from the next.
 */
export function quietMoment(clock: GateClock, quietMs: number, run: () => void): QuietMoment {
  let busyAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  let closed = false
  const look = (): void => {
    const waitMs = busyAt + quietMs - clock.tick()
    if (waitMs > 0) {
      cancel = clock.after(waitMs, look)
      return
    }
    cancel = null
    run()
  }
  return {
    soon: () => {
      if (!closed) cancel ??= clock.after(quietMs, look)
    },
    busy: () => {
      busyAt = clock.tick()
    },
    close: () => {
      closed = true
      cancel?.()
      cancel = null
    },
  }
}

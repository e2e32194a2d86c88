import { type GateClock, systemClock } from '../../../electron/gate/clock/clock.ts'

export type WindingClock = GateClock & {
  /** Moves the time on, and fires what is due by then. */
  readonly wind: (ms: number) => void
}

/** The system's clock, but a minute need not take one: what waits for a time waits for this clock's. */
export function windingClock(): WindingClock {
  let aheadMs = 0
  const timers = new Set<{ arm: () => void }>()
  const now = (): number => systemClock.now() + aheadMs
  return {
    ...systemClock,
    now,
    fromWall: (at) => at + aheadMs,
    tick: () => systemClock.tick() + aheadMs,
    after: (ms, run) => {
      const dueAt = now() + ms
      let cancel = (): void => {}
      const timer = {
        arm: () => {
          cancel()
          cancel = systemClock.after(Math.max(0, dueAt - now()), () => {
            timers.delete(timer)
            run()
          })
        },
      }
      timers.add(timer)
      timer.arm()
      return () => {
        timers.delete(timer)
        cancel()
      }
    },
    wind: (ms) => {
      aheadMs += ms
      for (const timer of timers) timer.arm()
    },
  }
}

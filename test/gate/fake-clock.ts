import type { GateClock } from '../../electron/gate/clock/clock.ts'

/** A clock that moves only when told to; timers run in the order of their time. */
export function fakeClock(start = 1_780_000_000_000) {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  const clock: GateClock = {
    now: () => now,
    fromWall: (at) => at,
    heed: () => false,
    tick: () => now - start,
    random: () => 0.5,
    after: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  }
  /** Lets promises that are ready go on. */
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    clock,
    settle,
    advance: async (ms: number): Promise<void> => {
      const until = now + ms
      for (;;) {
        await settle()
        const due = timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]
        if (due === undefined) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = until
      await settle()
    },
  }
}

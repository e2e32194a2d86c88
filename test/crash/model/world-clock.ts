import type { GateClock } from '../../../electron/gate/clock/clock.ts'
import { steadyTime } from '../../../electron/gate/clock/steady.ts'

/**
 * Noon in Madrid on a day of May: whatever the hour of a run, its venue is made anew to the byte. Some seconds past it,
 * since a date on the very minute is taken for one that has lost its seconds.
 */
const NOON = Date.UTC(2027, 4, 12, 10, 0, 13)

/** The clocks of one device: its wall clock can be set by hand, its monotonic one cannot. */
export type DeviceClock = {
  /** How far the wall clock is off. */
  offsetMs: number
  readonly wall: () => number
  /** What a gate that starts now goes by. */
  readonly start: () => GateClock
}

/**
 * The time of a run. It flows as real time does, and leaps when told to: the waits of a gate (seconds to minutes) then
 * end at once, while what is measured against a real socket (a scan's budget) stays real.
 */
export function worldClock() {
  let leapt = 0
  let startedAt = performance.now()
  let timers: { readonly due: number; readonly run: () => void }[] = []

  const tick = (): number => performance.now() - startedAt + leapt
  const now = (): number => Math.floor(NOON + tick())

  const after = (ms: number, run: () => void): (() => void) => {
    const timer = { due: tick() + ms, run }
    const take = (): boolean => {
      const had = timers.includes(timer)
      timers = timers.filter((one) => one !== timer)
      return had
    }
    timers.push(timer)
    const real = setTimeout(() => take() && run(), Math.min(ms, 2 ** 31 - 1))
    return () => {
      clearTimeout(real)
      take()
    }
  }

  return {
    now,
    /** Noon again, and no timer of an earlier run left. */
    restart: (): void => {
      leapt = 0
      timers = []
      startedAt = performance.now()
    },
    leap: (ms: number): void => {
      leapt += ms
      const due = timers.filter((timer) => timer.due <= tick()).sort((one, other) => one.due - other.due)
      for (const timer of due) {
        // One that fired before may have cancelled it.
        if (!timers.includes(timer)) continue
        timers = timers.filter((one) => one !== timer)
        timer.run()
      }
    },
    device: (): DeviceClock => {
      const wall = (): number => now() + device.offsetMs
      const device: DeviceClock = {
        offsetMs: 0,
        wall,
        start: () => ({ ...steadyTime({ wall, tick, uptimeMs: tick }), tick, after, random: () => 0.5 }),
      }
      return device
    },
  }
}
export type WorldClock = ReturnType<typeof worldClock>

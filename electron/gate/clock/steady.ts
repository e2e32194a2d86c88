import { uptime } from 'node:os'
import { type GateClock, systemClock } from './clock.ts'

/** What the steady clock is made of. */
export type ClockReadings = {
  /** The device's own clock, epoch ms: it may be set forward or back at any moment. */
  readonly wall: () => number
  /** Monotonic ms; stands still while the machine sleeps. */
  readonly tick: () => number
  /** Ms since the machine started, sleep included; nobody can set it. */
  readonly uptimeMs: () => number
}

/** How often it is asked whether the machine has slept, in ms. */
const LOOKS_EVERY_MS = 250
/** Less than this is no sleep, but the coarseness of the readings. */
const LEAST_SLEEP_MS = 1_500
/** The device's own clock is believed again when it agrees with ACME's to this. */
const AGREES_MS = 30_000

/**
 * The time of day, taken from the device's clock once and carried on from there: whoever sets that clock during a
 * shift moves neither an opening nor the order of what happened. Sleep is counted.
 */
export type SteadyTime = {
  /** Epoch ms; only ever moves forward, but for {@link SteadyTime.heed}. */
  readonly now: () => number
  /** A time that somebody read off the device's own clock, on this one. */
  readonly fromWall: (at: number) => number
  /**
   * Told what time it is at ACME: where the device's own clock has been set right meanwhile and this one runs wrong,
   * it follows. @returns whether it did.
   */
  readonly heed: (acmeNow: number) => boolean
}

export function steadyTime({ wall, tick, uptimeMs }: ClockReadings): SteadyTime {
  let anchor = wall()
  let tickAtAnchor = tick()
  let uptimeAtAnchor = uptimeMs()
  let sleptMs = 0
  let lookedAt = tickAtAnchor
  /** This clock minus the device's own, as last seen. */
  let offset = 0

  const lookForSleep = (): void => {
    const ticked = tick()
    if (ticked - lookedAt < LOOKS_EVERY_MS) return
    lookedAt = ticked
    const slept = uptimeMs() - uptimeAtAnchor - (ticked - tickAtAnchor)
    if (slept - sleptMs >= LEAST_SLEEP_MS) sleptMs = slept
  }
  const now = (): number => {
    lookForSleep()
    return Math.round(anchor + (tick() - tickAtAnchor) + sleptMs)
  }

  return {
    now,
    fromWall: (at) => {
      const apart = now() - wall()
      // The two are never read at the same instant: what differs by less than a setting would is the same offset.
      if (Math.abs(apart - offset) >= LEAST_SLEEP_MS) offset = Math.round(apart)
      return at + offset
    },
    heed: (acmeNow) => {
      const wallNow = wall()
      if (Math.abs(wallNow - acmeNow) > AGREES_MS || Math.abs(now() - wallNow) <= AGREES_MS) return false
      anchor = wallNow
      tickAtAnchor = tick()
      uptimeAtAnchor = uptimeMs()
      sleptMs = 0
      return true
    },
  }
}

/** The system's clock, made steady. */
export function steadySystemClock(): GateClock {
  const time = steadyTime({
    wall: () => Date.now(),
    tick: () => performance.now(),
    uptimeMs: () => uptime() * 1_000,
  })
  return { ...systemClock, ...time }
}

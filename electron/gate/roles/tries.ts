import { z } from 'zod'

/** Slows guessing down. One try at a time; what is counted outlives a restart. */
export type Tries = {
  /** How long until the next try, in ms; 0 now. */
  readonly waitMs: () => number
  /**
   * Counts a try before it is made: a process killed under it has still used it up.
   * @returns what to call where the try was right.
   */
  readonly begin: () => { readonly right: (forgive: boolean) => void }
  /** Wrong tries that count at present. */
  readonly wrong: () => number
}

export type TriesOptions = {
  readonly recall: () => number | null
  readonly remember: (wrong: number) => void
  /** Monotonic ms. No clock that can be set is ever asked: setting one neither ends a wait nor makes it longer. */
  readonly tick: () => number
}

/** Slips of the finger that cost nothing. */
const FREE = 3
const WAITS_MS = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000]
/** After this many the PINs are locked. */
export const LOCKED_AFTER = FREE + WAITS_MS.length + 1
const LOCKED_MS = 15 * 60_000
/** One wrong try is forgotten in this time. Only that, and an admin: a steward's own PIN must not buy more guesses. */
const FADES_MS = 5 * 60_000
const MOST = 1_000

/** How long after this many wrong tries, in ms. */
export function waitAfter(wrong: number): number {
  if (wrong <= FREE) return 0
  return WAITS_MS[wrong - FREE - 1] ?? LOCKED_MS
}

export const triesSchema = z.number().int().min(0).max(MOST)

export function makeTries({ recall, remember, tick }: TriesOptions): Tries {
  let wrong = recall() ?? 0
  let changedAt = tick()
  // A restart begins the wait anew, in full: there is nothing to gain by one.
  let openAt = changedAt + waitAfter(wrong)

  const set = (next: number): void => {
    wrong = Math.min(MOST, Math.max(0, next))
    changedAt = tick()
    remember(wrong)
  }
  const fade = (): void => {
    // A wait is served first: it buys no forgetting.
    const idleMs = tick() - Math.max(changedAt, openAt)
    const faded = Math.min(wrong, Math.max(0, Math.floor(idleMs / FADES_MS)))
    if (faded > 0) set(wrong - faded)
  }

  return {
    waitMs: () => Math.max(0, Math.ceil(openAt - tick())),
    begin: () => {
      fade()
      const before = wrong
      set(wrong + 1)
      openAt = tick() + waitAfter(wrong)
      return {
        right: (forgive) => {
          set(forgive ? 0 : before)
          openAt = tick()
        },
      }
    },
    wrong: () => wrong,
  }
}

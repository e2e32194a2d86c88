import { seededRandom } from '../../../electron/practice/random.ts'

/** What stands around a burst. */
export type Setting =
  /** The nth thing that can have the focus, or nothing. */
  | { readonly kind: 'focus'; readonly nth: number | null }
  | { readonly kind: 'open'; readonly key: 'F1' | 'F10' | 'F12' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'as-it-is' }

export type Burst = {
  readonly code: string
  readonly gapMs: number
  readonly ending: readonly string[]
  readonly setting: Setting
  /** From the end of the burst before to the first key of this one. */
  readonly pauseMs: number
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Longer than a scanner's slowest gap: only silence tells where a code ends that nothing ends. */
const SILENCE_MS = 260

/**
 * Bursts of every kind, many at the fast end and a few at the slow one. One seed gives the same bursts again. Codes differ
 * from each other; the endings are those that scanners are set to.
 */
export function planBursts(count: number, seed: number): Burst[] {
  const random = seededRandom(seed, 'bursts')
  const code = (length: number, nth: number): string => {
    const letters = Array.from({ length }, () => LETTERS[random.between(0, LETTERS.length - 1)])
    return `${letters.join('')}-${nth.toString(36).padStart(4, '0')}`
  }
  const bursts: Burst[] = []
  let endless = false
  for (let nth = 0; nth < count; nth += 1) {
    const pace = random.between(0, 999)
    const [gapMs, length] =
      pace < 972
        ? [random.between(2, 6), random.between(2, 9)]
        : pace < 994
          ? [random.between(7, 40), random.between(2, 6)]
          : [random.between(41, 130), random.between(1, 3)]
    const end = random.between(0, 99)
    const ending =
      end < 78
        ? ['Enter']
        : end < 88
          ? ['Tab']
          : end < 93
            ? ['Enter', 'Enter']
            : end < 97
              ? ['Enter', 'LF']
              : []
    const where = random.between(0, 99)
    const setting: Setting =
      where < 36
        ? { kind: 'focus', nth: random.between(0, 60) }
        : where < 40
          ? { kind: 'focus', nth: null }
          : where < 43
            ? { kind: 'open', key: random.pick(['F1', 'F10', 'F12'] as const) }
            : where < 46
              ? { kind: 'escape' }
              : { kind: 'as-it-is' }
    const pauseMs = endless ? SILENCE_MS : random.between(2, 16)
    // In a field a code without an ending has to be long enough to be told from typing.
    bursts.push({
      code: code(ending.length === 0 ? Math.max(length, 8) : length, nth),
      gapMs,
      ending,
      setting,
      pauseMs,
    })
    endless = ending.length === 0
  }
  return bursts
}

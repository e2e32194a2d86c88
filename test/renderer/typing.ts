import { type Keystroke, readKey } from '../../renderer/scan/keystroke.ts'
import {
  defaultTuning,
  press,
  quiet,
  silence,
  silenceDue,
  type WedgeState,
} from '../../renderer/scan/wedge.ts'

/** A key and how long after the one before it comes. */
export type Tap = { readonly key: string; readonly gapMs: number; readonly repeat?: boolean }

/** What a run of keys came to. */
export type Outcome = {
  readonly scans: string[]
  readonly scanTimes: number[]
  /** Characters left as typing. */
  readonly typed: string
  /** Endings that the page got to see: each would press a button or send a form. */
  readonly endingsSeen: number
}

/** The keys of a scanner: the same gap before each, and an ending. */
export function burst(text: string, gapMs: number, ending: readonly string[] = ['Enter']): Tap[] {
  return [...[...text].map((key) => ({ key, gapMs })), ...ending.map((key) => ({ key, gapMs }))]
}

function strokeOf(tap: Tap): Keystroke {
  const [key, ctrlKey] = tap.key.startsWith('Ctrl+') ? [tap.key.slice(5), true] : [tap.key, false]
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key
  return readKey({
    key,
    code,
    ctrlKey,
    shiftKey: false,
    altKey: false,
    metaKey: false,
    altGraph: false,
    repeat: tap.repeat ?? false,
  })
}

/** Feeds keys to the detection as the window does, silences included, and gathers what came of it. */
export function play(taps: readonly Tap[], inField = false, tuning = defaultTuning): Outcome {
  let state: WedgeState<null> = quiet
  let at = 10_000
  const scans: string[] = []
  const scanTimes: number[] = []
  let typed = ''
  let endingsSeen = 0
  const take = (ruling: ReturnType<typeof press<null>>) => {
    state = ruling.state
    typed += ruling.typed.map((stroke) => stroke.char).join('')
    if (ruling.scan === null) return
    scans.push(ruling.scan.barcode)
    scanTimes.push(ruling.scan.at)
  }
  for (const tap of taps) {
    at += tap.gapMs
    take(silence(state, at, tuning))
    const key = strokeOf(tap)
    const ruling = press(state, key, { at, inField, mark: null }, tuning)
    take(ruling)
    if (key.kind === 'end' && !ruling.withhold) endingsSeen += 1
  }
  take(silence(state, silenceDue(state, tuning) ?? at, tuning))
  return { scans, scanTimes, typed, endingsSeen }
}

import type { Keystroke } from './keystroke.ts'

/** How bursts are told from typing. All in milliseconds but `minLength`. */
export type WedgeTuning = {
  /** Whether the scanner sends an ending; null where nobody knows. */
  readonly ends: boolean | null
  /** Shorter codes are typed by people, or are no tickets. */
  readonly minLength: number
  /** Gaps up to this are a machine's. */
  readonly fastGapMs: number
  /** The slowest scanner seen sends a character each 130 ms; above this it is a person, or the end. */
  readonly maxGapMs: number
  /** A scanner's ending may come as CR+LF, or after a silence that has already ended the code. */
  readonly lateEndMs: number
  /**
   * How much longer than `maxGapMs` to wait before a silence is believed: a busy machine hands keys over late that were
   * pressed in time, and a code torn in two turns a guest away. `unended` is for scanners that send no ending, where each
   * verdict waits for it.
   */
  readonly patienceMs: { readonly ended: number; readonly unended: number }
}

export const defaultTuning: WedgeTuning = {
  ends: null,
  minLength: 4,
  fastGapMs: 50,
  maxGapMs: 150,
  lateEndMs: 400,
  patienceMs: { ended: 1_000, unended: 200 },
}

/** The median gap below which nobody types, so that one late packet of a radio scanner is forgiven. */
const MACHINE_MEDIAN_MS = 25
/** How long after a typed character a person still counts as typing. */
const STILL_TYPING_MS = 1_500
/** Characters kept of one burst: more than crosses to the service, so that too long stays too long. */
const KEPT_CHARACTERS = 1_100

/** One character with its time and whether a text field had the focus; `M` is whatever the caller keeps with it. */
export type Stroke<M> = {
  readonly char: string
  readonly at: number
  readonly inField: boolean
  readonly mark: M
}

export type WedgeState<M> = {
  readonly burst: readonly Stroke<M>[]
  /** Time of the last key of the burst, also of those that were not kept. */
  readonly lastAt: number
  /** When the last scan ended, and until when an ending still belongs to it. */
  readonly endsUntil: number
  /** When a person typed last. */
  readonly typedAt: number
}

/** What one key, or a silence, brought to light. */
export type WedgeRuling<M> = {
  readonly state: WedgeState<M>
  /** A whole scan, with the strokes it is made of. */
  readonly scan: {
    readonly barcode: string
    readonly at: number
    readonly strokes: readonly Stroke<M>[]
  } | null
  /** Strokes that turned out to be typing. */
  readonly typed: readonly Stroke<M>[]
  /** The key belongs to a scanner, or may: the page must not act on it. */
  readonly withhold: boolean
}

/** The state before any key. */
export const quiet: WedgeState<never> = {
  burst: [],
  lastAt: Number.NEGATIVE_INFINITY,
  endsUntil: Number.NEGATIVE_INFINITY,
  typedAt: Number.NEGATIVE_INFINITY,
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Whether a hand can have pressed keys at these times: what is faster is a machine. */
export function pacedByHand(times: readonly number[]): boolean {
  return median(gapsOf(times)) > MACHINE_MEDIAN_MS
}

/** As even as only a machine is. Few gaps can be even by chance, so that they have to be more so. */
function even(gaps: readonly number[]): boolean {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const tolerance = gaps.length < 8 ? Math.max(4, mean * 0.1) : mean * 0.2
  return gaps.every((gap) => Math.abs(gap - mean) <= tolerance)
}

/**
 * Where the scan begins in a burst that a person's typing ran into: after the last of the leading gaps that are
 * all far slower than the rest. Only where a text field has the focus; elsewhere a slow start is the scanner's.
 */
function startOfScan<M>(burst: readonly Stroke<M>[], typedAt: number): number {
  const first = burst[0]
  if (first === undefined || !first.inField) return 0
  const gaps = gapsOf(burst.map((stroke) => stroke.at))
  const pace = median(gaps.slice(-8))
  const slow = (gap: number) => gap > 3 * pace + 20
  const lead = gaps.findIndex((gap) => !slow(gap))
  if (lead <= 0 || gaps.slice(lead).some(slow)) return 0
  // One slow gap may be the scanner's own hiccup; it is a person's where a person was typing just now.
  return lead === 1 && first.at - typedAt > STILL_TYPING_MS ? 0 : lead
}

function isScan<M>(strokes: readonly Stroke<M>[], endAt: number | null, tuning: WedgeTuning): boolean {
  if (strokes.length < tuning.minLength) return false
  const times = strokes.map((stroke) => stroke.at)
  const gaps = gapsOf(endAt === null ? times : [...times, endAt])
  const inField = strokes.some((stroke) => stroke.inField)
  const slowest = Math.max(...gaps)
  const middle = median(gaps)
  if (endAt !== null) {
    return !inField || slowest <= tuning.fastGapMs || middle <= MACHINE_MEDIAN_MS || even(gaps)
  }
  // A scanner known to send an ending would have sent it: in a field, this is somebody typing fast.
  if (inField && tuning.ends === true) return false
  // Without an ending the shape has to say more: people roll a few keys as fast as a slow scanner.
  if (!inField) return middle <= tuning.fastGapMs || even(gaps)
  return strokes.length >= 6 && (middle <= MACHINE_MEDIAN_MS || (strokes.length >= 8 && even(gaps)))
}

function close<M>(state: WedgeState<M>, endAt: number | null, tuning: WedgeTuning): WedgeRuling<M> {
  const { burst } = state
  const start = startOfScan(burst, state.typedAt)
  const strokes = burst.slice(start)
  const last = burst.at(-1)
  if (last === undefined || !isScan(strokes, endAt, tuning)) {
    const typedAt = last === undefined ? state.typedAt : last.at
    return { state: { ...state, burst: [], typedAt }, scan: null, typed: burst, withhold: false }
  }
  const endsUntil = endAt === null ? last.at + tuning.lateEndMs : endAt + tuning.maxGapMs
  const barcode = strokes.map((stroke) => stroke.char).join('')
  return {
    state: { ...state, burst: [], endsUntil },
    scan: { barcode, at: last.at, strokes },
    typed: burst.slice(0, start),
    withhold: endAt !== null,
  }
}

/** When {@link silence} is due, in the time of the keys; null while no burst is open. */
export function silenceDue<M>(state: WedgeState<M>, tuning: WedgeTuning): number | null {
  return state.burst.length === 0 ? null : state.lastAt + tuning.maxGapMs + 1
}

/** No key came for so long that an open burst is over: a scan without an ending, or typing. */
export function silence<M>(state: WedgeState<M>, now: number, tuning: WedgeTuning): WedgeRuling<M> {
  const due = silenceDue(state, tuning)
  if (due === null || now < due) return { state, scan: null, typed: [], withhold: false }
  return close(state, null, tuning)
}

/**
 * Takes the next key. Call {@link silence} first with the key's own time: timers of a busy page come late, keys
 * carry the time at which they were pressed.
 */
export function press<M>(
  state: WedgeState<M>,
  key: Keystroke,
  stroke: Omit<Stroke<M>, 'char'>,
  tuning: WedgeTuning,
): WedgeRuling<M> {
  const { at } = stroke
  const open = state.burst.length > 0
  const nothing = { scan: null, typed: [] }
  switch (key.kind) {
    case 'modifier':
      return { ...nothing, state, withhold: false }
    case 'char': {
      const kept = state.burst.length < KEPT_CHARACTERS
      const burst = kept ? [...state.burst, { ...stroke, char: key.char }] : state.burst
      return { ...nothing, state: { ...state, burst, lastAt: at }, withhold: !stroke.inField }
    }
    case 'end': {
      if (open) return close(state, at, tuning)
      const belongs = at <= state.endsUntil
      const endsUntil = belongs ? Math.max(state.endsUntil, at + tuning.maxGapMs) : state.endsUntil
      return { ...nothing, state: { ...state, endsUntil }, withhold: belongs }
    }
    case 'control':
      return { ...nothing, state: open ? { ...state, lastAt: at } : state, withhold: open }
    case 'other':
      return open
        ? { ...close(state, null, tuning), withhold: false }
        : { ...nothing, state, withhold: false }
  }
}

import type { About, Supervision } from '../../electron/contract/bridge.ts'
import type { Alarm, RecentScan, Sample, ScanRequest } from '../../electron/contract/methods.ts'
import type { Pace } from '../../electron/contract/pace.ts'
import type { Status } from '../../electron/contract/status.ts'
import type { Verdict } from '../../electron/contract/verdict.ts'
import type { GateError } from '../../electron/contract/wire.ts'
import { emptyQueue, type ScanQueue } from './queue.ts'

/** A verdict that was on the screen, with the end of its code so that staff can tell it from the next. */
export type ShownVerdict = {
  readonly verdict: Verdict
  readonly codeEnd: string | null
  readonly shownAt: number
}

/** What fills the stage: exactly one of these at any time. */
export type Stage =
  | { readonly kind: 'ready'; readonly last: ShownVerdict | null }
  /** A scan is on its way to a verdict. */
  | { readonly kind: 'pending'; readonly scan: ScanRequest; readonly since: number }
  | ({ readonly kind: 'verdict'; readonly barcode: string | null } & ShownVerdict)
  /** The gate answered with an error of its own. */
  | {
      readonly kind: 'failure'
      readonly scan: ScanRequest
      readonly error: GateError
      readonly shownAt: number
    }

/** Everything the scan screen draws from. */
export type DeskState = {
  readonly stage: Stage
  /** Verdicts that were replaced before anyone can have read them, oldest first. */
  readonly before: readonly ShownVerdict[]
  readonly queue: ScanQueue
  /** The gate is gone under scans that are kept. */
  readonly holding: boolean
  readonly supervision: Supervision | null
  readonly status: Status | null
  /** When the gate said that, in epoch ms; null before. */
  readonly statusAt: number | null
  /** How the shift goes; null until the gate has counted it. */
  readonly pace: Pace | null
  readonly recent: readonly RecentScan[]
  readonly samples: readonly Sample[] | null
  /** Sample barcodes scanned here since the gate last listed them. */
  readonly usedSamples: ReadonlySet<string>
  readonly alarms: readonly Alarm[]
  readonly about: About | null
}

export const emptyDesk: DeskState = {
  stage: { kind: 'ready', last: null },
  before: [],
  queue: emptyQueue,
  holding: false,
  supervision: null,
  status: null,
  statusAt: null,
  pace: null,
  recent: [],
  samples: null,
  usedSamples: new Set(),
  alarms: [],
  about: null,
}

/** Too short to be seen, long enough for a verdict from this device. */
export const BLINK_MS = 40
/** An admission goes back to the ready screen by itself after this. */
export const ADMIT_STAYS_MS = 8_000
/** Shorter than this nobody has read a verdict. */
const READ_MS = 700
/** Rows of the list beside the verdict. */
export const RECENT_ROWS = 20

/** The last four characters of a code, as the gate lists them; null if it has none. */
export function codeEndOf(barcode: string): string | null {
  const end = barcode
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(-4)
  return end === '' ? null : end
}

/** Puts a new scan on the stage at once: an old verdict must never be taken for the new one. */
export function showPending(state: DeskState, scan: ScanRequest, now: number): DeskState {
  const busy = state.stage.kind === 'pending'
  return busy ? state : { ...state, stage: { kind: 'pending', scan, since: now }, before: unread(state, now) }
}

function unread(state: DeskState, now: number): readonly ShownVerdict[] {
  const recentEnough = state.before.filter(({ shownAt }) => now - shownAt < 4 * READ_MS)
  const { stage } = state
  if (stage.kind !== 'verdict' || now - stage.shownAt >= READ_MS) return recentEnough
  return [...recentEnough, stage].slice(-4)
}

/** Shows a verdict, and lists it until the gate's own list comes. */
export function showVerdict(state: DeskState, scan: ScanRequest, verdict: Verdict, now: number): DeskState {
  // As the gate lists it: what could not be read has no code.
  const codeEnd = verdict.reason === 'unreadable' ? null : codeEndOf(scan.barcode)
  return shown(state, { verdict, codeEnd, shownAt: now }, scan.barcode)
}

/** Likewise, for a verdict of which the end of the code alone is known, or not even that. */
export function showDecided(
  state: DeskState,
  codeEnd: string | null,
  verdict: Verdict,
  now: number,
): DeskState {
  return shown(state, { verdict, codeEnd, shownAt: now }, null)
}

function shown(
  state: DeskState,
  { verdict, codeEnd, shownAt: now }: ShownVerdict,
  barcode: string | null,
): DeskState {
  const known = state.recent.filter((row) => row.verdict.scanId !== verdict.scanId)
  return {
    ...state,
    stage: { kind: 'verdict', barcode, verdict, codeEnd, shownAt: now },
    before: unread(state, now),
    recent: [{ verdict, codeEnd, undone: false }, ...known].slice(0, RECENT_ROWS),
  }
}

/** Clears the stage; a verdict stays readable, small, as the last one. */
export function showReady(state: DeskState): DeskState {
  const { stage } = state
  if (stage.kind === 'ready' || stage.kind === 'pending') return state
  const last = stage.kind === 'verdict' ? stage : null
  return { ...state, stage: { kind: 'ready', last }, before: [] }
}

/**
 * Takes the gate's list. Rows made after `askedAt` stay on top, because the list may have been read before
 * their scan.
 */
export function takeRecent(state: DeskState, list: readonly RecentScan[], askedAt: number): DeskState {
  const listed = new Set(list.map((row) => row.verdict.scanId))
  const newer = state.recent.filter((row) => row.verdict.at >= askedAt && !listed.has(row.verdict.scanId))
  return { ...state, recent: [...newer, ...list].slice(0, RECENT_ROWS) }
}

/** Takes the sample tickets that the practice venue still has; those it lists again can be used again. */
export function takeSamples(state: DeskState, samples: readonly Sample[]): DeskState {
  const spent = samples.filter(({ barcodes }) => barcodes.every((code) => state.usedSamples.has(code)))
  const again = new Set(spent.flatMap(({ barcodes }) => barcodes))
  const usedSamples = new Set([...state.usedSamples].filter((code) => !again.has(code)))
  return { ...state, samples, usedSamples }
}

/** The barcode a sample card shows: the first not scanned here yet. */
export function nextSample(sample: Sample, used: ReadonlySet<string>): string | null {
  return sample.barcodes.find((code) => !used.has(code)) ?? null
}

/** The last admission that stands: the one that can be undone. */
export function lastAdmission(recent: readonly RecentScan[]): RecentScan | null {
  return recent.find((row) => row.verdict.class === 'admit' && !row.undone) ?? null
}

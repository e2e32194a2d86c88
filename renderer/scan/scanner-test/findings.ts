import { type ScannerSettings, UNKNOWN_SCANNER } from '../../../electron/contract/scanner.ts'
import { type Ending, type KeyTrace, swapCase } from '../key-trace.ts'

/**
 * The code on screen. Letters that sit elsewhere on German and French keyboards, both cases, digits, and marks that barcodes
 * have: what of them comes out wrong says what is set wrong. Nobody sells a ticket of this name.
 */
export const TEST_CODE = 'Scan-Zyqaw_Mx/29:Test'
/** How often it is to be scanned: once could be chance. */
export const SCANS_WANTED = 3
/** The same code again within so long, in ms, was sent twice by the scanner: no hand is that fast. */
const DOUBLED_MS = 500
const LONGEST_PREFIX = 16

/** One scan as it came, `endedAt` in the page's own time. */
export type Heard = { readonly trace: KeyTrace; readonly endedAt: number }

/** How the characters came out: right, or made right by what is said here, or not to be understood. */
export type Reading = 'right' | 'caps-lock' | 'layout' | 'wrong-case' | 'unclear'

/** What was found out about the scanner. */
export type Findings = {
  readonly reading: Reading
  readonly ending: Ending
  /** One character, in ms; the middle of all. */
  readonly characterMs: number
  readonly prefix: string
  readonly doubled: boolean
  /** The tuning that follows; null where no tuning here would help, and the scanner itself has to be set. */
  readonly settings: ScannerSettings | null
}

/** Scans as a person made them: what the scanner sent twice counts as one. */
export function byHand(heard: readonly Heard[]): readonly (readonly Heard[])[] {
  const scans: Heard[][] = []
  for (const one of heard) {
    const last = scans.at(-1)
    const before = last?.at(-1)
    if (last !== undefined && before !== undefined && beginOf(one) - before.endedAt <= DOUBLED_MS)
      last.push(one)
    else scans.push([one])
  }
  return scans
}

/** @returns null while there is nothing to judge by */
export function findOut(heard: readonly Heard[]): Findings | null {
  const [first] = heard
  if (first === undefined) return null
  const { reading, prefix } = commonest(
    heard.map(({ trace }) => readingOf(trace)),
    (one) => `${one.reading} ${one.prefix}`,
  )
  const ending = commonest(
    heard.map(({ trace }) => trace.ending),
    (one) => one,
  )
  const characterMs = Math.min(
    400,
    Math.max(1, Math.round(median(heard.flatMap(({ trace }) => gapsOf(trace))))),
  )
  const doubled = byHand(heard).some((scan) => scan.length > 1)
  const helps = reading === 'right' || reading === 'caps-lock' || reading === 'layout'
  const settings: ScannerSettings = {
    ...UNKNOWN_SCANNER,
    ending,
    characterMs,
    prefix,
    layout: reading === 'layout' ? 'us' : 'as-typed',
    capsLock: reading === 'caps-lock' ? 'undo' : 'as-typed',
    doubledWithinMs: doubled ? DOUBLED_MS : 0,
  }
  return { reading, ending, characterMs, prefix, doubled, settings: helps ? settings : null }
}

function readingOf(trace: KeyTrace): { readonly reading: Reading; readonly prefix: string } {
  const typed = trace.keys.map((key) => key.typed).join('')
  const byPlace = trace.keys.map((key) => key.byPlace).join('')
  const withoutCaps = trace.keys.map((key) => (key.capsLock ? swapCase(key.typed) : key.typed)).join('')
  const ways: readonly (readonly [Reading, string])[] = [
    ['right', typed],
    ['caps-lock', withoutCaps],
    ['layout', byPlace],
  ]
  for (const [reading, text] of ways) {
    const prefix = text.slice(0, Math.max(0, text.length - TEST_CODE.length))
    if (text.endsWith(TEST_CODE) && prefix.length <= LONGEST_PREFIX) return { reading, prefix }
  }
  const wrongCase = typed.toLowerCase().endsWith(TEST_CODE.toLowerCase())
  return { reading: wrongCase ? 'wrong-case' : 'unclear', prefix: '' }
}

const beginOf = ({ trace, endedAt }: Heard): number => trace.keys[0]?.at ?? endedAt

const gapsOf = ({ keys }: KeyTrace): number[] =>
  keys.slice(1).map(({ at }, nth) => at - (keys[nth]?.at ?? at))

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 1
}

/** What most of them say: one that was knocked over must not decide. */
function commonest<T>(values: readonly T[], name: (value: T) => string): T {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(name(value), (counts.get(name(value)) ?? 0) + 1)
  return values.reduce((best, value) =>
    (counts.get(name(value)) ?? 0) > (counts.get(name(best)) ?? 0) ? value : best,
  )
}

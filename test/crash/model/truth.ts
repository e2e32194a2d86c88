import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { LedgerEntry } from '../../../electron/practice/ledger.ts'
import type { Clocks } from './lane.ts'
import type { CodeName, LaneName } from './steps.ts'

/** A verdict as it was shown to a guest at one of the gates. */
export type Shown = {
  readonly scanId: string
  readonly on: LaneName
  readonly code: CodeName
  readonly at: number
  readonly verdict: Verdict
  undone: boolean
}

/** The model: what every guest was told, where, and what was taken back. Nothing of how a gate works is in it. */
export type Truth = {
  readonly unknown: 'hold' | 'admit'
  readonly shown: Shown[]
  /** Codes whose check-in the box office took back: from then on a gate may be wrong about who took what. */
  readonly undoneByBoxOffice: Set<CodeName>
}

export type Kind = 'ticket' | 'used' | 'early' | 'cancelled' | 'unknown' | 'card' | 'lapsed-card'

export function kindOf(code: CodeName): Kind {
  switch (code) {
    case 'good-0':
    case 'good-1':
    case 'good-2':
    case 'new-0':
    case 'new-1':
      return 'ticket'
    default:
      return code
  }
}

/** Nothing here knows it before the next download. */
const isNew = (code: CodeName): boolean => code === 'new-0' || code === 'new-1'

export const admissionsOf = (truth: Truth, on: LaneName, code: CodeName): Shown[] =>
  truth.shown.filter((one) => one.on === on && one.code === code && one.verdict.class === 'admit')

export const standingOf = (truth: Truth, on: LaneName, code: CodeName): Shown[] =>
  admissionsOf(truth, on, code).filter(({ undone }) => !undone)

/** One scan as it went: what ACME's ledger held for the code before it and after it. */
export type ScanMade = {
  readonly on: LaneName
  readonly code: CodeName
  readonly verdict: Verdict
  readonly clocks: Clocks
  readonly before: readonly LedgerEntry[]
  readonly after: readonly LedgerEntry[]
}

/** Is the ticket checked in, by what the ledger says since the run began? */
const isIn = (ledger: readonly LedgerEntry[], atFirst: boolean): boolean =>
  ledger.at(-1) === undefined ? atFirst : ledger.at(-1)?.kind === 'check-in'

/** The law that this verdict breaks, in words; null where it keeps them all. `truth` is that before the scan. */
export function brokenBy(made: ScanMade, truth: Truth): string | null {
  const { verdict } = made
  if (verdict.cause === 'internal' || verdict.cause === 'storage-failed')
    return `the gate failed on a scan (${verdict.cause})`
  if (isExcused(made)) return null
  switch (kindOf(made.code)) {
    case 'ticket':
    case 'used':
      return brokenByTicket(made, truth)
    case 'card':
      return brokenByCard(made, truth)
    case 'early':
      return verdict.class === 'deny' && ['too-early', 'already-used'].includes(verdict.reason)
        ? null
        : 'a ticket whose check-in is not open yet is refused as too early, or as used'
    case 'cancelled':
      return verdict.reason === 'cancelled' ? null : 'a cancelled ticket is refused as cancelled'
    case 'unknown':
      return brokenByUnknown(made, truth)
    case 'lapsed-card':
      return verdict.reason === 'card-lapsed' ? null : 'a lapsed card is refused as lapsed'
  }
}

/** Where the clocks differ a person decides; where nobody told the gate the time, it may be wrong about it. */
function isExcused({ code, verdict, clocks }: ScanMade): boolean {
  if (clocks === 'agree' || verdict.source !== 'cache') return false
  if (verdict.cause === 'clocks-differ') return true
  const ofTime = verdict.reason === 'too-early' || verdict.reason === 'too-late'
  return clocks === 'untold' && (ofTime || (code === 'early' && verdict.class === 'admit'))
}

function brokenByTicket({ on, code, verdict, before, after }: ScanMade, truth: Truth): string | null {
  const usedAtFirst = code === 'used'
  const usedHere = standingOf(truth, on, code).length > 0
  if (usedHere) {
    return verdict.class === 'repeat' || verdict.reason === 'already-used'
      ? null
      : 'what this gate admitted, and did not undo, is a repeat or already used'
  }
  const usedElsewhere =
    usedAtFirst ||
    after.some(({ kind, terminalId }) => kind === 'check-in' && terminalId !== on && terminalId !== null) ||
    truth.shown.some((one) => one.on !== on && one.code === code && one.verdict.class === 'admit')

  switch (verdict.class) {
    case 'repeat':
      return 'only an admission that stands can be repeated'
    case 'hold':
      return isNew(code) && verdict.reason === 'not-decided'
        ? null
        : 'a ticket that is on this device is never held'
    case 'admit': {
      const last = after.at(-1)
      if (verdict.source === 'acme')
        return last?.kind === 'check-in' && (last.terminalId === on || last.terminalId === null)
          ? null
          : 'what is admitted in the name of ACME stands in its ledger as checked in by this gate'
      return usedAtFirst && !truth.undoneByBoxOffice.has(code)
        ? 'a used ticket is not admitted from the list that says so'
        : null
    }
    case 'deny':
      if (verdict.reason !== 'already-used') return `a good ticket is never refused as ${verdict.reason}`
      if (!usedElsewhere) return 'a good ticket that nobody was let in with is never refused'
      return verdict.source === 'acme' && !isIn(before, usedAtFirst) && !isIn(after, usedAtFirst)
        ? 'ACME is not quoted with what it does not say'
        : null
  }
}

function brokenByUnknown({ on, code, verdict }: ScanMade, truth: Truth): string | null {
  if (standingOf(truth, on, code).length > 0)
    return verdict.class === 'repeat' || verdict.reason === 'already-used'
      ? null
      : 'what this gate admitted by its rule is a repeat or already used'
  if (verdict.reason === 'unknown' && verdict.source === 'acme') return null
  return verdict.class === truth.unknown && verdict.source === 'policy'
    ? null
    : `a code that nobody sold is refused by ACME, or by the rule: ${truth.unknown}`
}

/** A card comes again, and to ACME each time is another check-in (reference, 1.3.5). */
function brokenByCard({ on, code, verdict }: ScanMade, truth: Truth): string | null {
  if (verdict.class === 'admit') return null
  const inside = standingOf(truth, on, code).length > 0
  return inside && (verdict.class === 'repeat' || verdict.reason === 'already-inside')
    ? null
    : 'an active card is admitted, unless it stands admitted here'
}

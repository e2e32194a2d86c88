import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { Gate } from '../../../electron/gate/gate.ts'
import type { LedgerEntry } from '../../../electron/practice/ledger.ts'
import type { Clocks, Lane } from './lane.ts'

/**
 * What the gate is known to do wrong, each as narrow as it can be named, so that the laws stay red for everything else.
 * Whoever mends one takes its exception away here and sees the model agree. A run that is `strict` makes none of them.
 */

/**
 * A download brings a check-in of our own onto this device: one whose answer was lost, or one that is undone here and
 * not yet at ACME. While ACME is silent, the list then refuses a guest that nobody let in.
 */
export const listRefusesOurOwn = (on: string, verdict: Verdict, ledger: readonly LedgerEntry[]): boolean => {
  const last = ledger.findLast(({ kind }) => kind === 'check-in')
  return verdict.source === 'cache' && (last?.terminalId === on || last?.terminalId === null)
}

/**
 * An answer that comes late to a code admitted and undone here before is forgotten: the check-in stands at ACME, nobody
 * was let in for it, and the next scan is refused as used.
 */
export const lateAnswerForgotten = (
  on: string,
  undoneBefore: boolean,
  ledger: readonly LedgerEntry[],
): boolean => {
  const last = ledger.at(-1)
  const undoneThere = ledger.some(({ kind, terminalId }) => kind === 'undo' && terminalId === on)
  return undoneBefore && undoneThere && last?.kind === 'check-in' && last.terminalId === on
}

/** An undo whose answer was lost is sent again without a look, and takes back the check-in of whoever came since. */
export const undoRepeated = (
  on: string | null,
  at: number,
  entries: readonly { readonly who: string | null; readonly entry: LedgerEntry }[],
): boolean => {
  const mine = entries.slice(0, at).findLast(({ who }) => who === on)
  return mine?.entry.kind === 'undo'
}

/**
 * A device whose clock was set back while ACME is away knows it at its first start, by its last scan. At the second it
 * has forgotten: the scans since then carry the wrong time, and good tickets are too early.
 */
export const clockForgotten = (clocks: Clocks): boolean => clocks === 'untold'

/**
 * A call that was under way when the gate died has no measure of ACME's clock beside it, and is judged by that of the
 * next start. Where the clock was set in between, our own check-in is taken for another's: so no gate dies then.
 */
export const diesOnSetClock = (lane: Pick<Lane, 'clockWasSet'>): boolean => lane.clockWasSet()

/**
 * When a row is tried next is kept over a start as a time of the wall clock: started again on one that was set back by
 * hours, the gate lets its rows wait those hours. At the end of a run a person sends them.
 */
export const drainByHand = async (gates: readonly Pick<Gate, 'drain'>[]): Promise<void> => {
  for (const gate of gates) await gate.drain()
}

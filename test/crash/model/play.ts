import { v7 as uuidv7 } from 'uuid'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { LedgerEntry } from '../../../electron/practice/ledger.ts'
import type { Lane } from './lane.ts'
import type { Scene } from './stage.ts'
import type { CodeName } from './steps.ts'
import { brokenBy, type ScanMade, type Truth } from './truth.ts'

/** What a run met, counted: a test that never met anything proves nothing. */
export type Tally = Map<string, number>

/** A law that was broken, with everything that led there. */
export class LawBroken extends Error {
  constructor(law: string, story: readonly string[]) {
    super(`${law}\n${story.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'LawBroken'
  }
}

/** Everything a step needs: the scene, the truth so far, and a way to say what happened. */
export type Play = {
  readonly scene: Scene
  readonly truth: Truth
  readonly tally: Tally
  readonly say: (line: string) => void
  /** Ends the run with this law. */
  readonly broken: (law: string) => never
}

/** Scans, holds the laws of a verdict, and takes it down as shown. */
export async function scan(lane: Lane, code: CodeName, one: Play): Promise<Verdict> {
  const before = ledgerOf(one, code)
  const scanId = uuidv7()
  const at = lane.device.wall()
  const clocks = lane.clocks()
  const verdict = await lane.scan(one.scene.barcodes[code], scanId, at)
  lane.shown(verdict)
  show({ on: lane.name, code, verdict, clocks, before, after: ledgerOf(one, code) }, at, one)
  return verdict
}

/** Holds the laws of a verdict, and takes it down as shown. */
export function show(made: ScanMade, at: number, one: Play): void {
  const { on, code, verdict } = made
  const { class: said, reason, source, scanId } = verdict
  count(one.tally, `${said} by ${source}`)
  one.say(`  ${on} says ${said} (${reason}, by ${source}) to ${code}`)
  const law = brokenBy(made, one.truth)
  if (law !== null) one.broken(law)
  one.truth.shown.push({ scanId, on, code, at, verdict, undone: false })
}

/** What happened to this code at ACME, oldest first. */
export function ledgerOf(one: Play, code: CodeName): LedgerEntry[] {
  return one.scene.at.ledger().filter(({ barcode }) => barcode === one.scene.barcodes[code])
}

export function count(tally: Tally, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1)
}

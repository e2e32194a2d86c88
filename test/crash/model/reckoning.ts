import type { LedgerEntry } from '../../../electron/practice/ledger.ts'
import { type Books, readBooks } from './books.ts'
import { count, ledgerOf, type Play } from './play.ts'
import { CODES, type CodeName, LANES, type LaneName } from './steps.ts'
import { admissionsOf, kindOf, type Shown, standingOf } from './truth.ts'

type Party = LaneName | 'box office'
type BothBooks = Readonly<Record<LaneName, Books>>

/** Holds the books of both gates, which have ended, and ACME's ledger against what was shown. */
export function reckon(one: Play): void {
  const { north, south } = one.scene.lanes
  const books = { north: readBooks(north.dataDir()), south: readBooks(south.dataDir()) }
  const laws: (string | null)[] = []
  for (const on of LANES) {
    for (const row of books[on].outbox) count(one.tally, `${row.kind} ${row.state}`)
    const admitted = one.truth.shown.filter((shown) => shown.on === on && shown.verdict.class === 'admit')
    laws.push(...admitted.map((shown) => brokenByRow(shown, books[on], one)))
  }
  for (const code of CODES) {
    const entries = ledgerOf(one, code).map((entry) => ({ entry, who: byWhom(entry, books) }))
    if (entries.some(({ who }) => who === null))
      laws.push('every check-in was written down before it was asked of ACME')
    laws.push(
      kindOf(code) === 'card' ? brokenByCard(entries, books, one) : brokenByTicket(code, entries, books, one),
    )
  }
  const [law] = laws.filter((one) => one !== null)
  if (law !== undefined) one.broken(law)
}

/** Whose call made this entry: every gate writes a call down before it leaves. */
function byWhom({ kind, requestId, terminalId }: LedgerEntry, books: BothBooks): Party | null {
  if (requestId === null) return 'box office'
  const mine = (on: LaneName): boolean =>
    kind === 'undo'
      ? terminalId === on
      : books[on].attempts.some((attempt) => attempt.requestId === requestId)
  return LANES.find(mine) ?? null
}

type Entry = { readonly entry: LedgerEntry; readonly who: Party | null }

const other = (on: LaneName): LaneName => (on === 'north' ? 'south' : 'north')

/** Every admission that was shown ends at ACME or with a person, and never in silence. */
function brokenByRow(shown: Shown, { outbox }: Books, one: Play): string | null {
  const what = `${shown.on}'s admission of ${shown.code}`
  const row = outbox.find(({ scanId, kind }) => scanId === shown.scanId && kind === 'admission')
  if (row === undefined) return `${what} has a row in the outbox`
  const alarmed = one.scene.lanes[shown.on].alarms.some(({ scanId }) => scanId === shown.scanId)
  switch (row.state) {
    case 'recorded':
      return null
    case 'cancelled':
      return shown.undone ? null : `${what} stands, and its upload is not cancelled`
    case 'conflict': {
      if (!alarmed) return `${what} is a conflict, and a person is told`
      const theirs = row.story?.checkedInAtAcmeAt ?? null
      if (row.story === null || (theirs === null && kindOf(shown.code) === 'ticket'))
        return `${what} is a conflict, and both stories are kept`
      const byOthers =
        shown.code === 'used' ||
        shown.code === 'unknown' ||
        admissionsOf(one.truth, other(shown.on), shown.code).length > 0 ||
        ledgerOf(one, shown.code).some(
          ({ requestId, terminalId }) => requestId === null || terminalId === other(shown.on),
        )
      return byOthers ? null : `${what} is no conflict: nobody else was let in`
    }
    case 'refused':
    case 'parked':
      if (!alarmed) return `${what} is ${row.state}, and a person is told`
      // Passed over because another held it, who took it back before our look: a person has to tell.
      return ledgerOf(one, shown.code).some(({ kind }) => kind === 'undo')
        ? null
        : `${what} is a good one, and not ${row.state}`
    default:
      return `${what} is settled, not ${row.state}`
  }
}

/** ACME's ledger of one ticket against what was shown: nothing twice, nothing missing, nothing that nobody did. */
function brokenByTicket(
  code: CodeName,
  entries: readonly Entry[],
  books: BothBooks,
  one: Play,
): string | null {
  // Once the box office took a check-in back, a gate cannot know whose the next one is: ACME's undo names a ticket, not a check-in.
  const clear =
    !one.truth.undoneByBoxOffice.has(code) &&
    !LANES.some((on) => coincided(on, code, entries, books[on], one))
  let holder: Party | null = null
  for (const { entry, who } of entries) {
    if (entry.kind === 'undo' && clear && who !== holder)
      return `${who} takes back its own check-in of ${code}, not that of ${holder ?? 'nobody'}`
    holder = entry.kind === 'check-in' ? who : null
  }
  for (const on of LANES) {
    const standing = standingOf(one.truth, on, code)
    const recorded = standing.some(({ scanId }) =>
      books[on].outbox.some(
        (row) => row.scanId === scanId && row.kind === 'admission' && row.state === 'recorded',
      ),
    )
    if (holder === on && standing.length === 0)
      return `${code} is not held as let in by ${on}, where no admission of it stands`
    if (recorded && clear && holder !== on)
      return `${on}'s recorded admission of ${code} is in ACME's ledger, which has it by ${holder ?? 'nobody'}`
  }
  return null
}

/** By how much two times may differ and still be one to a gate: its tolerance, and seconds that are cut off. */
const SAME_MOMENT_MS = 5_000

/**
 * A call of this gate for this code lost its answer in the very moment in which another checked it in: whose check-in
 * that was, its time cannot tell, and ACME has nothing else to tell it by.
 */
function coincided(
  on: LaneName,
  code: CodeName,
  entries: readonly Entry[],
  { attempts }: Books,
  one: Play,
): boolean {
  const scans = new Set(one.truth.shown.filter((shown) => shown.code === code).map(({ scanId }) => scanId))
  const mine = new Set(attempts.filter(({ scanId }) => scans.has(scanId)).map(({ requestId }) => requestId))
  const lost = one.scene.at
    .calls()
    .filter(({ requestId, fault }) => fault !== null && requestId !== null && mine.has(requestId))
  const theirs = entries.filter(({ entry, who }) => entry.kind === 'check-in' && who !== on)
  return lost.some((call) => theirs.some(({ entry }) => Math.abs(entry.at - call.at) <= SAME_MOMENT_MS))
}

/** To ACME each scan of a card is one more; a call whose answer was lost may have been one too. */
function brokenByCard(entries: readonly Entry[], books: BothBooks, one: Play): string | null {
  for (const on of LANES) {
    const atAcme = entries.filter(({ who }) => who === on).length
    const scanIds = new Set(admissionsOf(one.truth, on, 'card').map(({ scanId }) => scanId))
    const told = new Set(
      books[on].outbox
        .filter((row) => scanIds.has(row.scanId) && row.kind === 'admission' && row.state === 'recorded')
        .map(({ scanId }) => scanId),
    )
    const mine = new Set(entries.map(({ entry }) => entry.requestId))
    const lost = books[on].attempts.filter(
      ({ requestId, scanId, outcome }) =>
        mine.has(requestId) && (outcome === 'in-doubt' || (outcome === 'admitted' && !told.has(scanId))),
    ).length
    if (atAcme < told.size || atAcme > told.size + lost)
      return `${on} told ACME of the card ${told.size} times, and ACME has it ${atAcme} times`
  }
  return null
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { makeSealing } from '../../electron/gate/store/sealing.ts'
import type { FaultRule } from '../../electron/practice/faults.ts'
import { seededRandom } from '../../electron/practice/random.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { venue } from '../gate/at-the-gate.ts'
import { type Lane, type Line, laneAt, startLane } from '../gate/headless/lane-process.ts'
import { tempFolder } from '../temp-folder.ts'

/** Rounds of the short form; `PORTCULLIS_TORTURE_ROUNDS=1000` is the long one. */
const ROUNDS = Number(process.env['PORTCULLIS_TORTURE_ROUNDS'] ?? 30)
const SEED = Number(process.env['PORTCULLIS_TORTURE_SEED'] ?? 20_261_123)
/**
 * Rounds until everything goes up, as at the end of a shift. Each kill may leave a batch in doubt, and ACME is asked about each of its
 * tickets, within its limit of calls: the queue of a thousand kills would take hours.
 */
const ROUNDS_A_SHIFT = 200

const CHECK_INS = { path: 'willcall/' }
/** What a venue's line is like in a round: calls that never arrive, that are carried out and never answered, … */
const LINES: readonly (readonly FaultRule[])[] = [
  [],
  [{ kind: 'reset', process: true, match: CHECK_INS, times: 3 }],
  [{ kind: 'latency', ms: 30, match: CHECK_INS, times: 'until-cleared' }],
  [{ kind: 'reset', process: false, times: 'until-cleared' }],
  [{ kind: 'late', ms: 250, match: CHECK_INS, times: 4 }],
  [{ kind: 'server-error', process: true, match: CHECK_INS, times: 2 }],
  [{ kind: 'rate-limited', retryAfter: 1, times: 1 }],
  [{ kind: 'cut-body', times: 3 }],
]

type Said = { readonly to: string; readonly line: Line }

/** Guests as they come, until the lane is killed: new tickets, old ones again, and now and then one taken back. */
async function workUntilKilled(lane: Lane, nextLine: (last: Line | null) => string, afterMs: number) {
  const timer = setTimeout(() => lane.process.kill('SIGKILL'), afterMs)
  lane.say('{"do":"sync"}\n')
  const said: Said[] = []
  for (let last: Line | null = null; ; ) {
    const to = nextLine(last)
    lane.say(`${to}\n`)
    let line = await lane.next()
    // The answer to the download comes whenever it is ready.
    while (line?.type === 'synced' || (line?.type === 'error' && line['code'] === 'unreachable'))
      line = await lane.next()
    if (line === null) {
      clearTimeout(timer)
      return { said, unanswered: to }
    }
    said.push({ to, line })
    last = line
  }
}

/** Who is inside as far as was shown: the guest of a line that was lost is not. */
function whoIsInside() {
  const inside = new Map<string, string>()
  /** Whether it was taken back nobody was told. */
  const unclear = new Set<string>()
  const codeOf = (scanId: string): string | null =>
    [...inside].find(([, admittedBy]) => admittedBy === scanId)?.[0] ?? null
  return {
    see: ({ to, line }: Said): void => {
      if (line['class'] === 'admit') inside.set(to, String(line['scanId']))
      const undone = line.type === 'undone' ? codeOf(String(line['scanId'])) : null
      if (undone !== null) inside.delete(undone)
    },
    lose: (to: string): void => {
      for (const [code, scanId] of inside) if (to.includes(scanId)) unclear.add(code)
    },
    /** A guest with this code has been shown nothing that would let him in. */
    waits: (code: string): boolean => !inside.has(code) && !unclear.has(code) && !code.startsWith('{'),
  }
}

function sell(at: PracticeVenue, quantity: number): string[] {
  const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity })
  if ('error' in sold) throw new Error(sold.error)
  return sold.uuids ?? []
}

it(`killed ${ROUNDS} times at random moments, a lane loses nothing and tells ACME each admission once`, async () => {
  const at = await venue({ orders: 200 })
  const folder = tempFolder()
  // This venue limits nobody: hundreds of its 429s, one a moment, must not teach the lane a limit of three calls a minute.
  const calls = { startPerMinute: 60_000, ceilingPerMinute: 60_000, leastPerMinute: 6_000 }
  const args = laneAt(at, folder, { clockToleranceMs: 1_500, budgetMs: 150, calls })
  const random = seededRandom(SEED, 'kill')
  const stock = Array.from({ length: ROUNDS }, () => sell(at, 12)).flat()
  const first = startLane(args)
  await first.next()
  await first.ask('{"do":"sync"}')
  await first.end()

  const shown: Line[] = []
  const undone: Line[] = []
  const guests = whoIsInside()
  let lost: string | null = null
  const askedAgain = { all: 0, shownLate: 0 }
  const tickets = [...stock]
  const met = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    at.faults.clear()
    for (const fault of LINES[random.between(0, LINES.length - 1)] ?? []) {
      at.faults.add(fault)
      met.set(fault.kind, (met.get(fault.kind) ?? 0) + 1)
    }
    // Some the device knows, some sold a moment ago, and any of them again.
    const sold = sell(at, 3)
    const fresh = [...sold, ...stock.splice(0, 12)]
    tickets.push(...sold)
    const lane = startLane(args)
    expect(await lane.next()).toMatchObject({ type: 'ready' })
    const startedAt = Date.now()
    const waiting: string | null = lost !== null && guests.waits(lost) ? lost : null
    const { said: answers, unanswered } = await workUntilKilled(
      lane,
      (last) => {
        // Whoever was at the turnstile when it died tries again.
        if (last === null && waiting !== null) return waiting
        if (last?.['class'] === 'admit' && random.next() < 0.15)
          return JSON.stringify({ do: 'undo', scanId: last['scanId'], reason: 'wrong guest' })
        return fresh.pop() ?? tickets[random.between(0, tickets.length - 1)] ?? ''
      },
      20 + random.next() * 400,
    )
    const [first] = answers
    if (waiting !== null && first !== undefined) {
      askedAgain.all += 1
      if (Number(first.line['at']) < startedAt) askedAgain.shownLate += 1
      expectLetIn(first.line)
    }
    answers.forEach(guests.see)
    guests.lose(unanswered)
    // Killed before its first answer, the same guest still waits.
    lost = unanswered
    const said = answers.map(({ line }) => line)
    shown.push(...said.filter(({ type }) => type === 'verdict'))
    undone.push(...said.filter(({ type }) => type === 'undone'))
    expect(said.filter(({ type }) => type !== 'verdict' && type !== 'undone')).toEqual([])

    if ((round + 1) % ROUNDS_A_SHIFT > 0) continue
    at.faults.clear()
    const [line] = await scanAndDrain(args, guests.waits(lost) ? [lost] : [])
    if (line !== undefined) {
      expectLetIn(line)
      shown.push(line)
      guests.see({ to: lost, line })
    }
    lost = null
  }

  at.faults.clear()
  const { lookup } = makeSealing(new Uint8Array(readFileSync(join(folder, 'data.key'))))
  const codeOf = (barcode: string): string => lookup(barcode).toString('hex')
  const database = join(folder, 'data', 'gate.db')
  await scanAndDrain(args, [])
  const meanwhile = readBack(database)
  // ACME carried these out for a process that was killed before it could show anything: nobody is inside for them.
  const unseen = tickets.filter((code) => net(at, code) === 1 && !meanwhile.standing.has(codeOf(code)))
  const verdicts = await scanAndDrain(args, unseen)
  const kept = readBack(database)
  console.log(
    `killed: ${ROUNDS} rounds, seed ${SEED}, ${shown.length} verdicts, ${undone.length} undone, ` +
      `${unseen.length} landed unseen, ${kept.told.size} set aside, ` +
      `${askedAgain.all} guests asked again (${askedAgain.shownLate} were in already), ` +
      `faults ${JSON.stringify(Object.fromEntries(met))}`,
  )

  expect(verdicts.filter((line) => line['class'] !== 'admit')).toEqual([])
  expect(kept.integrity).toBe('ok')
  for (const line of shown) {
    const { type: _, ...verdict } = line
    expect(kept.verdicts.get(String(line['scanId']))).toEqual(verdict)
  }
  for (const { scanId, undoneAt } of undone) expect(kept.undone.get(String(scanId))).toBe(undoneAt)
  expect(shown.filter((line) => line['class'] === 'admit').length).toBeGreaterThan(ROUNDS)
  // ACME has each standing admission exactly once, each that was taken back not at all, unless a person was told.
  const astray = tickets.filter(
    (code) => net(at, code) !== (kept.standing.get(codeOf(code)) ?? 0) && !kept.told.has(codeOf(code)),
  )
  expect(astray).toEqual([])
  expect([...kept.standing.values()].filter((times) => times > 1)).toEqual([])
  expect(kept.told.size).toBeLessThanOrEqual(ROUNDS / 10)
}, 7_200_000)

const expectLetIn = (line: Line): void =>
  expect(line['reason'], 'a guest who was shown nothing is not refused as used').not.toBe('already-used')

/** How often ACME has a ticket checked in: 0 or 1, unless something went wrong. */
function net(at: PracticeVenue, barcode: string): number {
  const own = at.ledger().filter((entry) => entry.barcode === barcode)
  return own.reduce((sum, { kind }) => sum + (kind === 'check-in' ? 1 : -1), 0)
}

/** A lane on a good line: scans these, then tells ACME everything, of which each round has left some. */
async function scanAndDrain(args: readonly string[], barcodes: readonly string[]): Promise<Line[]> {
  const lane = startLane(args)
  await lane.next()
  const verdicts: Line[] = []
  for (const barcode of barcodes) verdicts.push(await lane.ask(barcode))
  await expect
    .poll(async () => (await lane.ask('{"do":"drain"}'))['outbox'], {
      timeout: 60_000 + ROUNDS_A_SHIFT * 1_000,
    })
    .toMatchObject({ pending: 0 })
  await lane.end()
  return verdicts
}

/** What the data folder holds after everything, read by nothing of ours. */
function readBack(file: string) {
  const db = new Database(file, { readonly: true })
  const codes = (sql: string): { code: string; n: number }[] => {
    const rows: { code: string; n: number }[] = []
    for (const row of db.prepare<[], { code: string; n: number }>(sql).iterate()) rows.push(row)
    return rows
  }
  const kept = {
    integrity: db.pragma('integrity_check', { simple: true }) as unknown,
    verdicts: new Map(
      db
        .prepare<[], { id: string; verdict: string }>('SELECT id, verdict FROM scan')
        .all()
        .map(({ id, verdict }) => [id, JSON.parse(verdict) as unknown]),
    ),
    undone: new Map(
      db
        .prepare<[], { id: string; at: number }>(
          'SELECT scan_id AS id, undone_at AS at FROM admission WHERE undone_at IS NOT NULL',
        )
        .all()
        .map(({ id, at }) => [id, at]),
    ),
    standing: new Map(
      codes(
        'SELECT lower(hex(code_hash)) AS code, count(*) AS n FROM admission WHERE undone_at IS NULL GROUP BY code_hash',
      ).map(({ code, n }) => [code, n]),
    ),
    told: new Set(
      codes(
        `SELECT lower(hex(code_hash)) AS code, 1 AS n FROM outbox WHERE state IN ('conflict', 'refused', 'parked')`,
      ).map(({ code }) => code),
    ),
  }
  db.close()
  return kept
}

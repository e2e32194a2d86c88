import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openStore } from '../../electron/gate/store/store.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { checkIns, sample, tempFolder, venue } from '../gate/at-the-gate.ts'
import { type Lane, type Line, laneAt, startLane } from '../gate/headless/lane-process.ts'

/** Rounds of the short form; `PORTCULLIS_TORTURE_ROUNDS=1000` is the long one. */
const ROUNDS = Number(process.env['PORTCULLIS_TORTURE_ROUNDS'] ?? 30)

/** A line as bad as a venue's can be: some calls never arrive, some are carried out and never answered. */
function badLine(at: PracticeVenue, round: number): void {
  at.faults.clear()
  if (round % 3 === 0)
    at.faults.add({ kind: 'reset', process: true, match: { path: 'willcall/check' }, times: 3 })
  if (round % 3 === 1)
    at.faults.add({ kind: 'latency', ms: 30, match: { path: 'willcall/check' }, times: 'until-cleared' })
  if (round % 5 === 2) at.faults.add({ kind: 'reset', process: false, times: 4 })
}

/** Scans, one after the other, until the process is gone; gives back what it said. */
async function scanUntilKilled(lane: Lane, nextBarcode: () => string, afterMs: number): Promise<Line[]> {
  const said: Line[] = []
  const timer = setTimeout(() => lane.process.kill('SIGKILL'), afterMs)
  for (;;) {
    lane.say(`${nextBarcode()}\n`)
    const line = await lane.next()
    if (line === null) break
    said.push(line)
  }
  clearTimeout(timer)
  return said
}

it(`killed ${ROUNDS} times at random moments, a lane loses no verdict and tells ACME each admission once`, async () => {
  const at = await venue({ orders: 600 })
  const folder = tempFolder()
  const args = laneAt(at, folder, { clockToleranceMs: 1_500, budgetMs: 150 })
  const first = startLane(args)
  await first.next()
  await first.ask('{"do":"sync"}')
  await first.end()

  const verdicts: Line[] = []
  const barcodeOf = new Map<string, string>()
  let used = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    badLine(at, round)
    const lane = startLane(args)
    expect(await lane.next()).toMatchObject({ type: 'ready' })
    const scanned: string[] = []
    const said = await scanUntilKilled(
      lane,
      () => {
        const barcode = sample(at, 'good', used % 100)
        used += 1
        scanned.push(barcode)
        return barcode
      },
      20 + Math.random() * 250,
    )
    for (const [index, line] of said.entries()) {
      verdicts.push(line)
      barcodeOf.set(String(line['scanId']), scanned[index] ?? '')
    }
  }

  at.faults.clear()
  const last = startLane(args)
  await last.next()
  await expect
    .poll(async () => (await last.ask('{"do":"drain"}'))['outbox'], { timeout: 60_000 })
    .toMatchObject({ pending: 0 })
  await last.end()

  const dataKey = new Uint8Array(readFileSync(join(folder, 'data.key')))
  const store = openStore({ dataDir: join(folder, 'data'), dataKey, callDeadlineMs: 20_000 })
  const lost = verdicts.filter((line) => store.scans.byId(String(line['scanId'])) === null)
  const admitted = verdicts.filter((line) => line['class'] === 'admit')
  const admittedTwice =
    admitted.length - new Set(admitted.map((line) => barcodeOf.get(String(line['scanId'])))).size
  const { outbox } = { outbox: store.outbox.counts() }
  store.close()
  const db = new Database(join(folder, 'data', 'gate.db'), { readonly: true })
  const integrity: unknown = db.pragma('integrity_check', { simple: true })
  db.close()

  expect(lost).toEqual([])
  expect(admitted.length).toBeGreaterThan(ROUNDS / 2)
  expect(admittedTwice).toBe(0)
  expect(integrity).toBe('ok')
  expect(outbox).toMatchObject({ conflict: 0, parked: 0, refused: 0 })
  for (const line of admitted) expect(checkIns(at, barcodeOf.get(String(line['scanId'])) ?? '')).toBe(1)
}, 1_200_000)

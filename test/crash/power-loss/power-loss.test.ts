import { randomInt } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../electron/practice/random.ts'
import { checkIns, syncedDevice, venue } from '../../gate/at-the-gate.ts'
import { type Line, laneAt, startLane } from '../../gate/headless/lane-process.ts'
import { tempFolder } from '../../temp-folder.ts'
import { layOut, makeDisk } from './disk.ts'
import { type Cut, cutPower } from './power-cuts.ts'
import { recordLane, type Synchronous } from './recording.ts'
import type { Violation } from './reopened.ts'
import { type Span, syncsIn, workShift } from './shift.ts'

/** Cuts of the short form; `PORTCULLIS_POWER_CUTS=5000` is a long one. */
const CUTS = Number(process.env['PORTCULLIS_POWER_CUTS'] ?? 250)
const CONTROL_CUTS = Math.ceil(CUTS / 5)
const ORDERS = 250
const LIMIT_MS = CUTS * 1_000 + 300_000
/** Cuts after which the very same gate goes on at the very same venue. */
const ROUNDS = 1 + Math.ceil(CUTS / 100)
/** The cuts of a run, where they fall and what they leave; the shift itself is worked anew each time. */
const SEED = Number(
  process.env['PORTCULLIS_POWER_SEED'] ??
    // The short form is the same each time, so that it fails for what was changed alone.
    (process.env['PORTCULLIS_POWER_CUTS'] === undefined ? 1 : randomInt(2 ** 31)),
)

/** A shift worked with this promise of SQLite's, and the power cut in it. */
async function cutShift(synchronous: Synchronous, cuts: number) {
  const at = await venue({ orders: ORDERS })
  const folder = tempFolder()
  const disk = makeDisk(folder)
  const shift = await workShift(at, folder, synchronous)
  const since = performance.now()
  const done = cutPower(shift.steps, disk, folder, cuts, seededRandom(SEED, synchronous))
  const seconds = ((performance.now() - since) / 1_000).toFixed(1)
  const found = tally(done)
  console.log(
    `power loss, synchronous = ${synchronous}: ${cuts} cuts in ${shift.steps.length} steps, ${seconds} s, seed ${SEED}: ` +
      `${found.cuts} cuts with violations ${JSON.stringify(found.by)}`,
  )
  return { shift, disk, folder, done, found }
}

function tally(done: readonly Cut[]) {
  const by: Partial<Record<Violation['kind'], number>> = {}
  for (const { violations } of done) {
    for (const kind of new Set(violations.map((one) => one.kind))) by[kind] = (by[kind] ?? 0) + 1
  }
  return { cuts: done.filter(({ violations }) => violations.length > 0).length, by }
}

describe('a power cut', () => {
  it(
    `loses nothing that was shown or sent, at ${CUTS} places of a shift`,
    async () => {
      const { shift, disk, folder, done } = await cutShift('FULL', CUTS)
      const broken = done.flatMap(({ after, violations }) => violations.map((one) => ({ after, ...one })))
      expect(broken.slice(0, 20)).toEqual([])
      expect(done).toHaveLength(CUTS)

      // The recording is whole: played back, it is what lies on the disk, byte for byte.
      const data = [...disk.whole()].filter(([path]) => path.startsWith(join(folder, 'data', '/')))
      expect(data.map(([path]) => path).sort()).toEqual(
        ['gate.db', 'gate.db-wal', 'second-record.log'].map((name) => join(folder, 'data', name)),
      )
      for (const [path, bytes] of data) expect(bytes.equals(readFileSync(path)), path).toBe(true)

      // The disk is waited for once a scan, once more where ACME is asked, and never when there is nothing to do.
      const each = (span: Span): number => syncsIn(span) / span.scans
      console.log(
        `fsyncs a scan: ${each(shift.offline)} with the line down, ${each(shift.asked)} where ACME is asked`,
      )
      for (const [span, times] of [
        [shift.offline, 1],
        [shift.asked, 2],
      ] as const) {
        // The first of a span may have been synced just before it.
        expect(each(span)).toBeGreaterThan(times - 0.1)
        // Room for what is written beside the scans, not for another wait in each.
        expect(each(span)).toBeLessThan(times + 0.5)
      }
      // How the link was is written seconds later, and a call made meanwhile too: on a slow machine one of each may fall into these
      // seconds. A gate that looked at its disk each second would wait more often.
      expect(syncsIn(shift.idle)).toBeLessThan(3)

      // Checkpoints are in it too: the log was folded into the database while guests were scanned.
      expect(syncsIn(shift.busy, 'gate.db')).toBeGreaterThan(0)
    },
    LIMIT_MS,
  )

  it(
    'would lose verdicts if SQLite were left at its usual synchronous = NORMAL',
    async () => {
      const { found } = await cutShift('NORMAL', CONTROL_CUTS)
      expect(found.by.lost).toBeGreaterThan(0)
      // That is all it does: what is left is whole.
      expect(Object.keys(found.by)).toEqual(['lost'])
    },
    LIMIT_MS,
  )

  it(
    'would leave a database that does not open if SQLite never synced at all: the model does tear files',
    async () => {
      const { found } = await cutShift('OFF', CONTROL_CUTS)
      expect(found.by.unusable).toBeGreaterThan(0)
    },
    LIMIT_MS,
  )

  it(
    `is survived ${ROUNDS} times in a row at one venue: ACME hears of each admission exactly once`,
    async () => {
      const at = await venue({ orders: ORDERS })
      const folder = tempFolder()
      const args = laneAt(at, folder, { budgetMs: 300, clockToleranceMs: 15_000 })
      const random = seededRandom(SEED, 'rounds')
      const goods = at.samples.find(({ kind }) => kind === 'good')?.barcodes ?? []
      const barcodeOf = new Map<string, string>()
      const verdicts: Line[] = []
      /** The last line before each cut: whether it went out cannot be known to the gate that comes after. */
      const lastLines: unknown[] = []
      const logs = tempFolder()
      let used = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        const disk = makeDisk(folder)
        if (round % 2 === 1) {
          at.faults.add({ kind: 'reset', process: true, match: { path: 'willcall/check' }, times: 2 })
        }
        const { lane, steps } = recordLane(args, folder, join(logs, 'strace'), { synchronous: 'FULL' })
        expect(await lane.next()).toMatchObject({ type: 'ready' })
        // The first cut comes in the middle of the download, the others while it is up to date.
        if (round > 0) expect(await lane.ask('{"do":"sync"}')).toMatchObject({ type: 'synced' })
        const timer = setTimeout(() => lane.process.kill('SIGKILL'), random.between(100, 900))
        // The guest who stood there as the power went tries once more.
        let again = barcodeOf.get(String(lastLines.at(-1)))
        for (;;) {
          const barcode = again ?? goods[used % goods.length] ?? ''
          lane.say(`${barcode}\n`)
          const line = await lane.next()
          if (line === null) break
          if (again === undefined) used += 1
          again = undefined
          verdicts.push(line)
          barcodeOf.set(String(line['scanId']), barcode)
        }
        clearTimeout(timer)
        lastLines.push(verdicts.at(-1)?.['scanId'])
        ;(await steps()).forEach(disk.apply)
        rmSync(join(folder, 'data'), { recursive: true })
        layOut(disk.cut(random), folder, folder)
      }

      at.faults.clear()
      const last = startLane(args)
      await last.next()
      // The download went on where it was cut: nothing is taken for read that is not here.
      const { gate } = await syncedDevice(at)
      expect(await last.ask('{"do":"sync"}')).toMatchObject({
        type: 'synced',
        tickets: gate.status().tickets,
      })
      await expect
        .poll(async () => (await last.ask('{"do":"drain"}'))['outbox'], { timeout: 180_000 })
        .toMatchObject({ pending: 0, conflict: 0, parked: 0, refused: 0 })
      await last.end()

      const admitted = verdicts.filter((line) => line['class'] === 'admit').map((line) => line['scanId'])
      const admissions = new Set(admitted)
      const barcodes = [...admissions].map((scanId) => barcodeOf.get(String(scanId)) ?? '')
      const shownAgain = admitted.filter((scanId, place) => admitted.indexOf(scanId) !== place)
      console.log(
        `power loss in a row: ${ROUNDS} cuts, ${verdicts.length} verdicts, ${admissions.size} admissions, ${shownAgain.length} shown again`,
      )
      expect(admissions.size).toBeGreaterThan(ROUNDS)
      expect(new Set(barcodes).size).toBe(barcodes.length)
      // A code that comes again is told its admission once more, as the very same scan, only where the power went before
      // the gate could note that the line was out.
      expect(shownAgain.filter((scanId) => !lastLines.includes(scanId))).toEqual([])
      expect(new Set(shownAgain).size).toBe(shownAgain.length)
      expect(barcodes.map((barcode) => checkIns(at, barcode))).toEqual(barcodes.map(() => 1))
    },
    LIMIT_MS,
  )
})

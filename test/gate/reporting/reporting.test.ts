import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { LogFilter, ScanLogRow } from '../../../electron/contract/reporting.ts'
import { type Verdict, verdictSchema } from '../../../electron/contract/verdict.ts'
import { makeActLog } from '../../../electron/gate/acts/log.ts'
import { makeStaffOf } from '../../../electron/gate/acts/staff-of.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { openPosts } from '../../../electron/gate/reporting/posts.ts'
import { makeReporting } from '../../../electron/gate/reporting/reporting.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import type { Store } from '../../../electron/gate/store/store.ts'
import { seededRandom } from '../../../electron/practice/random.ts'
import { tempFolder } from '../../temp-folder.ts'
import { barcodeOf, openAt, scanIdOf } from '../store/admissions.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-22T18:00:00Z')
const zone = venueZone('Europe/Madrid')
const all: LogFilter = { classes: [], reasons: [] }

type Kept = {
  readonly verdict: Verdict
  readonly lane: string
  readonly codeEnd: string
  readonly guests: number
  undoneAt: number | null
  readonly told: 'recorded' | 'pending' | null
}

const KINDS = [
  ['admit', 'admitted'],
  ['admit', 'override'],
  ['deny', 'unknown'],
  ['deny', 'already-used'],
  ['hold', 'not-decided'],
  ['repeat', 'same-scan'],
] as const

/** Two days of scans of every kind, not in the order of their times, and what the same scans come to by hand. */
function shift(store: Store, count: number): Kept[] {
  const random = seededRandom(1, 'a shift to report')
  const kept: Kept[] = []
  for (let n = 0; n < count; n += 1) {
    const [kind, reason] = KINDS[Math.floor(random.next() * KINDS.length)] ?? KINDS[0]
    const lane = random.next() < 0.7 ? 'north-1' : 'south-1'
    const at = NOW - Math.floor(random.next() * 2 * DAY_MS)
    const events = [{ id: 'e1', name: 'Concert', startsAt: 5 }, { id: 'e2', name: 'Fair', startsAt: 6 }, null]
    const verdict = verdictSchema.parse({
      ...{ class: kind, reason, scanId: scanIdOf(n), source: 'cache', at, tookMs: 1 },
      event: events[Math.floor(random.next() * 3)] ?? null,
      ...(random.next() < 0.5 ? { ticketType: 'Adult' } : {}),
    })
    const guests = kind === 'admit' ? 1 + Math.floor(random.next() * 3) : 0
    const told = kind !== 'admit' ? null : random.next() < 0.5 ? 'recorded' : 'pending'
    const hash = store.lookup(barcodeOf(n))
    store.scans.commit({
      ...{ verdict, via: 'wedge', lane, direction: 'in', hash, barcode: barcodeOf(n), signedIn: null },
      admission:
        told === null
          ? null
          : {
              ...{ visit: 0, guests, knew: [] },
              upload:
                told === 'recorded'
                  ? { kind: 'recorded', requestId: null, at }
                  : { kind: 'pending', notBefore: at },
            },
    })
    const undoneAt = kind === 'admit' && random.next() < 0.2 ? at + 1_000 : null
    if (undoneAt !== null) {
      store.scans.markUndone(
        { scanId: scanIdOf(n), hash, at, direction: 'in', undoneAt: null },
        undoneAt,
        'left',
      )
    }
    kept.push({ verdict, lane, codeEnd: barcodeOf(n).slice(-4), guests, undoneAt, told })
  }
  return kept
}

/** Where the device stood: it went to the garden and came back. */
const entranceAt = (at: number) =>
  at >= NOW - DAY_MS / 2 && at < NOW - DAY_MS / 6 ? 'Garden gate' : 'North gate'

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

describe('a shift of 1,200 scans', () => {
  let store: Store
  let kept: Kept[]
  let reporting: ReturnType<typeof makeReporting>

  beforeEach(() => {
    store = openAt(tempFolder())
    onTestFinished(() => store.close())
    kept = store.atomically(() => shift(store, 1_200))
    const posts = openPosts(store.memory)
    posts.stood('North gate', 0)
    posts.stood('Garden gate', NOW - DAY_MS / 2)
    posts.stood('North gate', NOW - DAY_MS / 6)
    const options = { scanLog: store.scanLog, posts, zone, entrance: () => 'Garden gate' }
    reporting = makeReporting({ ...options, terminalId: 'north-1', now: () => NOW, staffOf: null })
  })

  const reported = async (input: Parameters<typeof reporting.shiftReport>[0]) => {
    const result = await reporting.shiftReport(input)
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }
  const logged = async (input: Partial<Parameters<typeof reporting.scanLog>[0]>) => {
    const result = await reporting.scanLog({ ...all, limit: 200, before: null, ...input })
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }

  test('is counted as by hand, for every span and lane', async () => {
    const spans = [
      { from: 0, to: NOW + 1 },
      { from: NOW - DAY_MS, to: NOW - DAY_MS / 3 },
      { from: NOW - DAY_MS, to: NOW, lane: 'south-1' },
      { from: 0, to: NOW + 1, entrance: 'North gate' },
      { from: NOW - DAY_MS, to: NOW, lane: 'north-1', entrance: 'Garden gate' },
      { from: NOW + 1, to: NOW + 2 },
    ]
    for (const span of spans) {
      const meant = kept.filter(
        ({ verdict: { at }, lane }) =>
          at >= span.from &&
          at < span.to &&
          (span.lane === undefined || span.lane === lane) &&
          (span.entrance === undefined || span.entrance === entranceAt(at)),
      )
      const standing = meant.filter(({ undoneAt }) => undoneAt === null)
      const guests = (of: readonly Kept[]) => sum(of.map((one) => one.guests))
      const report = await reported(span)
      expect(report.total).toEqual({
        scans: meant.length,
        admitted: guests(standing),
        out: 0,
        refused: meant.filter(({ verdict }) => verdict.class === 'deny').length,
        held: meant.filter(({ verdict }) => verdict.class === 'hold').length,
        repeats: meant.filter(({ verdict }) => verdict.class === 'repeat').length,
        overrides: guests(standing.filter(({ verdict }) => verdict.reason === 'override')),
        undone: guests(meant.filter(({ undoneAt }) => undoneAt !== null)),
        flagged: 0,
      })
      expect(report.acme.waiting).toBe(meant.filter(({ told }) => told === 'pending').length)
      for (const groups of [
        report.hours,
        report.lanes,
        report.ticketTypes,
        report.events,
        report.entrances,
      ]) {
        expect(sum(groups.map(({ admitted }) => admitted))).toBe(report.total.admitted)
        expect(sum(groups.map(({ refused }) => refused))).toBe(report.total.refused)
      }
      expect(sum(report.refusals.map(({ scans }) => scans))).toBe(report.total.refused + report.total.held)
      const inGarden = standing.filter(({ verdict }) => entranceAt(verdict.at) === 'Garden gate')
      const garden = report.entrances.find(({ entrance }) => entrance === 'Garden gate')
      expect(garden?.admitted ?? 0).toBe(guests(inGarden))
    }
  })

  test('is today’s, by the venue’s midnight, where no span is given', async () => {
    const report = await reported({})
    expect(new Date(report.from)).toEqual(new Date('2026-11-21T23:00:00Z'))
    expect(report.total.scans).toBe(kept.filter(({ verdict }) => verdict.at >= report.from).length)
    expect(report.asOf).toBe(NOW)
  })

  test('is read page by page, each scan once, newest first, whatever is searched for', async () => {
    const filters: Partial<LogFilter>[] = [
      {},
      { classes: ['deny'] },
      { reasons: ['override', 'not-decided'], lane: 'south-1' },
      { from: NOW - DAY_MS, to: NOW - DAY_MS / 2, classes: ['admit', 'hold'] },
      { entrance: 'North gate', classes: ['admit', 'deny'] },
      { from: NOW - DAY_MS / 3, entrance: 'North gate' },
    ]
    for (const filter of filters) {
      const rows: ScanLogRow[] = []
      let before: number | null = null
      do {
        const page = await logged({ from: 0, to: NOW + 1, ...filter, before, limit: 170 })
        rows.push(...page.rows)
        before = page.next
      } while (before !== null)
      const { from = 0, to = NOW + 1, lane, entrance, classes = [], reasons = [] } = filter
      const meant = kept.filter(
        ({ verdict: { at, class: kind, reason }, lane: its }) =>
          at >= from &&
          at < to &&
          (lane === undefined || lane === its) &&
          (entrance === undefined || entrance === entranceAt(at)) &&
          (classes.length === 0 || classes.includes(kind)) &&
          (reasons.length === 0 || reasons.includes(reason)),
      )
      expect(meant.length).toBeGreaterThan(20)
      expect(
        rows.map(({ scanId, codeEnd, guests, undoneAt, atAcme }) => ({
          scanId,
          codeEnd,
          guests,
          undoneAt,
          atAcme,
        })),
      ).toEqual(
        meant
          .map(({ verdict: { scanId }, codeEnd, guests, undoneAt, told: atAcme }) => ({
            ...{ scanId, codeEnd, guests, undoneAt, atAcme },
          }))
          .reverse(),
      )
    }
  })

  test('is exported without a code in it, as JSON and as CSV with a line a scan', async () => {
    for (const format of ['csv', 'json'] as const) {
      for (const what of ['scan-log', 'shift-report'] as const) {
        const request = what === 'scan-log' ? { ...all, what, format } : { what, format }
        const made = await reporting.exportRecords({ ...request, from: 0, to: NOW + 1 })
        if (!made.ok) throw new Error(made.error.message)
        const { text, rows, name, cut } = made.value
        expect(name).toBe(`${what}-1970-01-01-north-1.${format}`)
        expect(kept.some((_, n) => text.includes(barcodeOf(n)))).toBe(false)
        expect(text).not.toContain(barcodeOf(0).slice(0, 20))
        if (what === 'shift-report') continue
        expect([rows, cut]).toEqual([1_200, false])
        if (format === 'csv') expect(text.split('\r\n')).toHaveLength(1_202)
        else expect(JSON.parse(text)).toHaveLength(1_200)
      }
    }
  })

  test('names staff where the profile wants it, on screen and in the file, and nowhere else', async () => {
    const [first, second] = kept.filter(({ verdict }) => verdict.reason === 'override').slice(-2)
    if (first === undefined || second === undefined) throw new Error('there are overrides')
    const log = makeActLog(store, () => NOW)
    const sue = { role: 'supervisor', name: 'Sue Ellen' } as const
    log.note({ act: 'override', by: sue, scanId: first.verdict.scanId, why: 'Paid at the desk' })
    log.note({ act: 'undo', by: NOBODY, scanId: first.verdict.scanId, why: 'left' })
    log.note({ act: 'search', by: sue })
    const named = makeReporting({
      ...{ scanLog: store.scanLog, posts: openPosts(store.memory), zone, entrance: () => 'Garden gate' },
      ...{ terminalId: 'north-1', now: () => NOW, staffOf: makeStaffOf(store.audit) },
    })
    const asked = { ...all, reasons: ['override' as const], from: 0, to: NOW + 1 }
    const page = await named.scanLog({ ...asked, limit: 200, before: null })
    const staffOf = (scanId: string) =>
      page.ok ? page.value.rows.find((row) => row.scanId === scanId)?.staff : undefined
    expect(staffOf(first.verdict.scanId)).toEqual([
      { act: 'override', who: 'Sue Ellen' },
      { act: 'undo', who: null },
    ])
    expect(staffOf(second.verdict.scanId)).toEqual([])
    const file = await named.exportRecords({ ...asked, what: 'scan-log', format: 'csv' })
    expect(file.ok && file.value.text).toContain('override: Sue Ellen; undo: nobody')
    const unnamed = await reporting.exportRecords({ ...asked, what: 'scan-log', format: 'json' })
    expect(unnamed.ok && unnamed.value.text).not.toContain('Sue')
  })

  test('lets guests in while it is counted', async () => {
    const counting = reporting.shiftReport({ from: 0, to: NOW + 1 })
    let turns = 0
    let isDone = false
    counting.then(() => {
      isDone = true
    })
    const look = (): void => {
      if (isDone) return
      turns += 1
      setImmediate(look)
    }
    setImmediate(look)
    await counting
    expect(turns).toBeGreaterThan(0)
  })

  test('cannot be asked for backwards', async () => {
    expect(await reporting.shiftReport({ from: 5, to: 5 })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    })
  })
})

test('where a device stood is remembered over a restart, and said of what came before the first note', () => {
  const folder = tempFolder()
  const store = openAt(folder)
  const posts = openPosts(store.memory)
  expect(posts.within(10, 20, 'North')).toEqual([{ from: 10, to: 20, entrance: 'North' }])
  posts.stood('North', 100)
  posts.stood('North', 150)
  posts.stood('Garden', 200)
  store.close()
  const again = openAt(folder)
  const kept = openPosts(again.memory).within(0, 300, 'Elsewhere')
  again.close()
  expect(kept).toEqual([
    { from: 0, to: 200, entrance: 'North' },
    { from: 200, to: 300, entrance: 'Garden' },
  ])
})

test('a clock that was set back has no time spent at two entrances: nothing is counted twice', () => {
  const store = openAt(tempFolder())
  onTestFinished(() => store.close())
  const posts = openPosts(store.memory)
  posts.stood('North', 1_000)
  posts.stood('Garden', 2_000)
  posts.stood('West', 5)
  const spans = posts.within(0, 10_000, 'West')
  expect(spans).toEqual([
    { from: 0, to: 2_000, entrance: 'North' },
    { from: 2_000, to: 10_000, entrance: 'West' },
  ])
})

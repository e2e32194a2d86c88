import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Verdict } from '../../electron/contract/verdict.ts'
import type { Store } from '../../electron/gate/store/store.ts'
import {
  atLeast,
  atMost,
  type Bench,
  figure,
  type Row,
  type Spread,
  spread,
  spreadOf,
  withUnit,
} from './parts/bench.ts'
import { eventsAround, ordersOf, portionsOf, TICKETS_A_WRITE } from './parts/crowd.ts'
import { type Download, heldList, type ListWanted, openDownload } from './parts/download.ts'
import { newFolder, storeIn } from './parts/gate-at.ts'
import { type ScanPath, scanPathOn } from './parts/scan-path.ts'
import type { Scope } from './parts/scope.ts'

const SCAN_EVERY_MS = 20

export type Landing = {
  /** Tickets a second of this process's own time on a core. */
  readonly perCpuSecond: number
  readonly perSecond: number
  /** How long one transaction held the event loop. */
  readonly write: Spread
  /** From the moment a scan was due to its verdict; null where nobody scanned. */
  readonly scan: Spread | null
  readonly logBytes: number
}

/** Lands a list on a store as a download does, and lets other work in after each transaction. */
async function land(
  store: Store,
  { tickets, next }: Download,
  dataDir: string,
  { landed, courtesy }: Pick<ScanPath, 'landed' | 'courtesy'>,
): Promise<Omit<Landing, 'scan'>> {
  const writes: number[] = []
  const cpu = process.cpuUsage()
  const since = performance.now()
  for (;;) {
    const portion = await next(courtesy.portion(TICKETS_A_WRITE))
    if (portion.length === 0) break
    const began = performance.now()
    store.orders.apply(portion, Date.now())
    const heldMs = performance.now() - began
    writes.push(heldMs)
    landed()
    await courtesy.rest(heldMs)
  }
  const tookMs = performance.now() - since
  const { user, system } = process.cpuUsage(cpu)
  return {
    perSecond: tickets / (tookMs / 1_000),
    perCpuSecond: tickets / ((user + system) / 1_000_000),
    write: spreadOf(writes),
    logBytes: statSync(join(dataDir, 'gate.db-wal')).size,
  }
}

/**
 * Scans a guest every 20 ms until told to stop. Time counts from when the guest stood there, whatever held the event
 * loop then; a guest comes when the one before has an answer, no sooner.
 */
function scansEvery20Ms(scan: (barcode: string) => Promise<Verdict>, barcodes: readonly string[]) {
  const times: number[] = []
  let going = true
  const run = async (): Promise<void> => {
    let dueAt = performance.now()
    for (const barcode of barcodes) {
      dueAt = Math.max(dueAt + SCAN_EVERY_MS, performance.now())
      await wait(Math.max(0, dueAt - performance.now()))
      if (!going) return
      const { class: shown } = await scan(barcode)
      if (shown !== 'admit') throw new Error(`a guest of the list got ${shown}`)
      times.push(performance.now() - dueAt)
    }
  }
  const done = run()
  return async (): Promise<Spread> => {
    going = false
    await done
    return spreadOf(times)
  }
}

/** @param scanning lets guests come while the lists come in; the list they are on lands before. Else lists are here, and nobody comes. */
export async function measureLanding(
  scope: Scope,
  lists: readonly Omit<ListWanted, 'events'>[],
  scanning: boolean,
): Promise<Landing[]> {
  const folder = newFolder(scope)
  const store = storeIn(folder)
  scope.onEnd(store.close)
  const now = Date.now()
  const events = eventsAround(now)
  store.events.apply(events, now)
  const guests = ordersOf(9_000, events, 9)
  for (const portion of portionsOf(guests)) store.orders.apply(portion, now)
  for (const { id } of events) store.events.markListed(id, now)
  const path = scanPathOn(scope, store)
  const barcodes = guests.flatMap((order) => order.tickets.map(({ barcode }) => barcode))

  const seen: Landing[] = []
  for (const list of lists) {
    const wanted = { ...list, events }
    const download = scanning ? await openDownload(scope, wanted) : heldList(wanted)
    store.tidy()
    const stop = scanning ? scansEvery20Ms(path.scan, barcodes.splice(0, 3_000)) : null
    const figures = await land(store, download, folder.dataDir, path)
    seen.push({ ...figures, scan: stop === null ? null : await stop() })
  }
  return seen
}

const TICKETS = 100_000
const BLOCKS = 3

export const landing: Bench = {
  name: 'landing',
  title: `Landing ${withUnit(TICKETS)} tickets, ${BLOCKS} times over, on a store that holds 9,000`,
  run: async (scope) => {
    const lists = Array.from({ length: BLOCKS }, (_, nth) => ({ tickets: TICKETS, seed: nth + 1 }))
    const alone = await measureLanding(scope, lists, false)
    const scanned = await measureLanding(scope, lists, true)
    return [
      ...alone.flatMap(rowsOf('alone')),
      ...slope(alone),
      ...scanned.flatMap(rowsOf('with a scan every 20 ms')),
    ]
  },
}

const rowsOf =
  (how: string) =>
  (seen: Landing, nth: number): Row[] => [
    figure(`${nth + 1}. list ${how}: tickets a second of one core's work`, withUnit(seen.perCpuSecond)),
    ...(seen.scan === null
      ? [atLeast(`${nth + 1}. list ${how}: tickets a second`, seen.perSecond, 20_000)]
      : [
          figure(`${nth + 1}. list ${how}: tickets a second`, withUnit(seen.perSecond)),
          atMost(`${nth + 1}. list ${how}: a scan, p99`, seen.scan.p99, 10, 'ms'),
          figure(`${nth + 1}. list ${how}: a scan (${seen.scan.count})`, spread(seen.scan)),
        ]),
    figure(`${nth + 1}. list ${how}: one transaction`, spread(seen.write)),
    figure(`${nth + 1}. list ${how}: log afterwards`, withUnit(seen.logBytes / 1e6, 'MB')),
  ]

/** What a ticket costs more for each 100,000 that are there already. */
function slope(seen: readonly Landing[]): Row[] {
  const [first, last] = [seen.at(0), seen.at(-1)]
  if (first === undefined || last === undefined || seen.length < 2) return []
  const microseconds = ({ perSecond }: Landing): number => 1e6 / perSecond
  const more = (microseconds(last) - microseconds(first)) / (seen.length - 1)
  return [
    figure('a ticket', withUnit(microseconds(first), 'µs')),
    figure('a ticket more for each 100,000 there', withUnit(more, 'µs')),
  ]
}

import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../../electron/gate/store/store.ts'
import { tempFolder } from '../../temp-folder.ts'
import { admit, barcodeOf, eventOf, openAt, orderOf, scanIdOf, ticketOf } from './admissions.ts'

function open(dataDir: string): Store {
  const store = openAt(dataDir)
  onTestFinished(() => store.close())
  return store
}

/** Purges to the end; answers how many rows went and how long the longest step held the thread. */
function purge(store: Store, eventsEndedBefore: number, scansBefore: number) {
  const run = store.purge({ eventsEndedBefore, scansBefore, actsBefore: 0, at: 0 })
  let longestMs = 0
  let steps = 0
  for (let done = false; !done; steps += 1) {
    const before = performance.now()
    done = run.step()
    longestMs = Math.max(longestMs, performance.now() - before)
  }
  store.sweep()
  return { removed: run.removed(), steps, longestMs }
}

const isHere = (store: Store, n: number): boolean => store.passes.find(store.lookup(barcodeOf(n))) !== null

it('takes the tickets of finished events, with the people behind them, and leaves those of others', () => {
  const store = open(tempFolder())
  store.events.apply([eventOf('e1', 100), eventOf('e2', 900)], 1)
  store.orders.apply([orderOf(1), orderOf(2, 'e2')], 1)
  const both = { ...orderOf(3), tickets: [ticketOf(3), { ...ticketOf(4, 'e2'), orderId: 'o3' }] }
  store.orders.apply([both], 1)
  expect(purge(store, 500, 0).removed).toBeGreaterThan(0)
  expect([1, 2, 3, 4].map((n) => isHere(store, n))).toEqual([false, true, false, true])
  expect(store.orders.read('o1')).toBeNull()
  expect(store.orders.read('o3')?.tickets.map(({ barcode }) => barcode)).toEqual([barcodeOf(4)])
  expect(store.events.byId('e1')).toBeNull()
  expect(store.events.byId('e2')).not.toBeNull()
  expect(store.orders.listed('e1').size).toBe(0)
  expect(store.passes.ticketCount()).toBe(2)
})

it.each([
  ['ACME has yet to hear of', 'pending', false],
  ['ACME refused and nobody looked at', 'refused', false],
  ['ACME disputes and nobody looked at', 'conflict', false],
  ['is told and done with', 'recorded', true],
] as const)('of old scans, one that %s: gone is %s', (_, state, gone) => {
  const store = open(tempFolder())
  admit(store, 1)
  const [row] = store.outbox.due('admission', 10, 1)
  if (row === undefined) throw new Error('it waits')
  if (state !== 'pending') {
    store.outbox.settle([{ id: row.id, state, requestId: null, error: null, story: null }], 5)
  }
  purge(store, 0, 10_000)
  expect(store.scans.byId(scanIdOf(1)) === null).toBe(gone)
  expect(store.outbox.stateOf(scanIdOf(1), 'admission')).toBe(gone ? null : state)
})

it('keeps an old scan whose ticket is still on this device, and one whose code came again', () => {
  const store = open(tempFolder())
  store.events.apply([eventOf('e2', 900)], 1)
  store.orders.apply([orderOf(1, 'e2')], 1)
  admit(store, 1)
  store.outbox.settle(
    store.outbox
      .due('admission', 10, 9)
      .map(({ id }) => ({ id, state: 'recorded', requestId: null, error: null, story: null })),
    5,
  )
  purge(store, 500, 10_000)
  expect(store.scans.byId(scanIdOf(1))).not.toBeNull()
})

const TICKETS = 400
const SCANS = 150
const LATER = 100_000

it('what was purged is gone from every byte of the folder', async () => {
  const folder = tempFolder()
  const store = open(folder)
  const many = Array.from({ length: TICKETS }, (_, n) => n)
  store.events.apply([eventOf('e1', 100), eventOf('e2', 900)], 1)
  const orders = many.map((n) => orderOf(n, n % 3 === 0 ? 'e2' : 'e1'))
  for (let at = 0; at < orders.length; at += 50) store.orders.apply(orders.slice(at, at + 50), 1)
  for (const n of many.slice(0, SCANS)) admit(store, n)
  store.outbox.settle(
    store.outbox
      .due('admission', LATER, SCANS)
      .map(({ id }) => ({ id, state: 'recorded', requestId: null, error: null, story: null })),
    5,
  )
  // The second record is written when the turn is over.
  await new Promise((resolve) => setImmediate(resolve))
  const gone = many.filter((n) => n % 3 !== 0)
  const traces = (): string[] => {
    const bytes = filesIn(folder)
    const people = sealed.filter((one) => bytes.includes(one)).map((_, nth) => `sealed ${nth}`)
    return people.concat(traced(bytes))
  }
  const traced = (bytes: Buffer): string[] =>
    gone.flatMap((n) => {
      const hash = store.lookup(barcodeOf(n))
      const scan = n < SCANS && bytes.includes(scanIdOf(n)) ? [`scan ${n}`] : []
      return [
        ...(bytes.includes(hash) ? [`hash ${n}`] : []),
        ...(bytes.includes(hash.toString('base64')) ? [`recorded hash ${n}`] : []),
        ...scan,
      ]
    })
  const sealed = sealedIn(
    folder,
    gone.map((n) => `o${n}`),
  )
  expect(sealed).toHaveLength(gone.length)
  expect(traces().length).toBeGreaterThan(2 * gone.length)
  const { longestMs, removed } = purge(store, 500, LATER)
  expect(removed).toBeGreaterThan(gone.length)
  const record = join(folder, 'second-record.log')
  store.rewrite()
  await expect.poll(() => readFileSync(record).includes(scanIdOf(1)), { timeout: 10_000 }).toBe(false)
  expect(traces()).toEqual([])
  expect(many.filter((n) => isHere(store, n))).toHaveLength(many.length - gone.length)
  console.info(`purge: ${removed} rows, longest step ${longestMs.toFixed(1)} ms`)
})

function filesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
}

/** What lies sealed of these orders, read from a copy: the gate lets nobody else in. */
function sealedIn(folder: string, orderIds: readonly string[]): Buffer[] {
  const copy = tempFolder()
  for (const name of ['gate.db', 'gate.db-wal']) cpSync(join(folder, name), join(copy, name))
  const db = new Database(join(copy, 'gate.db'))
  const sealed = db.prepare<[string], Buffer>('SELECT sealed FROM ticket_order WHERE order_id = ?').pluck()
  const found = orderIds.flatMap((orderId) => sealed.get(orderId) ?? [])
  db.close()
  return found
}

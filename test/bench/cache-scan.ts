import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { atMost, type Bench, figure, type Spread, spread, spreadOf, withUnit } from './parts/bench.ts'
import { fill } from './parts/crowd.ts'
import { gateAt, NOWHERE, newFolder, withStore } from './parts/gate-at.ts'
import type { Scope } from './parts/scope.ts'

export type CacheScan = {
  readonly gate: Spread
  /** The least a database could do for a scan. */
  readonly bare: Spread
}

/** Guests of one burst; then nobody for long enough that the gate tidies up, as between two trams. */
const BURST = 100
const PAUSE_MS = 600

/**
 * Scans from the list alone, the line being down, in turn with the bare transaction: both meet the same disk and the
 * same neighbours.
 */
export async function measureCacheScan(scope: Scope, tickets: number, scans: number): Promise<CacheScan> {
  const folder = newFolder(scope)
  const barcodes = withStore(folder, (store) => fill(store, tickets, Date.now()))
  const { scan } = await gateAt(scope, NOWHERE, { admit: { events: [] } }, folder)
  const bareScan = bareTransaction(scope, tickets)
  const gate: number[] = []
  const bare: number[] = []
  for (let nth = 0; nth < scans; nth += 1) {
    const began = performance.now()
    const verdict = await scan(barcodes[nth] ?? '')
    gate.push(performance.now() - began)
    if (verdict.class !== 'admit' || verdict.source !== 'cache')
      throw new Error(`not admitted: ${verdict.reason}`)
    const bareBegan = performance.now()
    bareScan(nth)
    bare.push(performance.now() - bareBegan)
    if (nth % BURST === BURST - 1) await wait(PAUSE_MS)
  }
  return { gate: spreadOf(gate), bare: spreadOf(bare) }
}

/** Look-up, conditional update and a row for the outbox: one transaction, one FULL commit, nothing around it. */
function bareTransaction(scope: Scope, tickets: number): (nth: number) => void {
  const db = new Database(join(scope.folder(), 'bare.db'))
  scope.onEnd(() => db.close())
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`
    CREATE TABLE ticket (id INTEGER PRIMARY KEY, code BLOB NOT NULL UNIQUE, event TEXT NOT NULL, used_at INTEGER) STRICT;
    CREATE TABLE outbox (id INTEGER PRIMARY KEY, code BLOB NOT NULL, at INTEGER NOT NULL) STRICT;`)
  const codes = Array.from({ length: tickets }, () => randomBytes(32))
  const insert = db.prepare('INSERT INTO ticket (code, event) VALUES (?, ?)')
  db.transaction(() => {
    for (const code of codes) insert.run(code, '64f0c0ffee00000000000001')
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  const find = db.prepare('SELECT event, used_at FROM ticket WHERE code = ?')
  const use = db.prepare('UPDATE ticket SET used_at = ? WHERE code = ? AND used_at IS NULL')
  const send = db.prepare('INSERT INTO outbox (code, at) VALUES (?, ?)')
  const scan = db.transaction((code: Buffer) => {
    find.get(code)
    if (use.run(Date.now(), code).changes === 1) send.run(code, Date.now())
  }).immediate
  return (nth) => {
    const code = codes[nth]
    if (code !== undefined) scan(code)
  }
}

const TICKETS = 100_000
const SCANS = 2_000
const TIMES_BARE = 1.5

export const cacheScan: Bench = {
  name: 'cache-scan',
  title: `A scan from the list alone, ${withUnit(TICKETS)} tickets, the line down`,
  run: async (scope) => {
    const { gate, bare } = await measureCacheScan(scope, TICKETS, SCANS)
    return [
      figure(`a scan, committed and out (${gate.count})`, spread(gate)),
      figure('the bare transaction', spread(bare)),
      atMost('a scan, p50', gate.p50, 5, 'ms'),
      atMost('a scan, p99', gate.p99, 5, 'ms'),
      atMost('a scan against the bare transaction, p50', gate.p50 / bare.p50, TIMES_BARE, 'times'),
      atMost('a scan against the bare transaction, p99', gate.p99 / bare.p99, TIMES_BARE, 'times'),
    ]
  },
}

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { type StorageFault, storageErrorOf } from '../../../electron/gate/store/errors.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'
import type { World } from './witness.ts'

/** How the data of a gate can fall short of what it promised. */
export type Violation = {
  readonly kind: 'unusable' | 'lost' | 'doubled' | 'torn'
  readonly what: string
}

/** Opens a folder as the gate does after a power cut, and holds it to everything that was shown and sent. */
export function violationsIn(dataDir: string, dataKey: Uint8Array, world: World): Violation[] {
  // SQLite alone is on trial here: the second record would make good what it loses.
  rmSync(join(dataDir, 'second-record.log'), { force: true })
  try {
    const store = openStore({ dataDir, dataKey, callDeadlineMs: 20_000 })
    try {
      const healed: Violation[] = store.healed === null ? [] : [{ kind: 'unusable', what: store.healed }]
      return [
        ...healed,
        ...brokenPromises(store, world),
        ...brokenTables(dataDir, world, () => store.close()),
      ]
    } finally {
      store.close()
    }
  } catch (error) {
    // Anything else is a fault of this test, and no control may pass for it.
    const sick = storageErrorOf(error, dataDir)
    if (sick === null || !UNUSABLE.has(sick.fault)) throw error
    return [{ kind: 'unusable', what: sick.message }]
  }
}

const UNUSABLE = new Set<StorageFault>(['corrupt', 'not-a-database', 'wrong-key'])

function brokenPromises(store: Store, { shown }: World): Violation[] {
  const broken: Violation[] = []
  const lost = (what: string): void => void broken.push({ kind: 'lost', what })
  for (const line of shown) {
    if (line.type === 'verdict') {
      const { type: _, ...verdict } = line
      const stored = store.scans.byId(line.scanId)
      if (!isDeepStrictEqual(stored, verdict)) lost(`the ${line.class} verdict ${line.scanId}`)
      if (line.class !== 'admit') continue
      if (store.scans.admission(line.scanId) === null) lost(`the admission of ${line.scanId}`)
      const needsUpload = line.reason !== 'readmitted'
      if (needsUpload && store.outbox.stateOf(line.scanId, 'admission') === null) {
        lost(`the outbox row of ${line.scanId}`)
      }
    } else if (line.type === 'undone') {
      if (store.scans.admission(line.scanId)?.undoneAt !== line.undoneAt) lost(`the undo of ${line.scanId}`)
      if (line.atAcme === 'queued' && store.outbox.stateOf(line.scanId, 'undo') === null) {
        lost(`the outbox row of the undo of ${line.scanId}`)
      }
    } else if (line.type === 'synced' && store.passes.ticketCount() < line.tickets) {
      lost(`${line.tickets - store.passes.ticketCount()} tickets of a finished download`)
    }
  }
  return broken
}

/** What only the tables themselves show, after the store has let go of them. */
function brokenTables(dataDir: string, { asked }: World, letGo: () => void): Violation[] {
  letGo()
  const broken: Violation[] = []
  const db = new Database(join(dataDir, 'gate.db'), { readonly: true })
  try {
    const integrity: unknown = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') broken.push({ kind: 'torn', what: `integrity_check: ${String(integrity)}` })
    for (const [kind, what, sql] of NEVER) {
      const found = db.prepare<[], number>(sql).pluck().get() ?? 0
      if (found > 0) broken.push({ kind, what: `${found} ${what}` })
    }
    const attempt = db.prepare('SELECT 1 FROM attempt WHERE request_id = ?')
    for (const id of asked) {
      if (attempt.get(id) === undefined) broken.push({ kind: 'lost', what: `the attempt of the call ${id}` })
    }
  } finally {
    db.close()
  }
  return broken
}

/** Counts that are never above zero. */
const NEVER: ReadonlyArray<readonly [kind: Violation['kind'], what: string, sql: string]> = [
  [
    'doubled',
    'visits admitted twice',
    `SELECT count(*) FROM (SELECT 1 FROM admission WHERE undone_at IS NULL
                           GROUP BY code_hash, direction, visit HAVING count(*) > 1)`,
  ],
  [
    'torn',
    'admissions without their scan',
    'SELECT count(*) FROM admission WHERE scan_id NOT IN (SELECT id FROM scan)',
  ],
  [
    'torn',
    'outbox rows without their admission',
    'SELECT count(*) FROM outbox WHERE scan_id NOT IN (SELECT scan_id FROM admission)',
  ],
  [
    'torn',
    'tickets without their order',
    'SELECT count(*) FROM ticket WHERE order_id NOT IN (SELECT order_id FROM ticket_order)',
  ],
  [
    'torn',
    'listed orders that were not read',
    'SELECT count(*) FROM listing WHERE order_id NOT IN (SELECT order_id FROM ticket_order)',
  ],
  [
    'torn',
    'tickets more or fewer than the tally says',
    'SELECT abs(coalesce(sum(n), 0) - (SELECT count(*) FROM ticket)) FROM ticket_tally',
  ],
]

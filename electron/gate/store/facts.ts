import type { Db } from './db.ts'
import { KEPT_NAMES } from './kept-rows.ts'

/** What is to be known about the database itself. */
export type StoreFacts = {
  /** How many migrations it has been through. */
  readonly format: number
  readonly sqlite: string
  readonly bytes: number
  /** Of them free. */
  readonly freeBytes: number
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>
  /** By table: what SQLite's quick check says of it; "ok" where all is well. */
  readonly quickCheck: Readonly<Record<string, string>>
}

/** Rows up to which a table is checked: it takes some tens of ms, and guests wait meanwhile. */
const CHECKED_UP_TO = 20_000

/** Reads the facts a table at a time; `breath` lets guests in between. */
export async function readStoreFacts(db: Db, breath: () => Promise<void>): Promise<StoreFacts> {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  const pageBytes = pragma('page_size')
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()
  const rows: Record<string, number> = {}
  for (const table of tables) {
    rows[table] = db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0
    await breath()
  }
  const quickCheck: Record<string, string> = {}
  // What can be had again from ACME is left to the check at the start.
  for (const table of KEPT_NAMES) {
    if ((rows[table] ?? 0) > CHECKED_UP_TO) {
      quickCheck[table] = 'not checked: too long'
      continue
    }
    const said = db.prepare<[], string>(`PRAGMA quick_check('${table}')`).pluck().all()
    quickCheck[table] = said.join('; ').slice(0, 500)
    await breath()
  }
  return {
    format: pragma('user_version'),
    sqlite: String(db.prepare('SELECT sqlite_version()').pluck().get()),
    bytes: pragma('page_count') * pageBytes,
    freeBytes: pragma('freelist_count') * pageBytes,
    rows,
    quickCheck,
  }
}

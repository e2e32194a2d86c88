import { z } from 'zod'
import { auditBind } from './audit.ts'
import type { Db } from './db.ts'
import { columnsOf } from './kept-rows.ts'
import type { Sealing } from './sealing.ts'
import { staffBind } from './staff.ts'

/** Rows that a damaged database still gave, by table; `lost`: it could not be read to its end. */
export type Salvaged = { readonly rows: ReadonlyMap<string, number>; readonly lost: readonly string[] }

type Row = Readonly<Record<string, unknown>>

/**
 * Admissions first, and each table after those it refers to. Not `listing`: what an order was when it was read may be
 * damaged unseen, so all orders are read anew. Not `call`: nothing hangs on it.
 */
const TABLES = [
  ...['memory', 'scan', 'admission', 'outbox', 'attempt', 'audit', 'staff'],
  ...['event', 'ticket_order', 'ticket', 'card', 'card_code'],
] as const

const HASH_BYTES = 32
/** A table of more rows than this runs in circles. */
const MOST_ROWS = 5_000_000

/** Reads what can be read of a damaged database into a sound one, which keeps what it has. */
export function salvage(damaged: Db, into: Db, sealing: Sealing): Salvaged {
  const rows = new Map<string, number>()
  const lost: string[] = []
  for (const table of TABLES) {
    const columns = shared(damaged, into, table)
    if (columns.length === 0) {
      lost.push(table)
      continue
    }
    const fits = fitsOf(table, sealing)
    const insert = into.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    let taken = 0
    const take = (row: Row): void => {
      if (!fits(row)) return
      try {
        taken += insert.run(columns.map((column) => row[column])).changes
      } catch {
        // A value that this table does not allow, or a row that refers to one that is lost.
      }
    }
    into
      .transaction(() => {
        if (!readBothWays(damaged, table, take)) lost.push(table)
      })
      .immediate()
    if (taken > 0) rows.set(table, taken)
  }
  return { rows, lost }
}

function shared(damaged: Db, into: Db, table: string): string[] {
  try {
    const there = new Set(columnsOf(damaged, table))
    return columnsOf(into, table).filter((column) => there.has(column))
  } catch {
    return []
  }
}

/** From the front to the first damage, then from the back to the last. @returns whether there was none. */
function readBothWays(damaged: Db, table: string, take: (row: Row) => void): boolean {
  const [first] = primaryKey(damaged, table)
  const order = first ?? 'rowid'
  const read = (direction: 'ASC' | 'DESC'): boolean => {
    try {
      let n = 0
      for (const row of damaged
        .prepare<[], Row>(`SELECT * FROM ${table} ORDER BY ${order} ${direction}`)
        .iterate()) {
        take(row)
        n += 1
        if (n > MOST_ROWS) return false
      }
      return true
    } catch {
      return false
    }
  }
  if (read('ASC')) return true
  read('DESC')
  return false
}

/** What a table without numbered rows lies by; empty for all others, which are read by number and need no index. */
function primaryKey(db: Db, table: string): string[] {
  const bare = db
    .prepare<[string], number>("SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'")
    .pluck()
    .get(table)
  if (bare !== 1) return []
  return db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table)
}

const bytesSchema = z.instanceof(Buffer)
const scanSchema = z.looseObject({ code_hash: bytesSchema.nullable(), sealed: bytesSchema.nullable() })

/** SQLite has no check sums: a row is believed where what is sealed in it opens, which no flipped bit does. */
function fitsOf(table: (typeof TABLES)[number], sealing: Sealing): (row: Row) => boolean {
  const opens = (sealed: unknown, bind: unknown): boolean => {
    try {
      sealing.open(
        bytesSchema.parse(sealed),
        Buffer.isBuffer(bind) ? bind : Buffer.from(String(bind), 'utf8'),
      )
      return true
    } catch {
      return false
    }
  }
  const hashed = (row: Row): boolean =>
    Buffer.isBuffer(row['code_hash']) && row['code_hash'].length === HASH_BYTES
  switch (table) {
    case 'scan':
      return (row) => {
        const scan = scanSchema.safeParse(row)
        if (!scan.success) return false
        return scan.data.sealed === null || opens(scan.data.sealed, scan.data.code_hash)
      }
    case 'admission':
    case 'outbox':
    case 'attempt':
    case 'ticket':
    case 'card_code':
      return hashed
    case 'ticket_order':
      return (row) => opens(row['sealed'], row['order_id'])
    case 'card':
      return (row) => opens(row['sealed'], row['card_id'])
    case 'audit':
      return (row) => opens(row['sealed'], auditBind(Number(row['no'])))
    case 'staff':
      return (row) => opens(row['sealed'], staffBind(String(row['id'])))
    case 'memory':
      return (row) => row['key'] !== 'key-check' && isJson(row['value'])
    case 'event':
      return () => true
  }
}

function isJson(value: unknown): boolean {
  try {
    JSON.parse(String(value))
    return true
  } catch {
    return false
  }
}

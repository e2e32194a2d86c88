import type { Statement } from 'better-sqlite3'
import type { Db } from './db.ts'
import { columnsOf, KEPT_NAMES, type KeptRow, type KeptTableName, keptTable } from './kept-rows.ts'

/** Takes rows of the second record into a database that may lack them. */
export type Merger = {
  readonly take: (table: KeptTableName, row: KeptRow) => void
  readonly counts: () => Merged
}

export type Merged = {
  /** Rows that the database did not have, by table. */
  readonly restored: Readonly<Record<KeptTableName, number>>
  /** Rows it had otherwise: behind, or with a flipped bit. */
  readonly corrected: number
  /** Rows that could not be taken: what they refer to is in neither. */
  readonly refused: number
}

/** Numbers that a table gives its rows: worth keeping for their order, but only where they are free. */
const NUMBERS = new Set(['seq', 'id'])

/**
 * The record's lines come in the order written, so the last state of a row comes last. Where both have a row, the
 * database's columns that move stand unless the record is further: the database is ahead of it by a moment after a
 * crash, and behind it where a damaged log was given up.
 */
export function makeMerger(db: Db): Merger {
  const tables = new Map(KEPT_NAMES.map((name) => [name, openTable(db, name)]))
  const fromRecord = new Set<string>()
  const restored = { memory: 0, scan: 0, admission: 0, attempt: 0, outbox: 0, audit: 0, staff: 0 }
  let corrected = 0
  let refused = 0

  return {
    take: (name, row) => {
      // The key of this very database.
      if (name === 'memory' && row['key'] === 'key-check') return
      const table = tables.get(name)
      if (table === undefined) return
      const id = `${name} ${keptTable(name)
        .key.map((column) => String(row[column]))
        .join(' ')}`
      const known = table.find(row)
      if (known === undefined) {
        if (!table.insert(row)) {
          refused += 1
          return
        }
        fromRecord.add(id)
        restored[name] += 1
        return
      }
      const further = fromRecord.has(id) || keptTable(name).isFurther(row, known)
      if (table.update(row, known, further) && !fromRecord.has(id)) corrected += 1
    },
    counts: () => ({ restored, corrected, refused }),
  }
}

type Table = {
  readonly find: (row: KeptRow) => KeptRow | undefined
  /** False where it does not fit. */
  readonly insert: (row: KeptRow) => boolean
  /** Brings a row to what the record says; its moving columns only where `moves`. False where there was nothing to do. */
  readonly update: (row: KeptRow, known: KeptRow, moves: boolean) => boolean
}

function openTable(db: Db, name: KeptTableName): Table {
  const { key, moves } = keptTable(name)
  const columns = columnsOf(db, name)
  const where = key.map((column) => `${column} = @${column}`).join(' AND ')
  const find = db.prepare<[KeptRow], KeptRow>(`SELECT * FROM ${name} WHERE ${where}`)
  // Only what this version knows and the line has: the rest takes the table's defaults.
  const shared = (row: KeptRow): string[] => columns.filter((column) => row[column] !== undefined)
  const inserts = new Map<string, Statement>()
  const insertOf = (these: readonly string[]): Statement => {
    const list = these.join(', ')
    const made =
      inserts.get(list) ??
      db.prepare(`INSERT INTO ${name} (${list}) VALUES (${these.map((column) => `@${column}`).join(', ')})`)
    inserts.set(list, made)
    return made
  }
  const write = (row: KeptRow, these: readonly string[]): boolean => {
    try {
      insertOf(these).run(row)
      return true
    } catch (error) {
      if (isConstraint(error)) return false
      throw error
    }
  }
  /** Another admission has its visit: both are facts, and the next free one tells them apart. */
  const inNextVisit = (row: KeptRow): KeptRow => ({
    ...row,
    visit:
      db
        .prepare<[unknown, unknown], number>(
          'SELECT coalesce(max(visit), -1) + 1 FROM admission WHERE code_hash = ? AND direction = ?',
        )
        .pluck()
        .get(row['code_hash'], row['direction']) ?? 0,
  })

  return {
    find: (row) => find.get(row),
    insert: (row) => {
      const all = shared(row)
      const unnumbered = key.some((column) => NUMBERS.has(column))
        ? all.filter((column) => column !== 'seq')
        : all.filter((column) => !NUMBERS.has(column))
      if (write(row, all) || write(row, unnumbered)) return true
      return name === 'admission' && write(inNextVisit(row), all)
    },
    update: (row, known, further) => {
      const differing = shared(row).filter(
        (column) =>
          !same(row[column], known[column]) && !NUMBERS.has(column) && (further || !moves.includes(column)),
      )
      if (differing.length === 0) return false
      const sets = differing.map((column) => `${column} = @${column}`).join(', ')
      db.prepare(`UPDATE ${name} SET ${sets} WHERE ${where}`).run(row)
      return true
    },
  }
}

function same(one: KeptRow[string] | undefined, other: KeptRow[string] | undefined): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}

import type { Db } from './db.ts'
import { KEPT_NAMES, type KeptRow, type KeptTableName, keptTable } from './kept-rows.ts'
import { encodeLine } from './record-lines.ts'

/** Kept rows, read as lines of the second record. */
export type RowLines = {
  /** The line of one row as it is now; empty where there is none. */
  readonly line: (table: KeptTableName, key: readonly string[]) => string
  /** The next lines of a table after this key (null: from the first on); `last` is null where there were no more. */
  readonly page: (
    table: KeptTableName,
    after: readonly string[] | null,
  ) => { readonly lines: string; readonly last: readonly string[] | null }
}

/** Rows read in one go: about a millisecond. */
const PAGE = 40

export function openRowLines(db: Db): RowLines {
  const byTable = new Map(
    KEPT_NAMES.map((table) => {
      const { key } = keptTable(table)
      const columns = key.join(', ')
      const marks = key.map(() => '?').join(', ')
      // All of these run along the table's key.
      const select = `SELECT * FROM ${table}`
      return [
        table,
        {
          key,
          one: db.prepare<string[], KeptRow>(`${select} WHERE (${columns}) = (${marks})`),
          first: db.prepare<[], KeptRow>(`${select} ORDER BY ${columns} LIMIT ${PAGE}`),
          next: db.prepare<string[], KeptRow>(
            `${select} WHERE (${columns}) > (${marks}) ORDER BY ${columns} LIMIT ${PAGE}`,
          ),
        },
      ] as const
    }),
  )
  const read = (table: KeptTableName) => {
    const found = byTable.get(table)
    if (found === undefined) throw new Error(`no such table is kept: ${table}`)
    return found
  }
  const lineOf = (table: KeptTableName, row: KeptRow): string => encodeLine({ kind: 'row', table, row })
  return {
    line: (table, key) => {
      const row = read(table).one.get(...key)
      return row === undefined ? '' : lineOf(table, row)
    },
    page: (table, after) => {
      const { key, first, next } = read(table)
      const rows = after === null ? first.all() : next.all(...after)
      const last = rows.at(-1)
      return {
        lines: rows.map((row) => lineOf(table, row)).join(''),
        last: last === undefined ? null : key.map((column) => String(last[column])),
      }
    },
  }
}

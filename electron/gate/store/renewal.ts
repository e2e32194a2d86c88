import { renameSync, rmSync } from 'node:fs'
import { KEPT_NAMES } from './kept-rows.ts'
import { openLines } from './line-file.ts'
import type { RowLines } from './row-lines.ts'

/** The second record while it is written anew. */
export type Renewal = {
  /** Writes some rows; true when all are written. */
  readonly step: () => boolean
  readonly write: (lines: string) => void
  readonly bytes: () => number
  /** Puts the new file in the place of the old one. */
  readonly finish: () => void
  readonly drop: () => void
}

/** Writes a new file from the database, step by step; what changes meanwhile is added by `write`, after its first state. */
export function beginRenewal(path: string, opened: string, rows: RowLines): Renewal {
  const making = `${path}.new`
  rmSync(making, { force: true })
  const file = openLines(making, opened)
  const tables = [...KEPT_NAMES]
  let after: readonly string[] | null = null
  let open = true
  const close = (): void => {
    if (open) file.close()
    open = false
  }
  return {
    step: () => {
      const [table] = tables
      if (table === undefined) return true
      const { lines, last } = rows.page(table, after)
      file.write(lines)
      after = last
      if (last === null) tables.shift()
      return tables.length === 0
    },
    write: (lines) => file.write(lines),
    bytes: file.bytes,
    finish: () => {
      file.sync()
      close()
      renameSync(making, path)
    },
    drop: () => {
      close()
      rmSync(making, { force: true })
    },
  }
}

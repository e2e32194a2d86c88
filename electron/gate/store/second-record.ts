import { join } from 'node:path'
import type { Db } from './db.ts'
import { syncFolder } from './folder.ts'
import { type KeptTableName, watchKeptRows } from './kept-rows.ts'
import { type LineFile, openLines } from './line-file.ts'
import { encodeLine } from './record-lines.ts'
import { beginRenewal, type Renewal } from './renewal.ts'
import { openRowLines } from './row-lines.ts'

/**
 * The second record: beside gate.db, a text file of lines with a check sum each, one for every state of a row that
 * nobody else could give back. SQLite has no check sums on its pages and gives up a log from the first bad frame on,
 * so that a flipped bit can take admissions that were shown; a copy of the database now and then would lack those since.
 * Lines stand alone: damage costs the lines it hits.
 *
 * It is written just after the commit and not forced to the disk with it, since one more fsync would double what a scan
 * takes. So it lacks the last moments before a power cut, which the database has: only a cut and a damaged database
 * together can lose them. It is forced out whenever nobody is at the gate.
 */
export type SecondRecord = {
  /**
   * Writes what was committed and is not written yet, as it does by itself after each turn of the event loop. One
   * that is being written anew is brought to its end, where that takes no longer than the limit.
   */
  readonly finish: (limitMs?: number) => void
  /** Forces it to the disk, and begins it anew where it has grown: for a moment in which nobody waits. */
  readonly tidy: () => void
  /** Writes it anew from the database, without what is gone from there: after a purge. Goes on by itself. */
  readonly renew: () => void
  /** Why it cannot be written; null while all is well. */
  readonly trouble: () => string | null
  /** Ends it. `database`: what the closed file is; null where it may not be all there. */
  readonly close: (database: () => { bytes: number; sum: number } | null) => void
}

const RECORD_FILE = 'second-record.log'
/** A gate that ends does not write it anew for longer than this, in ms; the next start begins that again. */
const FINISH_MS = 300
/** Under this size it is not written anew for its growth alone, in bytes. */
const WORTH_RENEWING = 8 * 1_024 * 1_024

export type SecondRecordOptions = {
  readonly db: Db
  readonly dataDir: string
  readonly keyCheck: string
  /** The database's version. */
  readonly format: number
  /** The file holds all that the database does: the gate before this one ended well. */
  readonly complete: boolean
}

/** Where a data folder has it. */
export const recordFileIn = (dataDir: string): string => join(dataDir, RECORD_FILE)

/** Starts keeping the second record of an open database. Never throws for a file: that is what `trouble` is for. */
export function keepSecondRecord({ db, dataDir, complete, ...head }: SecondRecordOptions): SecondRecord {
  const path = recordFileIn(dataDir)
  const opened = encodeLine({ kind: 'opened', ...head })
  const rows = openRowLines(db)
  const touched = new Map<string, readonly [KeptTableName, readonly string[]]>()
  let file: LineFile | null = null
  let renewing: Renewal | null = null
  let turn: NodeJS.Immediate | null = null
  let trouble: string | null = null
  /** Does the file lack something that the database has? */
  let lacks = !complete
  let smallest = 0
  let dirty = true

  const guarded = (act: () => void): void => {
    try {
      act()
      trouble = null
    } catch (error) {
      lacks = true
      trouble = `The second record of admissions cannot be written (${codeOf(error)}): free some space, or check the disk.`
    }
  }
  const current = (): LineFile => {
    file ??= openLines(path, opened)
    return file
  }

  const flush = (): void => {
    if (turn !== null) clearImmediate(turn)
    turn = null
    if (touched.size === 0) return
    const changed = [...touched.values()]
    touched.clear()
    guarded(() => {
      const lines = changed.map(([table, key]) => rows.line(table, key)).join('')
      dirty = true
      renewing?.write(lines)
      current().write(lines)
    })
  }

  const renew = (): void => {
    renewing?.drop()
    guarded(() => {
      renewing = beginRenewal(path, opened, rows)
    })
    if (renewing !== null) setImmediate(goOnLater, renewing)
  }
  const goOnLater = (mine: Renewal): void => {
    if (mine !== renewing) return
    goOn(mine)
    if (mine === renewing) setImmediate(goOnLater, mine)
  }
  const goOn = (mine: Renewal): void => {
    guarded(() => {
      if (!mine.step()) return
      flush()
      renewing = null
      file?.close()
      file = null
      mine.finish()
      syncFolder(dataDir)
      lacks = false
      smallest = mine.bytes()
    })
    if (trouble !== null) {
      mine.drop()
      if (mine === renewing) renewing = null
    }
  }

  watchKeptRows(db, (table, key) => {
    touched.set(`${table} ${key.join(' ')}`, [table, key])
    turn ??= setImmediate(flush)
  })
  guarded(() => {
    smallest = current().bytes()
  })
  if (!complete) renew()

  return {
    finish: (limitMs = FINISH_MS) => {
      flush()
      const until = performance.now() + limitMs
      while (renewing !== null && performance.now() < until) goOn(renewing)
    },
    renew,
    trouble: () => trouble,
    tidy: () => {
      flush()
      if (!dirty) return
      guarded(() => {
        current().sync()
        dirty = false
      })
      const grown = file !== null && file.bytes() > Math.max(WORTH_RENEWING, smallest * 2)
      if (renewing === null && (grown || (lacks && trouble === null))) renew()
    },
    close: (database) => {
      flush()
      renewing?.drop()
      renewing = null
      guarded(() => {
        const closed = lacks ? null : database()
        if (closed !== null) current().write(encodeLine({ kind: 'closed', ...closed }))
        current().sync()
      })
      file?.close()
      file = null
    },
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

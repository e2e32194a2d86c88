import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { StorageError, storageErrorOf } from './errors.ts'
import { first } from './migrations/0001-first.ts'
import { ordersAndCalls } from './migrations/0002-orders-and-calls.ts'
import { records } from './migrations/0003-records.ts'
import { byReport } from './migrations/0004-by-report.ts'
import { rules } from './migrations/0005-rules.ts'
import { makeSealing, type Sealing } from './sealing.ts'

export type Db = Database.Database

/** Numbered for ever: entry n brings a database from version n to n + 1. */
const MIGRATIONS: readonly string[] = [first, ordersAndCalls, records, byReport, rules]

export type OpenDatabase = {
  readonly db: Db
  readonly sealing: Sealing
  /** Where it lives, for messages. */
  readonly where: string
}

/**
 * Opens the gate's database in a folder, made if missing, and brings it to this version.
 * One process at a time: a second one is refused by the exclusive lock, which even SIGKILL releases.
 * @throws StorageError naming what is wrong; a file that is not ours is never written to.
 */
export function openDatabase(dataDir: string, dataKey: Uint8Array): OpenDatabase {
  const file = join(dataDir, 'gate.db')
  let db: Db | null = null
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // Asked first: SQLite calls a folder without write permission an input/output error.
    accessSync(dataDir, constants.R_OK | constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    // Made before SQLite does, so that neither it nor its log is ever readable to others.
    else closeSync(openSync(file, 'a', 0o600))
    db = new Database(file, { timeout: 250 })
    harden(db, dataDir)
    migrate(db, file)
    const sealing = makeSealing(dataKey)
    checkKey(db, sealing, dataDir)
    return { db, sealing, where: dataDir }
  } catch (error) {
    db?.close()
    throw storageErrorOf(error, dataDir) ?? error
  }
}

function harden(db: Db, dataDir: string): void {
  // Before the first read: with an exclusive lock the WAL index lives in memory and no other process can join.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  // After journal_mode: better-sqlite3 is built with WAL_SYNCHRONOUS=NORMAL, which can lose the last commits to a
  // power cut. Only an explicit FULL set now survives the first write (reference/platform, section 4).
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('secure_delete = ON')
  db.pragma('cache_size = -65536')
  // Moving the log into the database takes tens of milliseconds: `tidy` does it when nobody waits. This is the net
  // below it, in pages: 256 MB.
  db.pragma('wal_autocheckpoint = 65536')
  db.pragma('journal_size_limit = 16777216')
  const check: unknown = db.pragma('quick_check(1)', { simple: true })
  if (check !== 'ok') {
    throw new StorageError(
      'corrupt',
      `The database in ${dataDir} is damaged (${String(check).slice(0, 120)}). It was not changed: keep a copy for support and start with another data folder.`,
    )
  }
}

function migrate(db: Db, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) {
    throw new StorageError(
      'newer-version',
      `The database was made by a newer Portcullis (format ${version}; this one knows ${MIGRATIONS.length}). Update this device, or choose another data folder.`,
    )
  }
  if (version === 0 && hasTables(db)) {
    throw new StorageError(
      'not-a-database',
      `${file} is a database of another program. Choose another data folder; it was not changed.`,
    )
  }
  MIGRATIONS.slice(version).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${version + index + 1}`)
    }).immediate()
  })
}

function hasTables(db: Db): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined
}

/** A folder opened with another key would look empty of every ticket it holds: say so instead. */
function checkKey(db: Db, sealing: Sealing, dataDir: string): void {
  const kept: unknown = db.prepare(`SELECT value FROM memory WHERE key = 'key-check'`).pluck().get()
  if (kept === undefined) {
    db.prepare(`INSERT INTO memory (key, value) VALUES ('key-check', ?)`).run(sealing.keyCheck)
  } else if (kept !== sealing.keyCheck) {
    throw new StorageError(
      'wrong-key',
      `${dataDir} was made with another data key. Give the key it was made with, or another folder.`,
    )
  }
}

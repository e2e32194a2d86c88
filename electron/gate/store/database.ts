import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { say } from '../../contract/sayings/say.ts'
import { backUp } from './backup.ts'
import type { Db } from './db.ts'
import { StorageError, storageErrorOf } from './errors.ts'
import { checkAll, damageBehind, examine, newerVersion, refuseDamaged } from './examine.ts'
import { copyAside, heal, mergeAll } from './heal.ts'
import { first } from './migrations/0001-first.ts'
import { ordersAndCalls } from './migrations/0002-orders-and-calls.ts'
import { records } from './migrations/0003-records.ts'
import { byReport } from './migrations/0004-by-report.ts'
import { rules } from './migrations/0005-rules.ts'
import { whoseCall } from './migrations/0006-whose-call.ts'
import { acts } from './migrations/0007-acts.ts'
import { pace } from './migrations/0008-pace.ts'
import { signedIn } from './migrations/0009-signed-in.ts'
import { type RecordHead, readHead, sumOfFile } from './read-record.ts'
import { makeSealing, type Sealing } from './sealing.ts'
import { keepSecondRecord, recordFileIn, type SecondRecord } from './second-record.ts'

/** Numbered for ever: entry n brings a database from version n to n + 1. */
const MIGRATIONS: readonly string[] = [
  ...[first, ordersAndCalls, records, byReport, rules, whoseCall, acts, pace],
  signedIn,
]

export type OpenDatabase = {
  readonly db: Db
  readonly sealing: Sealing
  readonly record: SecondRecord
  /** Where it lives, for messages. */
  readonly where: string
  /** What had to be carried over from damaged files to get here, for a person; null where all was well. */
  readonly healed: string | null
  /** From now on it is not taken to be sound. */
  readonly distrust: () => void
  readonly close: () => void
}

/**
 * Opens the gate's database in a folder, made if missing, and brings it to this version. A damaged one of this gate's is
 * set aside whole and what it held is carried over (see `heal`).
 * One process at a time: a second one is refused by the exclusive lock, which even SIGKILL releases.
 * @throws StorageError naming what is wrong; a file that is not ours is never written to.
 */
export function openDatabase(dataDir: string, dataKey: Uint8Array): OpenDatabase {
  const sealing = makeSealing(dataKey)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const file = join(dataDir, 'gate.db')
    const recordFile = recordFileIn(dataDir)
    // Asked first: SQLite calls a folder without write permission an input/output error.
    accessSync(dataDir, constants.R_OK | constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    const head = readHead(recordFile, sealing.keyCheck)
    const found = examine({ file, recordFile, head, newest: MIGRATIONS.length })
    const opened: Opened =
      found.kind === 'damaged'
        ? { kind: 'damaged', why: found.why, aside: copyAside(dataDir) }
        : openSound({ dataDir, sealing, head, found: found.kind })
    if (opened.kind === 'open') return opened.open
    const make = (path: string): Db => brandNew(path, sealing)
    const healed = heal({ dataDir, sealing, why: opened.why, aside: opened.aside, make })
    const again = openSound({ dataDir, sealing, head, found: 'as-healed' })
    if (again.kind === 'open') return { ...again.open, healed }
    throw new StorageError('io', say('disk.not-kept', { where: dataDir }))
  } catch (error) {
    throw storageErrorOf(error, dataDir) ?? error
  }
}

function brandNew(file: string, sealing: Sealing): Db {
  const db = openAt(file)
  try {
    harden(db)
    bringUp(db, 0)
    keepKey(db, sealing)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function openAt(file: string): Db {
  // Made before SQLite does, so that neither it nor its log is ever readable to others.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  return new Database(file, { timeout: 250 })
}

type Found = {
  readonly dataDir: string
  readonly sealing: Sealing
  readonly head: RecordHead
  readonly found: 'none' | 'as-closed' | 'as-healed' | 'unknown'
}

/** `damaged`: it is ours and was closed again; `aside` names the folder with a copy of it, null where there was no room. */
type Opened =
  | { readonly kind: 'open'; readonly open: OpenDatabase }
  | { readonly kind: 'damaged'; readonly why: string; readonly aside: string | null }

function openSound({ dataDir, sealing, head, found }: Found): Opened {
  const file = join(dataDir, 'gate.db')
  const db = openAt(file)
  try {
    harden(db)
    const version = checkVersion(db, file, head)
    const isNew = version === 0
    if (!isNew) checkKey(db, sealing, dataDir, head)
    if (found === 'unknown' && !isNew) checkAgainstModel(db, dataDir, version)
    if (version < MIGRATIONS.length) {
      if (!isNew) backUp(db, dataDir, version)
      bringUp(db, version)
    }
    keepKey(db, sealing)
    const healed =
      head.whose === 'ours' && found === 'unknown' ? catchUp(db, dataDir, sealing.keyCheck) : null
    // A gate that is killed again and again finds no quiet moment for this, and each start would read a longer log.
    if (head.whose === 'ours' && logBytes(file) > LONG_LOG) db.pragma('wal_checkpoint(PASSIVE)')
    const { keyCheck } = sealing
    const complete =
      (isNew && head.whose === 'nobody') || (found === 'as-closed' && version === MIGRATIONS.length)
    const record = keepSecondRecord({ db, dataDir, keyCheck, format: MIGRATIONS.length, complete })
    let trusted = true
    const distrust = (): void => {
      trusted = false
    }
    const close = (): void => {
      record.finish()
      try {
        db.close()
      } finally {
        record.close(() => (trusted && !db.open && !hasLog(file) ? sumOfFile(file) : null))
      }
    }
    return { kind: 'open', open: { db, sealing, record, where: dataDir, healed, distrust, close } }
  } catch (error) {
    const { keyCheck } = sealing
    const why = damageBehind(error, { db, head, keyCheck })
    // While it is open still: closing it moves its log into it, and the copy is to show what was found.
    const aside = why === null ? null : copyAside(dataDir)
    db.close()
    if (why !== null) return { kind: 'damaged', why: say('disk.was-damaged'), aside }
    throw refuseDamaged(error, head, dataDir)
  }
}

function checkAgainstModel(db: Db, dataDir: string, version: number): void {
  const model = new Database(':memory:')
  try {
    bringUp(model, 0, version)
    checkAll(db, dataDir, model)
  } finally {
    model.close()
  }
}

/**
 * The gate before this one did not end well. Its database has all that was committed, unless its log was damaged: SQLite
 * gives that up from the first bad frame on and says nothing. The second record knows what it held.
 */
function catchUp(db: Db, dataDir: string, keyCheck: string): string | null {
  let aside = ''
  let put = false
  const { restored, corrected } = mergeAll(db, recordFileIn(dataDir), keyCheck, (merged) => {
    const rows = Object.values(merged.restored).reduce((sum, n) => sum + n, merged.corrected)
    // Before the first write of this start goes over what is left of the old log. The database itself is sound, and
    // reading it as a file would let go of the lock on it.
    if (rows > 0) aside = copyAside(dataDir, ['gate.db-wal']) ?? ''
    put = rows > 0
  })
  if (!put) return null
  const carried = `${restored.admission} admissions, ${restored.scan} scans, ${restored.outbox} outbox rows`
  return `The log of the database was damaged. Carried over: ${carried}; ${corrected} rows were put right.${aside === '' ? '' : ` A copy of the log is in ${aside}.`}`
}

function hasLog(file: string): boolean {
  return logBytes(file) > 0
}

function logBytes(file: string): number {
  return existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
}

/** A log of more than this is not left for a quiet moment at the start, in bytes; what it is cut to when it is begun anew. */
const LONG_LOG = 16 * 1_024 * 1_024

function harden(db: Db): void {
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
  db.pragma('cache_size = -16384')
  // Moving the log into the database takes tens of milliseconds: `tidy` does it when nobody waits. This is the net
  // below it, in pages: 256 MB.
  db.pragma('wal_autocheckpoint = 65536')
  db.pragma(`journal_size_limit = ${LONG_LOG}`)
}

/** No release gets this far: a version above it is a damaged header. */
const NO_VERSION = 10_000

function checkVersion(db: Db, file: string, head: RecordHead): number {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (head.whose === 'ours' && (version < head.format || version >= NO_VERSION)) {
    throw new StorageError('corrupt', say('disk.other-version', { where: file }))
  }
  if (version > MIGRATIONS.length) throw newerVersion(version, MIGRATIONS.length)
  if (version === 0 && hasTables(db)) {
    throw new StorageError('not-a-database', say('disk.other-program', { where: file }))
  }
  return version
}

function bringUp(db: Db, from: number, to = MIGRATIONS.length): void {
  MIGRATIONS.slice(from, to).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${from + index + 1}`)
    }).immediate()
  })
}

function hasTables(db: Db): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined
}

/** A folder opened with another key would look empty of every ticket it holds: say so instead. */
function checkKey(db: Db, sealing: Sealing, dataDir: string, head: RecordHead): void {
  const kept: unknown = db.prepare(`SELECT value FROM memory WHERE key = 'key-check'`).pluck().get()
  if (kept === undefined || kept === sealing.keyCheck) return
  // A rotation that was cut off leaves a database of the new key beside a record of the old one.
  if (head.whose === 'ours' && opensSomething(db, sealing)) {
    throw new StorageError('corrupt', say('disk.other-key-told', { where: dataDir }))
  }
  throw new StorageError('wrong-key', say('disk.other-key', { where: dataDir }))
}

/** Does anything in it open with this key? */
function opensSomething(db: Db, sealing: Sealing): boolean {
  const rows = db
    .prepare<[], { bind: string | Buffer; sealed: Buffer }>(
      `SELECT * FROM (SELECT order_id AS bind, sealed FROM ticket_order LIMIT 3)
       UNION ALL SELECT * FROM (SELECT card_id, sealed FROM card LIMIT 3)
       UNION ALL SELECT * FROM (SELECT code_hash, sealed FROM scan WHERE sealed IS NOT NULL LIMIT 3)`,
    )
    .all()
  return rows.some(({ bind, sealed }) => {
    try {
      sealing.open(sealed, Buffer.isBuffer(bind) ? bind : Buffer.from(bind, 'utf8'))
      return true
    } catch {
      return false
    }
  })
}

function keepKey(db: Db, sealing: Sealing): void {
  db.prepare(`INSERT OR IGNORE INTO memory (key, value) VALUES ('key-check', ?)`).run(sealing.keyCheck)
}

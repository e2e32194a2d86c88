import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { say } from '../../contract/sayings/say.ts'
import type { Db } from './db.ts'
import { StorageError, storageErrorOf } from './errors.ts'
import { isAsClosed, type RecordHead } from './read-record.ts'

export type ExamineOptions = {
  /** The database. */
  readonly file: string
  readonly recordFile: string
  readonly head: RecordHead
  /** The version that this program makes. */
  readonly newest: number
}

/** `as-closed`: bit for bit what the gate before this one left. `none`: there is none, and there was none. */
export type Examined =
  | { readonly kind: 'none' | 'as-closed' | 'unknown' }
  | { readonly kind: 'damaged'; readonly why: string }

/**
 * What the second record and the file's first bytes tell of a database before SQLite sees it.
 * @throws StorageError for one of a newer version.
 */
export function examine({ file, recordFile, head, newest }: ExamineOptions): Examined {
  const ours = head.whose === 'ours'
  if (ours && head.format > newest) throw newerVersion(head.format, newest)
  if (!existsSync(file) || statSync(file).size === 0) {
    if (head.whose === 'another') throw missingWithAnotherKey(file)
    return ours ? { kind: 'damaged', why: say('disk.was-missing') } : { kind: 'none' }
  }
  if (ours && !headerIsSound(file)) return { kind: 'damaged', why: HEADER_WAS_DAMAGED }
  return { kind: ours && isAsClosed(recordFile, file) ? 'as-closed' : 'unknown' }
}

/**
 * @param model an empty database of the same version: a flipped bit in a table's definition is no fault to SQLite
 * @throws StorageError where anything in an open database is damaged; where an index disagrees with its table, a ticket
 *   that is here would be "unknown", and SQLite says so nowhere else.
 */
export function checkAll(db: Db, where: string, model: Db): void {
  const found: unknown = db.pragma('integrity_check(1)', { simple: true })
  const fault = found === 'ok' ? wrongIn(db, model) : String(found).slice(0, 120)
  if (fault !== null) throw new StorageError('corrupt', say('disk.damaged-how', { where, fault }))
}

function wrongIn(db: Db, model: Db): string | null {
  const there = new Map(schemaOf(db))
  const wrong = schemaOf(model).find(([name, text]) => there.get(name) !== text)
  return wrong === undefined ? null : `definition of ${wrong[0]}`
}

/** Every definition by its name; how it is spaced and quoted depends on the SQLite that wrote it. */
function schemaOf(db: Db): (readonly [string, string])[] {
  return db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL`)
    .all()
    .map(({ name, sql }) => [name, sql.replace(/[\s"'`[\]]/g, '').toLowerCase()])
}

/** Why an open database of ours is to be healed; null where this error is no damage of it. */
export function damageBehind(
  error: unknown,
  { db, head, keyCheck }: { db: Db; head: RecordHead; keyCheck: string },
): string | null {
  const known = storageErrorOf(error, '')
  if (known === null || !DAMAGE.has(known.fault)) return null
  return head.whose === 'ours' || keyIn(db) === keyCheck ? known.message : null
}

const DAMAGE: ReadonlySet<StorageError['fault']> = new Set(['corrupt', 'not-a-database'])
const HEADER_WAS_DAMAGED = say('disk.header-was-damaged')

/** The same for one that is not ours, or not surely. */
export function refuseDamaged(error: unknown, head: RecordHead, where: string): unknown {
  const known = storageErrorOf(error, where)
  if (known === null || !DAMAGE.has(known.fault)) return error
  if (head.whose === 'another') return damagedWithAnotherKey(where)
  return known.fault === 'corrupt' ? damagedAndUnknown(where) : known
}

/** What SQLite would take for a read-only database, or for an empty one, where ours was. */
function headerIsSound(file: string): boolean {
  const header = Buffer.alloc(HEADER_BYTES)
  const fd = openSync(file, 'r')
  try {
    readSync(fd, header, 0, HEADER_BYTES, 0)
  } finally {
    closeSync(fd)
  }
  // Bytes 18 and 19 are 2 in a database with a log (SQLite's file format, section 1.3.3).
  return header.subarray(0, MAGIC.length).equals(MAGIC) && header[18] === 2 && header[19] === 2
}

const HEADER_BYTES = 20
const MAGIC = Buffer.from('SQLite format 3\u0000', 'latin1')

/** The key's mark in a damaged database, where that can still be read. */
function keyIn(db: Db): unknown {
  try {
    return db.prepare(`SELECT value FROM memory WHERE key = 'key-check'`).pluck().get()
  } catch {
    return undefined
  }
}

export function newerVersion(version: number, newest: number): StorageError {
  return new StorageError('newer-version', say('disk.newer', { n: version, of: newest }))
}

function damagedWithAnotherKey(where: string): StorageError {
  return new StorageError('wrong-key', say('disk.damaged-other-key', { where }))
}

function missingWithAnotherKey(file: string): StorageError {
  return new StorageError('wrong-key', say('disk.missing-other-key', { where: file }))
}

function damagedAndUnknown(where: string): StorageError {
  return new StorageError('corrupt', say('disk.damaged-not-ours', { where }))
}

import { readdirSync } from 'node:fs'
import { z } from 'zod'
import { auditBind } from './audit.ts'
import { removeBackups } from './backup.ts'
import { openDatabase } from './database.ts'
import type { Db } from './db.ts'
import { StorageError, storageErrorOf } from './errors.ts'
import { makeOrderPeople } from './order-people.ts'
import { barcodeIn, signedInBind } from './scans.ts'
import { makeSealing, type Sealing } from './sealing.ts'
import { staffBind } from './staff.ts'

/** Every column that a data key made: sealed, or a hash of a barcode. Whoever adds one says here how it is made anew. */
export const KEYED_COLUMNS = [
  'admission.code_hash',
  'admission.undo_reason',
  'attempt.code_hash',
  'audit.sealed',
  'card.sealed',
  'card_code.code_hash',
  'outbox.acknowledged_note',
  'outbox.code_hash',
  'scan.code_hash',
  'scan.sealed',
  'scan.signed_in',
  'staff.sealed',
  'ticket.code_hash',
  'ticket_order.sealed',
] as const

export type Rotated = {
  /** `already`: the folder opened with the new key alone, so that an earlier rotation had come to its end. */
  readonly how: 'rotated' | 'already'
  /** Tickets that only ACME can tell the barcode of: they left, and come with the next download. */
  readonly ticketsToReadAgain: number
  /** What was set aside in the folder, sealed with the old key still: for a person to delete. */
  readonly stillUnderOldKey: readonly string[]
}

/**
 * Brings a data folder from one data key to another: every hash and everything sealed is made anew in one transaction, so
 * that, killed at any moment, exactly one of the two keys opens the folder. Then nothing of the old key's is left in the
 * database, its log and the second record. To be called while no gate has the folder open; calling it again is harmless.
 * @throws StorageError where the folder opens with neither key, or has no room; then it is as it was.
 */
export function rotateDataKey(dataDir: string, oldKey: Uint8Array, newKey: Uint8Array): Rotated {
  const tickets = reKeyFolder(dataDir, oldKey, newKey)
  // Opened with the new key the second record is written anew, since it is another key's.
  const { db, record, close } = openDatabase(dataDir, newKey)
  try {
    record.finish(Number.POSITIVE_INFINITY)
    db.exec('VACUUM')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    throw storageErrorOf(error, dataDir) ?? error
  } finally {
    close()
  }
  // Nobody could go back to one without the old key.
  removeBackups(dataDir)
  return {
    how: tickets === null ? 'already' : 'rotated',
    ticketsToReadAgain: tickets ?? 0,
    stillUnderOldKey: readdirSync(dataDir).filter((name) => name.startsWith('damaged-')),
  }
}

/** @returns how many tickets left; null where the folder is the new key's already. */
function reKeyFolder(dataDir: string, oldKey: Uint8Array, newKey: Uint8Array): number | null {
  let opened: ReturnType<typeof openDatabase>
  try {
    opened = openDatabase(dataDir, oldKey)
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'wrong-key') {
      // Throws the same where it is not the new key's either.
      openDatabase(dataDir, newKey).close()
      return null
    }
    throw error
  }
  const { db, sealing, close, distrust } = opened
  try {
    return db.transaction(() => reKey(db, sealing, makeSealing(newKey))).immediate()
  } catch (error) {
    throw storageErrorOf(error, dataDir) ?? error
  } finally {
    // What it says of this database was said with the old key.
    distrust()
    close()
  }
}

const PAGE = 500
const cardSchema = z.looseObject({ barcodes: z.array(z.string()) })

function reKey(db: Db, from: Sealing, to: Sealing): number {
  db.exec('CREATE TEMP TABLE rehash (old BLOB PRIMARY KEY, new BLOB NOT NULL) WITHOUT ROWID')
  const note = db.prepare('INSERT OR IGNORE INTO rehash VALUES (?, ?)')
  const noteBarcode = (barcode: string): void => void note.run(from.lookup(barcode), to.lookup(barcode))

  const people = { from: makeOrderPeople(from), to: makeOrderPeople(to) }
  reseal(db, 'ticket_order', 'order_id', (orderId, sealed) => {
    const known = people.from.open(orderId, sealed)
    for (const { barcode } of known.people) noteBarcode(barcode)
    return people.to.seal(orderId, known)
  })
  reseal(db, 'card', 'card_id', (cardId, sealed) => {
    const bind = Buffer.from(cardId, 'utf8')
    const card = cardSchema.parse(from.open(sealed, bind))
    card.barcodes.forEach(noteBarcode)
    return to.seal(card, bind)
  })
  reseal(db, 'staff', 'id', (id, sealed) => to.seal(from.open(sealed, staffBind(id)), staffBind(id)))
  resealAudit(db, from, to)
  reKeyScans(db, from, to, noteBarcode)
  resealSignedIn(db, from, to)
  // Before the hashes they are bound to change.
  resealBound(db, from, to, 'admission', 'scan_id', 'undo_reason')
  resealBound(db, from, to, 'outbox', 'id', 'acknowledged_note')

  // A ticket whose barcode its order does not hold, and a call for a code that never came to a verdict.
  const strays = `code_hash NOT IN (SELECT old FROM rehash)`
  db.exec(`
    DELETE FROM listing WHERE order_id IN (SELECT order_id FROM ticket WHERE ${strays});
    DELETE FROM card_code WHERE ${strays};
    UPDATE attempt SET code_hash = randomblob(32) WHERE ${strays}`)
  const left = db.prepare(`DELETE FROM ticket WHERE ${strays}`).run().changes
  for (const table of ['ticket', 'card_code', 'admission', 'attempt', 'outbox']) {
    db.exec(`
      UPDATE ${table} SET code_hash = (SELECT new FROM rehash WHERE old = code_hash)
      WHERE code_hash IN (SELECT old FROM rehash)`)
  }
  db.exec('DROP TABLE rehash')
  db.prepare(`UPDATE memory SET value = ? WHERE key = 'key-check'`).run(to.keyCheck)
  return left
}

/** Makes the sealed column of a table anew, bound to its key, page by page: a folder may hold 100,000 orders. */
function reseal(db: Db, table: string, key: string, make: (key: string, sealed: Buffer) => Buffer): void {
  const page = db.prepare<[string], { key: string; sealed: Buffer }>(
    `SELECT ${key} AS key, sealed FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE}`,
  )
  const write = db.prepare(`UPDATE ${table} SET sealed = ? WHERE ${key} = ?`)
  for (let after = ''; ; ) {
    const rows = page.all(after)
    for (const row of rows) {
      write.run(make(row.key, row.sealed), row.key)
      after = row.key
    }
    if (rows.length < PAGE) return
  }
}

function reKeyScans(db: Db, from: Sealing, to: Sealing, noteBarcode: (barcode: string) => void): void {
  const page = db.prepare<[number], { seq: number; hash: Buffer; sealed: Buffer }>(
    `SELECT seq, code_hash AS hash, sealed FROM scan
     WHERE seq > ? AND code_hash IS NOT NULL AND sealed IS NOT NULL ORDER BY seq LIMIT ${PAGE}`,
  )
  const write = db.prepare('UPDATE scan SET code_hash = ?, sealed = ? WHERE seq = ?')
  for (let after = 0; ; ) {
    const rows = page.all(after)
    for (const { seq, hash, sealed } of rows) {
      const value = from.open(sealed, hash)
      const barcode = barcodeIn(value)
      if (barcode === null) throw new Error(`the scan numbered ${seq} holds no barcode`)
      noteBarcode(barcode)
      const next = to.lookup(barcode)
      write.run(next, to.seal(value, next), seq)
      after = seq
    }
    if (rows.length < PAGE) return
  }
}

/** A name that does not open is a name less, and no reason to keep the folder under its old key. */
function resealSignedIn(db: Db, from: Sealing, to: Sealing): void {
  const page = db.prepare<[number], { seq: number; id: string; sealed: Buffer }>(
    `SELECT seq, id, signed_in AS sealed FROM scan WHERE seq > ? AND signed_in IS NOT NULL ORDER BY seq LIMIT ${PAGE}`,
  )
  const write = db.prepare('UPDATE scan SET signed_in = ? WHERE seq = ?')
  const anew = (sealed: Buffer, bind: Buffer): Buffer | null => {
    try {
      return to.seal(from.open(sealed, bind), bind)
    } catch {
      return null
    }
  }
  for (let after = 0; ; ) {
    const rows = page.all(after)
    for (const { seq, id, sealed } of rows) {
      write.run(anew(sealed, signedInBind(id)), seq)
      after = seq
    }
    if (rows.length < PAGE) return
  }
}

/** The log of acts as it was: its hashes are of what is sealed, not of the seals. A row that does not open stays broken. */
function resealAudit(db: Db, from: Sealing, to: Sealing): void {
  const page = db.prepare<[number], { no: number; sealed: Buffer }>(
    `SELECT no, sealed FROM audit WHERE no > ? ORDER BY no LIMIT ${PAGE}`,
  )
  const write = db.prepare('UPDATE audit SET sealed = ? WHERE no = ?')
  for (let after = 0; ; ) {
    const rows = page.all(after)
    for (const { no, sealed } of rows) {
      after = no
      let value: unknown = null
      try {
        value = from.open(sealed, auditBind(no))
      } catch {}
      write.run(to.seal(value, auditBind(no)), no)
    }
    if (rows.length < PAGE) return
  }
}

/** What is bound to the hash of its row's code. Few rows have any. */
function resealBound(db: Db, from: Sealing, to: Sealing, table: string, key: string, column: string): void {
  const rows = db
    .prepare<[], { key: string | number; old: Buffer; hash: Buffer; sealed: Buffer }>(
      `SELECT ${key} AS key, code_hash AS old, rehash.new AS hash, ${column} AS sealed
       FROM ${table} JOIN rehash ON rehash.old = code_hash WHERE ${column} IS NOT NULL`,
    )
    .all()
  const write = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`)
  for (const { key: id, old, hash, sealed } of rows) write.run(to.seal(from.open(sealed, old), hash), id)
}

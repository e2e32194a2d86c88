import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { KEYED_COLUMNS, rotateDataKey } from '../../../electron/gate/store/rotation.ts'
import type { Store } from '../../../electron/gate/store/store.ts'
import { tempFolder } from '../../temp-folder.ts'
import {
  admit,
  admittedVerdict,
  barcodeOf,
  cardBarcode,
  dataKey,
  openAt,
  orderOf,
  person,
  scanIdOf,
  steward,
} from './admissions.ts'

const newKey = randomBytes(32)

function lived(): string {
  const folder = tempFolder()
  const store = openAt(folder)
  store.orders.apply(
    Array.from({ length: 60 }, (_, n) => orderOf(n)),
    1,
  )
  const card = { cardId: 'c1', level: 'Patron', cardType: null, standing: 'active', expiresAt: null } as const
  store.passes.applyCards([{ ...card, barcodes: [cardBarcode], holder: person }], 1)
  for (let n = 0; n < 30; n += 1) admit(store, n)
  // A card, or a code that no list knows: its barcode is in its scan alone.
  admit(store, 900)
  const standing = store.scans.admission(scanIdOf(3))
  if (standing === null) throw new Error('it was admitted')
  store.scans.markUndone(standing, 9, 'a person of this name')
  const [due] = store.outbox.due('admission', 10_000, 1)
  if (due === undefined) throw new Error('it waits')
  store.outbox.settle([{ id: due.id, state: 'conflict', requestId: null, error: null, story: null }], 5)
  store.records.acknowledge(due.id, 'seen by the box office', 6)
  // Asked for a code that never came to a verdict, and is in no list.
  const hash = store.lookup('nobody')
  store.attempts.begin({ requestId: 'lost', scanId: scanIdOf(999), hash, sentAt: 1, skewMs: 0 })
  store.close()
  return folder
}

const namesIn = (store: Store) =>
  store.scanLog
    .find({ after: 0, upTo: 1_000 }, { from: 0, to: 10_000, lane: null }, { classes: [], reasons: [] }, 100)
    .map(({ row }) => row.signedIn)

function whatItKnows(store: Store) {
  return {
    tickets: Array.from({ length: 60 }, (_, n) => store.passes.find(store.lookup(barcodeOf(n)))?.kind),
    people: store.orders.read('o7'),
    card: store.passes.cardName(store.lookup(cardBarcode)),
    scans: [0, 5, 29, 900].map((n) => store.scans.byId(scanIdOf(n))),
    signedIn: namesIn(store),
    codes: store.scans.recent(40).map(({ codeEnd }) => codeEnd),
    movements: store.scans.movements(store.lookup(barcodeOf(5))).length,
    due: store.outbox.due('admission', 100_000, 100).map(({ barcode }) => barcode),
    history: store.records.historyOf(store.lookup(barcodeOf(3))),
    noted: store.records.outbox({ states: ['conflict'], limit: 5, before: null }),
  }
}

const opened = <T>(folder: string, key: Uint8Array, look: (store: Store) => T): T => {
  const store = openAt(folder, key)
  try {
    return look(store)
  } finally {
    store.close()
  }
}

it('brings everything to the new key: found, opened, uploaded and told as before', () => {
  const folder = lived()
  const before = opened(folder, dataKey, whatItKnows)
  expect(rotateDataKey(folder, dataKey, newKey)).toEqual({
    how: 'rotated',
    ticketsToReadAgain: 0,
    stillUnderOldKey: [],
  })
  expect(opened(folder, newKey, whatItKnows)).toEqual(before)
  expect(before.scans[3]).toEqual(admittedVerdict(900))
  expect(before.signedIn).toEqual(Array(31).fill(steward))
  expect(() => openAt(folder, dataKey)).toThrow(expect.objectContaining({ fault: 'wrong-key' }))
})

it('lets go of a name that does not open, and of nothing else', () => {
  const folder = lived()
  const db = new Database(join(folder, 'gate.db'))
  db.exec('UPDATE scan SET signed_in = zeroblob(60) WHERE seq = 7')
  db.close()
  // It would put the name right.
  rmSync(join(folder, 'second-record.log'))
  const [before, after] = [dataKey, newKey].map((key) => {
    if (key === newKey) rotateDataKey(folder, dataKey, newKey)
    return opened(folder, key, namesIn)
  })
  expect(before?.filter((name) => name === null)).toHaveLength(1)
  expect(after).toEqual(before)
})

it('a second time finds it done', () => {
  const folder = lived()
  rotateDataKey(folder, dataKey, newKey)
  expect(rotateDataKey(folder, dataKey, newKey).how).toBe('already')
  expect(() => rotateDataKey(folder, randomBytes(32), randomBytes(32))).toThrow(
    expect.objectContaining({ fault: 'wrong-key' }),
  )
})

it('leaves nothing in the folder that the old key made', () => {
  const folder = lived()
  const made = blobsIn(folder)
  expect(made.length).toBeGreaterThan(150)
  const traces = (): string[] => {
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    return made.flatMap(({ where, blob }) =>
      bytes.includes(blob) || bytes.includes(blob.toString('base64')) ? [where] : [],
    )
  }
  expect(traces().length).toBe(made.length)
  rotateDataKey(folder, dataKey, newKey)
  expect(traces()).toEqual([])
})

it('leaves nothing either of what was replaced and deleted before it, wiped or not', () => {
  const folder = lived()
  const made = [...blobsIn(folder)]
  const store = openAt(folder)
  // Orders read anew, and orders that left: what their rows held lies in freed space.
  for (let n = 0; n < 30; n += 1) store.orders.apply([orderOf(n)], 2)
  for (let n = 30; n < 60; n += 1) store.orders.remove(`o${n}`)
  store.close()
  made.push(...blobsIn(folder))
  // As a database was left that some other program, or an earlier version, deleted from without wiping.
  const db = new Database(join(folder, 'gate.db'))
  db.pragma('secure_delete = OFF')
  db.exec(`
    CREATE TABLE filler (a BLOB); INSERT INTO filler SELECT sealed FROM scan, (SELECT 1 FROM scan LIMIT 20);
    DROP TABLE filler; DELETE FROM ticket; DELETE FROM ticket_order; DELETE FROM card_code`)
  db.close()
  const bytesOf = (): Buffer =>
    Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  const traces = (): string[] => {
    const bytes = bytesOf()
    return made.flatMap(({ where, blob }) =>
      bytes.includes(blob) || bytes.includes(blob.toString('base64')) ? [where] : [],
    )
  }
  // The search finds what was deleted so: else it would prove nothing.
  expect(new Set(traces())).toContain('ticket_order.sealed')
  rotateDataKey(folder, dataKey, newKey)
  expect(traces()).toEqual([])
  opened(folder, newKey, (after) => {
    expect(after.scans.byId(scanIdOf(900))).toEqual(admittedVerdict(900))
  })
})

it('takes away the copies made before a migration, which nothing could open any more, and names what a person must', () => {
  const folder = lived()
  cpSync(join(folder, 'gate.db'), join(folder, 'gate-format-4.db'))
  mkdirSync(join(folder, 'damaged-20261122-101500'))
  expect(rotateDataKey(folder, dataKey, newKey).stillUnderOldKey).toEqual(['damaged-20261122-101500'])
  expect(readdirSync(folder)).not.toContain('gate-format-4.db')
})

it('a database damaged after a rotation is healed with the new key', () => {
  const folder = lived()
  const before = opened(folder, dataKey, whatItKnows)
  rotateDataKey(folder, dataKey, newKey)
  cpSync(join(folder, 'second-record.log'), join(folder, 'gate.db'))
  const now = opened(folder, newKey, whatItKnows)
  expect({ ...now, tickets: before.tickets, people: before.people, card: before.card }).toEqual(before)
})

it('knows every column that a key makes', () => {
  const folder = lived()
  const db = new Database(join(folder, 'gate.db'), { readonly: true })
  const blobs = db
    .prepare<[], string>(
      `SELECT t.name || '.' || c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND c.type = 'BLOB' ORDER BY 1`,
    )
    .pluck()
    .all()
  db.close()
  expect(blobs).toEqual([...KEYED_COLUMNS])
})

function blobsIn(folder: string): { where: string; blob: Buffer }[] {
  const db = new Database(join(folder, 'gate.db'), { readonly: true })
  const found = KEYED_COLUMNS.flatMap((where) => {
    const [table, column] = where.split('.')
    return db
      .prepare<[], Buffer>(`SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
      .pluck()
      .all()
      .map((blob) => ({ where, blob }))
  })
  db.close()
  return found
}

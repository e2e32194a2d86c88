import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Holder, TicketRecord } from '../../../electron/contract/ticketing.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import { openDatabase } from '../../../electron/gate/store/database.ts'
import { StorageError } from '../../../electron/gate/store/errors.ts'
import { type OrderRead, openOrders } from '../../../electron/gate/store/orders.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'
import { tempFolder } from '../../temp-folder.ts'

const key = randomBytes(32)
const barcode = 'c5e3e1f0-0001-4000-8000-c0ffee000001'
const holder: Holder = {
  name: 'Wilhelmina Thistlewood',
  email: 'wilhelmina@example.com',
  phone: '+1 555 0100',
}
const ticket: TicketRecord = {
  barcode,
  orderId: '1',
  orderNumber: '100001',
  eventId: 'e1',
  ticketType: 'Adult',
  state: 'valid',
  checkedInAt: null,
  purchasedAt: 1,
  goodFor: 1,
  holder,
}

function open(dataDir: string, dataKey: Uint8Array = key): Store {
  const store = openStore({ dataDir, dataKey, callDeadlineMs: 20_000 })
  onTestFinished(() => store.close())
  return store
}

const admitted = (n: number): Verdict => ({
  class: 'admit',
  reason: 'admitted',
  scanId: `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  source: 'cache',
  event: { id: 'e1', name: 'Concert', startsAt: 5 },
  at: 1_000 + n,
  tookMs: 1,
})

const commit = (store: Store, n: number, visit = 0, knew: number[] = [], guests = 1) =>
  store.scans.commit({
    verdict: admitted(n),
    via: 'lane',
    lane: 'north-1',
    direction: 'in',
    hash: store.lookup(barcode),
    barcode,
    signedIn: null,
    admission: { visit, guests, knew, upload: { kind: 'pending', notBefore: 0 } },
  })

const orderOf = (tickets: readonly TicketRecord[], fingerprint = 'f'): OrderRead => ({
  orderId: '1',
  tickets,
  complete: true,
  listing: { eventId: 'e1', fingerprint },
})

const filesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

describe('a gate that is killed again and again', () => {
  it('finds no longer a log each time: it is moved into the database at the start', () => {
    const folder = tempFolder()
    const store = open(folder)
    // 24 MB of log, and no quiet moment.
    for (let n = 0; n < 240; n += 1) store.memory.jot('large', 'x'.repeat(100_000 + n))
    const killed = tempFolder()
    cpSync(folder, killed, { recursive: true })
    const logOf = (): number => statSync(join(killed, 'gate.db-wal')).size
    expect(logOf()).toBeGreaterThan(20_000_000)
    const next = open(killed)
    next.memory.jot('small', 1)
    expect(logOf()).toBeLessThanOrEqual(16 * 1_024 * 1_024)
    expect(next.memory.recall('large', z.string())).toHaveLength(100_239)
  })
})

describe('durability', () => {
  it('is FULL after a write, not only before: NORMAL would lose the last admissions to a power cut', () => {
    const { db } = openDatabase(tempFolder(), key)
    db.prepare(`INSERT INTO memory (key, value) VALUES ('a', '1')`).run()
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0)
    db.close()
  })

  it('is FULL again after a list was landed, which does not wait for the disk', () => {
    const folder = tempFolder()
    const { db, sealing, close } = openDatabase(folder, key)
    openOrders(db, sealing).apply([orderOf([ticket])], 1)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    const broken = { ...orderOf([{ ...ticket, state: 'nothing' as 'valid' }]), orderId: '2' }
    expect(() => openOrders(db, sealing).apply([broken], 1)).toThrow()
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    close()
  })

  it('keeps what was committed', () => {
    const folder = tempFolder()
    const first = open(folder)
    first.orders.apply([orderOf([ticket])], 7)
    commit(first, 1)
    first.close()
    const again = open(folder)
    expect(again.passes.find(again.lookup(barcode))).toMatchObject({
      kind: 'ticket',
      ticket: { orderNumber: '100001' },
      confirmedAt: 7,
    })
    expect(again.scans.byId(admitted(1).scanId)).toEqual(admitted(1))
    expect(again.outbox.due('admission', Date.now(), 10)).toMatchObject([
      { barcode, orderId: '1', isTicket: true },
    ])
  })
})

describe('a visit', () => {
  it('is admitted once, whatever the caller does', () => {
    const store = open(tempFolder())
    expect(commit(store, 1)).toBe('committed')
    expect(commit(store, 2)).toBe('taken')
    expect(store.scans.byId(admitted(2).scanId)).toBeNull()
    expect(store.scans.admittedCount()).toBe(1)
    expect(store.outbox.counts().pending).toBe(1)
  })

  it('is not admitted on what is no longer so: an admission that was taken back meanwhile', () => {
    const store = open(tempFolder())
    commit(store, 1)
    const [first] = store.scans.movements(store.lookup(barcode))
    const standing = store.scans.admission(admitted(1).scanId)
    if (standing === null || first === undefined) throw new Error('nothing was admitted')
    store.scans.markUndone(standing, 9, 'wrong guest')
    expect(commit(store, 2, 1, [first.seq])).toBe('taken')
    expect(commit(store, 2, 0, [])).toBe('committed')
  })

  it('of a group counts its guests', () => {
    const store = open(tempFolder())
    commit(store, 1, 0, [], 3)
    const [first] = store.scans.movements(store.lookup(barcode))
    expect(first).toMatchObject({ guests: 3, visit: 0 })
    expect(commit(store, 2, 1, [first?.seq ?? 0], 2)).toBe('committed')
    expect(store.scans.admittedCount()).toBe(5)
    expect(store.scans.admissionsOf(store.lookup(barcode))).toMatchObject([
      { isTold: true, isUndone: false },
      { isTold: true, isUndone: false },
    ])
  })

  it('that was undone can be admitted again', () => {
    const store = open(tempFolder())
    commit(store, 1)
    const standing = store.scans.admission(admitted(1).scanId)
    if (standing === null) throw new Error('nothing was admitted')
    store.scans.markUndone(standing, 9, 'wrong guest')
    expect(commit(store, 2)).toBe('committed')
    expect(store.scans.admittedCount()).toBe(1)
  })
})

describe('an order read again', () => {
  it('moves, changes and drops its tickets', () => {
    const store = open(tempFolder())
    const second = { ...ticket, barcode: 'second' }
    store.orders.apply([orderOf([ticket, second], 'f1')], 1)
    store.orders.apply([orderOf([{ ...ticket, eventId: 'e2', state: 'refunded' }], 'f2')], 2)
    expect(store.passes.find(store.lookup(barcode))).toMatchObject({
      ticket: { eventId: 'e2', state: 'refunded' },
    })
    expect(store.passes.find(store.lookup('second'))).toBeNull()
    expect(store.orders.listed('e1').get('1')).toBe('f2')
    expect(store.passes.ticketCount()).toBe(1)
    expect([...store.passes.ticketsByEvent()].filter(([, n]) => n > 0)).toEqual([['e2', 1]])
  })

  it('drops none of them where it did not come whole', () => {
    const store = open(tempFolder())
    store.orders.apply([orderOf([ticket, { ...ticket, barcode: 'second' }])], 1)
    store.orders.apply([{ ...orderOf([ticket]), complete: false }], 2)
    store.orders.apply([{ ...orderOf([]), complete: false }], 3)
    expect(store.passes.ticketCount()).toBe(2)
  })

  it('is read with its buyer and the people of its tickets, those that did not come again included', () => {
    const store = open(tempFolder())
    const second = { ...ticket, goodFor: 9, barcode: 'second', holder: { ...holder, name: 'Second Guest' } }
    store.orders.apply([{ ...orderOf([ticket, second]), contact: holder }], 1)
    store.orders.apply([{ ...orderOf([{ ...ticket, state: 'refunded' }]), complete: false }], 2)
    expect(store.orders.read('1')).toEqual({
      orderId: '1',
      readAt: 2,
      contact: holder,
      tickets: [{ ...ticket, state: 'refunded' }, second],
    })
    expect(store.orders.read('2')).toBeNull()
  })

  it('is read as it was sealed before buyers were kept', () => {
    const dataDir = tempFolder()
    const { db, sealing } = openDatabase(dataDir, key)
    const orders = openOrders(db, sealing)
    orders.apply([orderOf([ticket])], 1)
    db.prepare('UPDATE ticket_order SET sealed = ?').run(
      sealing.seal([{ barcode, holder }], Buffer.from('1', 'utf8')),
    )
    expect(orders.read('1')).toMatchObject({ contact: null, tickets: [ticket] })
    db.close()
  })

  it('leaves the device with all its tickets once ACME no longer has it', () => {
    const store = open(tempFolder())
    store.orders.apply([orderOf([ticket])], 1)
    store.orders.remove('1')
    expect(store.passes.find(store.lookup(barcode))).toBeNull()
    expect(store.orders.listed('e1').size).toBe(0)
    expect(store.passes.ticketCount()).toBe(0)
  })

  it('for one event is known when it stands in the list of another', () => {
    const store = open(tempFolder())
    store.orders.apply([orderOf([ticket], 'same')], 1)
    expect(store.orders.wasReadAs('1', 'same')).toBe(true)
    expect(store.orders.wasReadAs('1', 'other')).toBe(false)
    store.orders.note('e2', [{ orderId: '1', fingerprint: 'same' }])
    store.orders.unlist('e1', '1')
    expect([store.orders.listed('e1').size, store.orders.listed('e2').get('1')]).toEqual([0, 'same'])
  })
})

describe('an event', () => {
  it.each([true, false])('is kept with its window: blocks %j', (blocks) => {
    const store = open(tempFolder())
    const event = {
      id: 'e1',
      templateId: 't1',
      name: 'Concert',
      startsAt: 5,
      endsAt: 6,
      cancelled: false,
      window: { minutesBefore: 60, minutesAfter: null, blocks, autoRebook: true },
      ticketDurationDays: 3,
      expireFromEventDate: true,
      sold: 8,
      checkedIn: 1,
    }
    store.events.apply([{ ...event, window: { ...event.window, blocks: !blocks } }], 6)
    store.events.apply([event], 7)
    expect(store.events.byId('e1')).toEqual(event)
  })
})

describe('a stolen folder', () => {
  it('reveals no barcode and no person', () => {
    const folder = tempFolder()
    const store = open(folder)
    store.orders.apply([orderOf([ticket])], 1)
    store.passes.applyCards(
      [
        {
          cardId: 'c1',
          barcodes: ['3228661340'],
          level: 'Patron',
          cardType: null,
          standing: 'active',
          expiresAt: null,
          holder,
        },
      ],
      1,
    )
    commit(store, 1)
    const bytes = filesIn(folder)
    expect(bytes.includes('north-1')).toBe(true)
    for (const secret of [barcode, '3228661340', 'Thistlewood', 'wilhelmina@example.com', '555 0100']) {
      expect({ secret, found: bytes.includes(secret) }).toEqual({ secret, found: false })
    }
    expect(bytes.includes(key)).toBe(false)
  })

  it('opens with its own key alone', () => {
    const folder = tempFolder()
    open(folder).close()
    expect(() => open(folder, randomBytes(32))).toThrow(expect.objectContaining({ fault: 'wrong-key' }))
  })
})

describe('a folder that cannot be used is said in words, and never written over', () => {
  const faultOf = (attempt: () => unknown): string => {
    try {
      attempt()
    } catch (error) {
      if (error instanceof StorageError) {
        expect(error.message).toMatch(/[a-z]{3,}.* [a-z]+.*\./)
        return error.fault
      }
      throw error
    }
    return 'none'
  }

  it('a file that is no database', () => {
    const folder = tempFolder()
    const file = join(folder, 'gate.db')
    writeFileSync(file, 'my shopping list, which must not be lost '.repeat(200))
    expect(faultOf(() => open(folder))).toBe('not-a-database')
    expect(readFileSync(file, 'utf8')).toMatch(/^my shopping list/)
  })

  it('a database of another program', () => {
    const folder = tempFolder()
    const other = new Database(join(folder, 'gate.db'))
    other.exec('CREATE TABLE recipe (name TEXT)')
    other.close()
    expect(faultOf(() => open(folder))).toBe('not-a-database')
  })

  it('a database of a newer version', () => {
    const folder = tempFolder()
    open(folder).close()
    const db = new Database(join(folder, 'gate.db'))
    db.pragma('user_version = 999')
    db.close()
    expect(faultOf(() => open(folder))).toBe('newer-version')
  })

  it('a damaged database that nothing shows to be ours', () => {
    const folder = tempFolder()
    const store = open(folder)
    for (let n = 0; n < 50; n += 1) store.memory.remember(`key ${n}`, 'x'.repeat(1_000))
    store.close()
    const file = join(folder, 'gate.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4_096, 40_000)
    writeFileSync(file, bytes)
    rmSync(join(folder, 'second-record.log'))
    expect(faultOf(() => open(folder))).toBe('corrupt')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('a file where the folder should be', () => {
    const file = join(tempFolder(), 'data')
    writeFileSync(file, '')
    expect(faultOf(() => open(file))).toBe('no-folder')
  })

  it('a folder another gate is using', () => {
    const folder = tempFolder()
    open(folder)
    expect(faultOf(() => open(folder))).toBe('in-use')
  })

  it('a folder that cannot be written to', () => {
    const folder = tempFolder()
    chmodSync(folder, 0o555)
    expect(asNobody(() => faultOf(() => open(folder)))).toBe('read-only')
  })
})

const NOBODY = 65_534

/** Root may write anywhere, so root does this as nobody. */
function asNobody<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run()
  process.seteuid?.(NOBODY)
  try {
    return run()
  } finally {
    process.seteuid?.(0)
  }
}

import { expect, it, onTestFinished } from 'vitest'
import type { TicketRecord } from '../../../electron/contract/ticketing.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'
import { tempFolder } from '../../temp-folder.ts'

const AS_OF = Date.UTC(2026, 5, 17, 14)
const MINUTE_MS = 60_000
const BUYER = { name: 'Grace', email: null, phone: null }
const ALL = { state: true, checkedInAt: true, goodFor: true, holder: true }
const NOTHING = { state: false, checkedInAt: false, goodFor: false, holder: false }

const ticket = (barcode: string, more: Partial<TicketRecord> = {}): TicketRecord => ({
  barcode,
  orderId: 'o1',
  orderNumber: 'N1',
  eventId: 'e1',
  ticketType: 'Adult',
  state: 'valid',
  checkedInAt: null,
  purchasedAt: AS_OF - 1_000 * MINUTE_MS,
  goodFor: 1,
  holder: { name: 'Ada', email: null, phone: null },
  ...more,
})

/** A store in which an order of these tickets was read at this time. */
function storeWith(tickets: readonly TicketRecord[], readAt = AS_OF - MINUTE_MS): Store {
  const store = openStore({ dataDir: tempFolder(), dataKey: new Uint8Array(32), callDeadlineMs: 1 })
  onTestFinished(store.close)
  store.orders.apply(
    [
      {
        orderId: 'o1',
        tickets,
        complete: true,
        contact: BUYER,
        listing: { eventId: 'e1', fingerprint: 'old' },
      },
    ],
    readAt,
  )
  return store
}
function found(store: Store, barcode: string) {
  const pass = store.passes.find(store.lookup(barcode))
  return pass?.kind === 'ticket' ? { ...pass.ticket, confirmedAt: pass.confirmedAt } : null
}

it('lands what a report tells and takes no ticket away', () => {
  const store = storeWith([ticket('a'), ticket('b')])
  store.reported.apply([ticket('a', { state: 'refunded' }), ticket('c', { orderId: 'o2' })], ALL, AS_OF)
  expect(found(store, 'a')).toMatchObject({ state: 'refunded', confirmedAt: AS_OF })
  expect(found(store, 'b')).toMatchObject({ state: 'valid', confirmedAt: AS_OF - MINUTE_MS })
  expect(found(store, 'c')).toMatchObject({ orderId: 'o2', confirmedAt: AS_OF })
  expect(store.passes.ticketCount()).toBe(3)
})

it('keeps what is known where the report has no column for it', () => {
  const store = storeWith([ticket('a', { state: 'refunded', checkedInAt: AS_OF - 30 * MINUTE_MS })])
  const bare = ticket('a', { orderNumber: null, ticketType: null, purchasedAt: null })
  store.reported.apply([bare], NOTHING, AS_OF)
  expect(found(store, 'a')).toEqual({
    orderId: 'o1',
    orderNumber: 'N1',
    eventId: 'e1',
    ticketType: 'Adult',
    state: 'refunded',
    goodFor: 1,
    checkedInAt: AS_OF - 30 * MINUTE_MS,
    purchasedAt: AS_OF - 1_000 * MINUTE_MS,
    confirmedAt: AS_OF,
  })
})

it('leaves a ticket alone that was read after the report began', () => {
  const store = storeWith([ticket('a', { state: 'refunded' })], AS_OF + MINUTE_MS)
  store.reported.apply([ticket('a')], ALL, AS_OF)
  expect(found(store, 'a')).toMatchObject({ state: 'refunded', confirmedAt: AS_OF + MINUTE_MS })
})

it.each([
  ['of just now stands against a report from before it', AS_OF + MINUTE_MS, null, AS_OF + MINUTE_MS],
  ['that was undone long before is gone', AS_OF - 60 * MINUTE_MS, null, null],
  ['that the report dates is taken over', null, AS_OF - MINUTE_MS, AS_OF - MINUTE_MS],
])('a check-in %s', (_, known, told, expected) => {
  const store = storeWith([ticket('a')])
  store.passes.markCheckedIn(store.lookup('a'), known)
  store.reported.apply([ticket('a', { checkedInAt: told })], ALL, AS_OF)
  expect(found(store, 'a')?.checkedInAt).toBe(expected)
})

it('notes the entries of orders that were told whole, and of no other', () => {
  const store = storeWith([ticket('a'), ticket('b')])
  store.reported.apply([ticket('a'), ticket('c', { orderId: 'o2' })], ALL, AS_OF)
  const entries = [
    { orderId: 'o1', fingerprint: 'new' },
    { orderId: 'o2', fingerprint: 'two' },
  ]
  expect(store.reported.cover('e1', entries, AS_OF), 'b of the first order was not told').toBe(1)
  expect(store.orders.listed('e1')).toEqual(
    new Map([
      ['o1', 'old'],
      ['o2', 'two'],
    ]),
  )
})

it('does not pass for a reading of the whole order, which may hold tickets of other events', () => {
  const store = storeWith([ticket('a')])
  store.reported.apply([ticket('c', { orderId: 'o2' })], ALL, AS_OF)
  store.reported.cover('e1', [{ orderId: 'o2', fingerprint: 'two' }], AS_OF)
  expect(store.orders.wasReadAs('o2', 'two')).toBe(false)
  expect(store.orders.wasReadAs('o1', 'old')).toBe(true)
  store.orders.note('e1', [{ orderId: 'o2', fingerprint: 'two' }])
  expect(store.orders.wasReadAs('o2', 'two')).toBe(true)
})

it('keeps the people of an order whose report names none, and takes over those it names', () => {
  const store = storeWith([ticket('a')])
  const nameless = { name: null, email: null, phone: null }
  store.reported.apply([ticket('a', { holder: nameless }), ticket('b', { holder: nameless })], NOTHING, AS_OF)
  store.reported.apply([ticket('b', { holder: { ...nameless, name: 'Bea' } })], ALL, AS_OF)
  expect(store.orders.read('o1')).toMatchObject({
    readAt: AS_OF,
    contact: BUYER,
    tickets: [
      { barcode: 'a', holder: { name: 'Ada' } },
      { barcode: 'b', holder: { name: 'Bea' } },
    ],
  })
})

it('keeps how many guests a code is good for, where the report does not say', () => {
  const store = storeWith([ticket('a', { goodFor: 12 })])
  store.reported.apply([ticket('a')], NOTHING, AS_OF)
  expect(found(store, 'a')).toMatchObject({ goodFor: 12 })
  store.reported.apply([ticket('a', { goodFor: 10 })], ALL, AS_OF)
  expect(found(store, 'a')).toMatchObject({ goodFor: 10 })
})

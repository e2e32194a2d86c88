import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultRule } from '../../electron/practice/faults.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, call, frozenVenue } from './calls.ts'

const EVENTS = '/v2/b2b/event/instances'
const SCAN = '/v2/willcall/checkinticketsexternal'

let venue: PracticeVenue
let order: string
beforeAll(async () => {
  venue = await frozenVenue({ orders: 100 })
})
afterAll(() => venue.close())
beforeEach(() => {
  venue.reset()
  const sold = venue.change({ do: 'sell-order', eventId: venue.events.open, quantity: 3 })
  order = `/v2/b2b/willcall/orders/${'orderId' in sold ? sold.orderId : ''}`
})

/** The true answer of a call, and the one that a fault spoils. */
async function both(path: string, fault: FaultRule, body?: unknown) {
  const truth = await call(venue, path, body === undefined ? {} : { body })
  venue.faults.add(fault)
  const spoiled = await call(venue, path, body === undefined ? {} : { body })
  expect(venue.calls().at(-1)).toMatchObject({ status: 200, fault: fault.kind })
  expect((await call(venue, path, body === undefined ? {} : { body })).text).toBe(truth.text)
  return { truth, spoiled }
}

const lookUp = () => ({ ticketUUID: barcode(venue, 'used') })
const LOOK_UP = '/v2/willcall/checkinexternal'

describe('an answer with one key twice', () => {
  it.each([
    ['first', { checkInStatus: 0 }],
    ['second', { checkInStatus: 1 }],
  ] as const)('tells the truth %s', async (truth, read) => {
    const fault = { kind: 'duplicate-keys', value: 0, truth } as const
    const { spoiled } = await both(LOOK_UP, fault, lookUp())
    const twice =
      truth === 'first' ? '"checkInStatus":1,"checkInStatus":0' : '"checkInStatus":0,"checkInStatus":1'
    expect(spoiled.text).toContain(`{${twice},"orderId":`)
    expect(spoiled.json).toMatchObject(read)
  })

  it('has it in every object that has it, of any value, and is otherwise the true one', async () => {
    const fault = { kind: 'duplicate-keys', key: 'uuid', value: null, truth: 'second' } as const
    const { truth, spoiled } = await both(order, fault)
    expect(spoiled.text.match(/"uuid":null,"uuid":"/g)).toHaveLength(3)
    expect(spoiled.json).toEqual(truth.json)
  })

  it('checked the ticket in', async () => {
    venue.faults.add({ kind: 'duplicate-keys' })
    const body = { membershipBarcode: barcode(venue, 'good'), terminalId: 'LANE-1', validate: true }
    expect((await call(venue, SCAN, { body })).text).toMatch(/^\{"checkInStatus":0,"checkInStatus":1,/)
    expect(venue.ledger()).toHaveLength(1)
  })
})

describe('an answer with numbers as text', () => {
  it('has its numeric ids as numbers in turn', async () => {
    const { spoiled } = await both(order, { kind: 'numbers-as-strings' })
    expect(spoiled.json).toMatchObject({
      orderId: Number(order.split('/').at(-1)),
      customerId: expect.stringMatching(/^\d+$/),
      orderNumber: expect.any(String),
      legacy: false,
      eventItems: [
        {
          eventId: venue.events.open,
          items: [{ quantity: '2', checkInQuantity: '0', tickets: [{ id: expect.any(Number) }, {}] }, {}],
        },
      ],
    })
    const page = await both(EVENTS, { kind: 'numbers-as-strings' })
    expect(page.spoiled.json).toMatchObject({ pagination: { page: '1', pageSize: '100', count: '12' } })
    const scan = await both(LOOK_UP, { kind: 'numbers-as-strings' }, lookUp())
    expect(scan.spoiled.json).toMatchObject({ checkInStatus: '1', orderId: expect.stringMatching(/^\d+$/) })
  })
})

describe('a list', () => {
  const page = (n: number) => `${EVENTS}?pageSize=5&page=${n}`

  it('gives its first page for each', async () => {
    const { truth, spoiled } = await both(page(2), { kind: 'page-repeats' })
    expect(spoiled.json).not.toEqual(truth.json)
    expect(spoiled.text).toBe((await call(venue, page(1))).text)
  })

  it.each([
    [1_000, 1_012],
    [-5, 7],
    [-1_000, 0],
  ])('says that it holds %i more than it does', async (by, count) => {
    const { spoiled, truth } = await both(page(1), { kind: 'count-lies', by })
    expect(spoiled.json).toEqual({
      ...Object(truth.json),
      pagination: { page: 1, pageSize: 5, sortDirection: 'asc', sortField: 'startTime', count },
    })
  })

  it('is cut short and does not say so, bare or in its envelope', async () => {
    const events = await both(page(1), { kind: 'short-list', keep: 2 })
    expect(events.spoiled.json).toMatchObject({ list: [{}, {}], pagination: { count: 2, pageSize: 5 } })
    const orders = await both(`/v2/b2c/orders/event/${venue.events.open}`, { kind: 'short-list' })
    expect(orders.spoiled.json).toHaveLength(1)
    const none = await both(`/v2/b2c/orders/event/${venue.events.open}`, { kind: 'short-list', keep: 0 })
    expect(none.spoiled.json).toEqual([])
    expect(none.truth.json).not.toEqual([])
  })
})

describe('an order', () => {
  it('has no items at all, an empty list of them, or events without any', async () => {
    const absent = await both(order, { kind: 'order-without-items' })
    expect(absent.spoiled.json).not.toHaveProperty('eventItems')
    expect(absent.spoiled.json).toHaveProperty('orderNumber')
    const empty = await both(order, { kind: 'order-without-items', how: 'empty' })
    expect(empty.spoiled.json).toEqual({ ...Object(empty.truth.json), eventItems: [] })
    const hollow = await both(order, { kind: 'order-without-items', how: 'hollow' })
    expect(hollow.spoiled.json).toMatchObject({ eventItems: [{ eventId: venue.events.open, items: [] }] })
    const consumer = await both(order.replace('b2b/willcall', 'b2c'), { kind: 'order-without-items' })
    expect(consumer.truth.json).toHaveProperty('orderItems')
    expect(consumer.spoiled.json).not.toHaveProperty('orderItems')
  })

  it('has tickets without a uuid: the first, or all', async () => {
    const uuids = (text: string) => text.match(/"uuid":"[0-9a-f-]{36}"/g) ?? []
    const first = await both(order, { kind: 'tickets-without-uuid' })
    expect(uuids(first.spoiled.text)).toEqual(uuids(first.truth.text).slice(1))
    const all = await both(order, { kind: 'tickets-without-uuid', which: 'all' })
    expect(uuids(all.spoiled.text)).toEqual([])
    expect(all.spoiled.text.match(/"ticketStatus"/g)).toHaveLength(3)
  })
})

describe('dates', () => {
  it('are the venue’s wall clock and do not say so', async () => {
    const { truth, spoiled } = await both(`${EVENTS}/${venue.events.open}`, { kind: 'dates-without-offset' })
    expect(truth.json).toMatchObject({ startTime: '2026-06-17T11:30:00-04:00' })
    expect(spoiled.json).toMatchObject({
      startTime: '2026-06-17T11:30:00',
      originalFields: { startTime: '2026-06-17T11:30:00' },
    })
    expect(spoiled.text).not.toMatch(/[+-]\d{2}:\d{2}"/)
  })
})

describe('a redirect', () => {
  it.each([301, 302, 307, 308] as const)(
    'with %i leads to the same call elsewhere, and does nothing',
    async (status) => {
      venue.faults.add({ kind: 'redirect', status, to: 'http://127.0.0.1:9/ignored?too=1' })
      const response = await fetch(`${venue.baseUrl}${SCAN}?a=%2B1`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'x-acme-api-key': venue.apiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ membershipBarcode: barcode(venue, 'good'), terminalId: 'LANE-1' }),
      })
      expect(response.status).toBe(status)
      expect(response.headers.get('location')).toBe(`http://127.0.0.1:9${SCAN}?a=%2B1`)
      expect(venue.ledger()).toEqual([])
    },
  )

  it.each(['elsewhere', 'ftp://127.0.0.1/', ''])('leads to no such place as %j', (to) => {
    expect(() => venue.faults.add({ kind: 'redirect', to })).toThrow(/to/)
  })
})

describe('what has nothing to spoil', () => {
  it.each<FaultRule>([
    { kind: 'duplicate-keys', key: 'nobody' },
    { kind: 'page-repeats' },
    { kind: 'count-lies' },
    { kind: 'order-without-items' },
    { kind: 'tickets-without-uuid' },
    { kind: 'short-list' },
  ])('is answered as it is: $kind', async (fault) => {
    const { truth, spoiled } = await both(LOOK_UP, fault, lookUp())
    expect(spoiled.text).toBe(truth.text)
  })

  it('is a refusal', async () => {
    venue.faults.add({ kind: 'numbers-as-strings' })
    expect((await call(venue, '/v2/b2b/willcall/orders/1')).json).toMatchObject({ status: 404 })
  })
})

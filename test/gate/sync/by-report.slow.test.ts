import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PracticeOptions, PracticeVenue } from '../../../electron/practice/venue.ts'
import { type Device, device, syncedDevice, venue } from '../at-the-gate.ts'

const COLUMNS = {
  barcode: 'Barcode',
  orderId: 'OrderId',
  eventId: 'EventId',
  orderNumber: 'OrderNumber',
  ticketType: 'TicketTypeName',
  state: 'TicketStatus',
  checkedInAt: 'CheckInDate',
  purchasedAt: 'PurchaseDate',
}

const listSchema = z.object({ list: z.array(z.object({ id: z.string(), name: z.string() })) })

/** The venue's report of tickets, as its admin would look it up. */
async function definitionId(at: PracticeVenue): Promise<string> {
  const response = await fetch(`${at.baseUrl}/v2/b2b/analytics/report/definitions`, {
    headers: { 'x-acme-api-key': at.apiKey },
  })
  const { list } = listSchema.parse(await response.json())
  const found = list.find(({ name }) => name === 'U1 Ticket scanning')
  if (found === undefined) throw new Error('the venue has no report of tickets')
  return found.id
}

async function reportProfile(at: PracticeVenue, columns: Record<string, string> = COLUMNS) {
  return { report: { definitionId: await definitionId(at), columns } }
}

const countOf = (at: PracticeVenue, method: string, path: RegExp): number =>
  at.calls().filter((call) => call.method === method && path.test(call.url)).length
const orderReads = (at: PracticeVenue): number => countOf(at, 'GET', /\/willcall\/orders\//)
const reportStarts = (at: PracticeVenue): number => countOf(at, 'POST', /\/async\/report$/)
const resultReads = (at: PracticeVenue): number => countOf(at, 'GET', /\/async\/report\/json\//)
const POLL = { path: '/v2/b2b/async/report/9', method: 'GET' } as const

async function reported(options: PracticeOptions = {}, columns?: Record<string, string>) {
  const at = await venue(options)
  const gate = await device(at, { profile: await reportProfile(at, columns) })
  return { at, gate }
}

async function sync(gate: Device) {
  const synced = await gate.gate.sync()
  if (!synced.ok) throw new Error(synced.error.message)
  return { ...synced.value, why: gate.gate.status().sync.why }
}

describe('a report of tickets', () => {
  it('lands 10,000 tickets with few calls, and the same ones that the orders would have brought', async () => {
    const { at, gate } = await reported({ orders: 3_400 })
    const { tickets, events, calls, why } = await sync(gate)
    expect(why).toBeNull()
    expect(tickets).toBeGreaterThan(10_000)
    expect(orderReads(at)).toBe(0)
    expect(reportStarts(at)).toBe(1)
    expect(calls).toBeLessThanOrEqual(10 + 2 * events)

    const other = await syncedDevice(at)
    expect(orderReads(at)).toBeGreaterThan(3_000)
    expect(gate.gate.status().tickets).toBe(other.gate.status().tickets)
    for (const { kind, barcodes } of at.samples)
      for (const barcode of barcodes.slice(0, 2)) {
        const [byReport, byOrders] = [gate, other].map((one) => {
          const { class: verdict, reason, event, orderNumber, ticketType } = one.gate.inspect({ barcode })
          return { verdict, reason, event, orderNumber, ticketType }
        })
        expect(byReport, kind).toEqual(byOrders)
      }
  })

  it('is not run again before it is due, and the orders that changed meanwhile are read', async () => {
    const { at, gate } = await reported()
    await sync(gate)
    at.change({ do: 'sell-order', eventId: at.events.open, quantity: 2 })
    const before = gate.gate.status().tickets
    await sync(gate)
    expect(reportStarts(at)).toBe(1)
    expect(orderReads(at)).toBe(1)
    expect(gate.gate.status().tickets).toBe(before + 2)
  })

  it('spares no call where it tells neither state nor check-in, for then an order is not known by it', async () => {
    const { barcode, orderId, eventId } = COLUMNS
    const { at, gate } = await reported({}, { barcode, orderId, eventId })
    const { why } = await sync(gate)
    expect(why).toBeNull()
    expect(resultReads(at)).toBe(1)
    expect(orderReads(at)).toBe(120)
    const used = at.samples.find(({ kind }) => kind === 'used')?.barcodes[0] ?? ''
    expect(gate.gate.inspect({ barcode: used })).toMatchObject({ class: 'deny', reason: 'already-used' })
  })

  it('spares no call for an event whose tickets expire some days after purchase, where it does not tell that day', async () => {
    const { purchasedAt: _, ...columns } = COLUMNS
    const { at, gate } = await reported({}, columns)
    await sync(gate)
    expect(orderReads(at)).toBeGreaterThan(20)
    expect(orderReads(at)).toBeLessThan(40)
    const expired = at.samples.find(({ kind }) => kind === 'expired')?.barcodes[0] ?? ''
    expect(gate.gate.inspect({ barcode: expired })).toMatchObject({ class: 'deny', reason: 'expired' })
  })

  it('takes either word for its end', async () => {
    const { at, gate } = await reported({ reports: { doneWord: 'Complete', polls: 1 } })
    expect((await sync(gate)).why).toBeNull()
    expect([resultReads(at), orderReads(at)]).toEqual([1, 0])
  })

  it.each([
    [
      'fails',
      { reports: { failsWith: 'Failed' } },
      COLUMNS,
      'by report: ACME ended the ticket report as “Failed”',
    ],
    [
      'has its columns renamed',
      {},
      { ...COLUMNS, barcode: 'TicketBarcode' },
      'by report: The report cannot be used: it has no column named TicketBarcode (report.columns.barcode in the profile)',
    ],
  ])('that %s is said, and the orders bring the tickets', async (_, options, columns, why) => {
    const { at, gate } = await reported(options, columns)
    const synced = await sync(gate)
    expect(synced.why).toBe(why)
    expect(orderReads(at)).toBe(120)
    expect(synced.tickets).toBeGreaterThan(300)
    await sync(gate)
    expect(reportStarts(at), 'and it is not run again before it is due').toBe(1)
  })

  it('goes on through a reset and a 429, and is never started twice', async () => {
    const at = await venue({ reports: { polls: 4 } })
    at.faults.add({ kind: 'reset', match: POLL })
    at.faults.add({ kind: 'rate-limited', retryAfter: 1, match: POLL })
    at.faults.add({ kind: 'cut-body', match: { path: '/async/report/json/' } })
    const gate = await device(at, { profile: await reportProfile(at) })
    expect((await sync(gate)).why).toBeNull()
    expect([reportStarts(at), orderReads(at)]).toEqual([1, 0])
  })

  it('is taken up by its number after an outage', async () => {
    const at = await venue()
    const fault = at.faults.add({ kind: 'server-error', match: POLL, times: 'until-cleared' })
    const gate = await device(at, { profile: await reportProfile(at) })
    expect((await sync(gate)).why).toBe('by report: ACME answered HTTP 503')
    expect(resultReads(at)).toBe(0)
    at.faults.clear(fault)
    expect((await sync(gate)).why).toBeNull()
    expect([reportStarts(at), resultReads(at)]).toEqual([1, 1])
  })

  it('is taken up by its number after a restart in the middle', async () => {
    const at = await venue({ reports: { polls: 3 } })
    const gate = await device(at, { profile: await reportProfile(at) })
    await gate.until(({ sync: { why } }) => why === 'ACME prepares the ticket report')
    const again = await gate.restart()
    expect((await sync(again)).why).toBeNull()
    expect([reportStarts(at), resultReads(at), orderReads(at)]).toEqual([1, 1, 0])
  })

  it('that ACME no longer knows is given up, and another one run', async () => {
    const at = await venue({ reports: { polls: 3 } })
    const gate = await device(at, { profile: await reportProfile(at) })
    await gate.until(({ sync: { why } }) => why === 'ACME prepares the ticket report')
    // The same venue to the byte, but one that never heard of this run.
    const next = await venue()
    const again = await gate.restart(next)
    await sync(again)
    expect(next.calls().find(({ url }) => url.startsWith('/v2/b2b/async/report'))).toMatchObject({
      method: 'GET',
      status: 404,
    })
    expect([reportStarts(next), resultReads(next), orderReads(next)]).toEqual([1, 1, 0])
  })
})

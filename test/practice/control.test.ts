import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, call, control, frozenVenue, scan } from './calls.ts'

const EVENTS = '/v2/b2b/event/instances'
const soldSchema = z.object({ orderId: z.string(), uuids: z.array(z.uuid()) })

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue({ orders: 200 })
})
afterAll(() => venue.close())
beforeEach(() => venue.reset())

const change = (body: unknown) => control(venue, '/change', 'POST', body)
const sell = async (eventId: string, quantity = 2) =>
  soldSchema.parse((await change({ do: 'sell-order', eventId, quantity })).json)
const statusOf = async (uuid: string) => (await scan(venue, uuid)).checkInStatus

describe('the control path', () => {
  it.each([null, '', 'guess', 'x'.repeat(36)])('is shut to whoever has no token: %s', async (token) => {
    for (const [method, path] of [
      ['GET', '/state'],
      ['POST', '/faults'],
      ['POST', '/reset'],
    ]) {
      const headers = { 'x-practice-token': token, 'x-acme-api-key': null }
      const reply = await call(venue, `/_practice${path}`, { ...(method ? { method } : {}), headers })
      expect(reply.status).toBe(403)
      expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('answers 404 to what it does not know, and 400 to what it does not understand', async () => {
    expect((await control(venue, '/nothing')).status).toBe(404)
    for (const body of ['{', [], { kind: 'meteor' }, { kind: 'latency', ms: -1 }, { kind: 'html', extra: 1 }])
      expect((await control(venue, '/faults', 'POST', body)).status).toBe(400)
    expect((await change({ do: 'explode' })).status).toBe(400)
    expect((await change({ do: 'refund-order', orderId: '1' })).status).toBe(404)
    expect((await change({ do: 'cancel-event', eventId: 'x' })).status).toBe(404)
  })

  it('makes faults, lists and clears them, and is met by none', async () => {
    const rule = { kind: 'reset', times: 'until-cleared' }
    const { id } = z.object({ id: z.number() }).parse((await control(venue, '/faults', 'POST', rule)).json)
    await expect(call(venue, EVENTS)).rejects.toThrow()
    expect((await control(venue, '/faults')).json).toMatchObject([
      { id, fault: rule, met: expect.any(Number) },
    ])
    expect((await control(venue, `/faults/${id}`, 'DELETE')).json).toEqual({ cleared: 1 })
    expect((await call(venue, EVENTS)).status).toBe(200)
    await control(venue, '/faults', 'POST', { kind: 'html', times: 3 })
    expect((await control(venue, '/faults', 'DELETE')).json).toEqual({ cleared: 1 })
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it('shows the state, the samples and the log', async () => {
    await scan(venue, barcode(venue, 'good'))
    const { json } = await control(venue, '/state')
    expect(json).toMatchObject({
      seed: 1,
      orders: 200,
      timeZone: 'America/New_York',
      ledger: [{ barcode: barcode(venue, 'good'), terminalId: 'LANE-1' }],
      faults: [],
    })
    expect((await control(venue, '/samples')).json).toEqual(venue.samples)
    expect((await control(venue, '/log')).json).toEqual(venue.calls())
    expect(venue.calls()).toHaveLength(1)
  })

  it('starts anew on reset, with the same data', async () => {
    const before = venue.samples
    const uuid = barcode(venue, 'good')
    await scan(venue, uuid)
    await change({ do: 'rotate-key' })
    await change({ do: 'set-clock', offsetMs: 86_400_000 })
    await control(venue, '/faults', 'POST', { kind: 'html' })
    expect((await control(venue, '/reset', 'POST')).status).toBe(200)
    expect(venue.samples).toEqual(before)
    expect(venue.ledger()).toEqual([])
    expect(venue.faults.list()).toEqual([])
    expect(await statusOf(uuid)).toBe(0)
  })
})

describe('a change', () => {
  it('sells an order that is there at once', async () => {
    const { orderId, uuids } = await sell(venue.events.open, 3)
    expect(uuids).toHaveLength(3)
    const orders = await call(venue, `/v2/b2c/orders/event/${venue.events.open}`)
    expect(orders.text).toContain(`"id":"${orderId}"`)
    expect(await statusOf(uuids[0] ?? '')).toBe(0)
    const again = await sell(venue.events.open, 3)
    expect(again.orderId).not.toBe(orderId)
    expect(new Set([...uuids, ...again.uuids]).size).toBe(6)
  })

  it('refunds or cancels an order, or some of it', async () => {
    const { orderId, uuids } = await sell(venue.events.open, 3)
    const [first = '', second = '', third = ''] = uuids
    await change({ do: 'refund-order', orderId, uuids: [first] })
    await change({ do: 'cancel-order', orderId: Number(orderId), uuids: [second] })
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([8, 7, 0])
    expect((await call(venue, `/v2/b2b/willcall/orders/${orderId}`)).json).toMatchObject({
      refundStatus: 'PartiallyRefunded',
      checkInStatus: 'CheckedIn',
    })
  })

  it('rebooks an order to another event', async () => {
    const { orderId, uuids } = await sell(venue.events['tomorrow-admission'])
    expect(await statusOf(uuids[0] ?? '')).toBe(2)
    await change({ do: 'rebook-order', orderId, toEventId: venue.events.open })
    expect(await statusOf(uuids[0] ?? '')).toBe(0)
    const { json, text } = await call(venue, `/v2/b2b/willcall/orders/${orderId}`)
    expect(json).toMatchObject({ eventItems: [{ eventId: venue.events.open }] })
    expect(text).not.toContain(venue.events['tomorrow-admission'])
  })

  it('cancels an event with all its tickets', async () => {
    await change({ do: 'cancel-event', eventId: venue.events.open })
    expect(await statusOf(barcode(venue, 'good'))).toBe(7)
    expect((await call(venue, `${EVENTS}/${venue.events.open}`)).json).toMatchObject({
      state: 'cancelled',
      manuallyDeleted: true,
      available: false,
    })
  })

  it('deletes an order, and nobody knows its barcodes any more', async () => {
    const { orderId, uuids } = await sell(venue.events.open)
    expect((await change({ do: 'delete-order', orderId })).json).toEqual({ orderId, uuids })
    const orders = await call(venue, `/v2/b2c/orders/event/${venue.events.open}`)
    expect(orders.text).not.toContain(`"id":"${orderId}"`)
    const gone = await call(venue, `/v2/b2b/willcall/orders/${orderId}`)
    expect([gone.status, gone.json]).toEqual([404, expect.objectContaining({ status: 404 })])
    expect(await statusOf(uuids[0] ?? '')).toBe(5)
    expect((await change({ do: 'delete-order', orderId })).status).toBe(404)
  })

  it.each([
    [{}, 200, { manuallyDeleted: true, state: 'cancelled' }],
    [{ byId: 'not-found' }, 404, { status: 404 }],
  ])('deletes an event from the lists (%j)', async (how, status, said) => {
    const eventId = venue.events.open
    await change({ do: 'delete-event', eventId, ...how })
    for (const list of [EVENTS, `${EVENTS}/summaries`, `${EVENTS}/statements`])
      expect((await call(venue, `${list}?type=all`)).text).not.toContain(`"id":"${eventId}"`)
    const byId = await call(venue, `${EVENTS}/${eventId}`)
    expect([byId.status, byId.json]).toEqual([status, expect.objectContaining(said)])
    const orders = z.array(z.unknown()).parse((await call(venue, `/v2/b2c/orders/event/${eventId}`)).json)
    expect(orders.length > 0).toBe(status === 200)
    expect(await statusOf(barcode(venue, 'good'))).toBe(7)
  })

  it('moves an event to another hour or another day, and its window with it', async () => {
    const eventId = venue.events.open
    const orders = () => call(venue, `/v2/b2c/orders/event/${eventId}`).then(({ text }) => text)
    const before = await orders()
    await change({ do: 'move-event', eventId, byMinutes: 24 * 60 })
    expect((await call(venue, `${EVENTS}/${eventId}`)).json).toMatchObject({
      startTime: '2026-06-18T11:30:00-04:00',
      endTime: '2026-06-18T19:30:00-04:00',
      lastModified: '2026-06-17T12:00:00-04:00',
    })
    expect(await orders()).toBe(before)
    expect(await statusOf(barcode(venue, 'good'))).toBe(2)
    await change({ do: 'move-event', eventId, byMinutes: -24 * 60 - 30 })
    expect((await call(venue, `${EVENTS}/${eventId}`)).json).toMatchObject({
      startTime: '2026-06-17T11:00:00-04:00',
    })
    expect(await statusOf(barcode(venue, 'good'))).toBe(0)
  })

  it('sells a membership, whose cards are good at once', async () => {
    const sold = z.object({ membershipId: z.number(), barcodes: z.array(z.string()).min(1) })
    const joined = async () => sold.parse((await change({ do: 'sell-membership' })).json)
    const [one, other] = [await joined(), await joined()]
    expect(new Set([...one.barcodes, ...other.barcodes]).size).toBe(
      one.barcodes.length + other.barcodes.length,
    )
    for (const code of [...one.barcodes, ...other.barcodes])
      expect(await scan(venue, code)).toMatchObject({ checkInStatus: 0, cardStanding: 'new' })
    expect((await call(venue, `/v2/b2b/memberships/${one.membershipId}`)).json).toMatchObject({
      id: one.membershipId,
      updatedOn: '2026-06-17T12:00:00-04:00',
      membershipExpirationDate: '2027-06-17T12:00:00-04:00',
    })
  })

  it('lets another gate take a ticket first, and take it back', async () => {
    const uuid = barcode(venue, 'good')
    await change({ do: 'check-in', uuid, terminalId: 'GATE-NORTH-9' })
    await change({ do: 'check-in', uuid })
    expect(await statusOf(uuid)).toBe(1)
    expect(venue.ledger()).toMatchObject([{ terminalId: 'GATE-NORTH-9', path: '/_practice/change' }])
    await change({ do: 'undo-check-in', uuid })
    expect(await statusOf(uuid)).toBe(0)
  })

  it('moves the clock, so that what is early opens', async () => {
    const uuid = barcode(venue, 'early')
    expect(await statusOf(uuid)).toBe(2)
    await change({ do: 'set-clock', offsetMs: 5 * 3_600_000 })
    expect(await statusOf(uuid)).toBe(0)
  })

  it.each([
    ['dropped', 7],
    ['replaced', 7],
    ['lapsed', 4],
    ['new', 0],
  ])('makes a card %s', async (standing, checkInStatus) => {
    const code = barcode(venue, 'member-active')
    await change({ do: 'card-standing', barcode: code, standing })
    expect(await scan(venue, code)).toMatchObject({ checkInStatus, cardStanding: standing })
  })

  it('moves the clock past the end of a membership', async () => {
    await change({ do: 'set-clock', offsetMs: 366 * 86_400_000 })
    expect(await scan(venue, barcode(venue, 'member-active'))).toMatchObject({ checkInStatus: 4 })
  })

  it('takes a key away and gives another', async () => {
    await change({ do: 'revoke-key' })
    expect((await call(venue, EVENTS)).status).toBe(403)
    await change({ do: 'restore-key' })
    const { apiKey } = z.object({ apiKey: z.string() }).parse((await change({ do: 'rotate-key' })).json)
    expect((await call(venue, EVENTS, { headers: { 'x-acme-api-key': apiKey } })).status).toBe(200)
    await change({ do: 'permit', permissions: [] })
    expect((await call(venue, EVENTS)).status).toBe(403)
  })
})

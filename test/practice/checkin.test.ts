import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { zoneClock } from '../../electron/practice/time.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, barcodes, call, frozenVenue, NOON, scan, ZONE } from './calls.ts'

const BASES = ['/v2/b2b/willcall', '/v2/willcall'] as const
const clock = zoneClock(ZONE)
const ticketsSchema = z.array(z.looseObject({ uuid: z.string(), checkInDate: z.string().optional() }))

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue()
})
afterAll(() => venue.close())
beforeEach(() => venue.reset())

async function post(path: string, body: unknown, requestId = 'r-1') {
  const reply = await call(venue, path, { body, headers: { 'x-acme-request-id': requestId } })
  expect(reply.status).toBe(200)
  return reply.json
}
const manual = async (uuids: string[], base: string = BASES[0]) =>
  ticketsSchema.parse(await post(`${base}/checkintickets`, { ticketUUIDs: uuids, terminalId: 'DESK' }))
const undo = async (uuids: string[], base: string = BASES[0]) =>
  ticketsSchema.parse(await post(`${base}/undocheckintickets`, { ticketUUIDs: uuids, terminalId: 'DESK' }))
const lookUp = (uuid: string, base: string = BASES[0]) =>
  post(`${base}/checkinexternal`, { ticketUUID: uuid })

describe.each(BASES)('a scan under %s', (base) => {
  it.each([
    ['good', 0],
    ['used', 1],
    ['early', 2],
    ['late', 3],
    ['expired', 4],
    ['unknown', 5],
    ['cancelled', 7],
    ['refunded', 8],
    ['member-active', 0],
    ['member-lapsed', 4],
    ['member-dropped', 7],
    ['member-replaced', 7],
  ])('of a sample that is %s comes to %i', async (kind, status) => {
    for (const code of barcodes(venue, kind).slice(0, 10))
      expect((await scan(venue, code, {}, base)).checkInStatus).toBe(status)
    expect(venue.ledger()).toHaveLength(status === 0 ? Math.min(10, barcodes(venue, kind).length) : 0)
  })

  it('of a ticket for another event comes to 6 where the event is named, and to its own window where not', async () => {
    for (const code of barcodes(venue, 'other-event').slice(0, 10)) {
      expect((await scan(venue, code, {}, base)).checkInStatus).toBe(2)
      const answer = await scan(venue, code, { eventInstance: venue.events.open }, base)
      expect(answer).toMatchObject({ checkInStatus: 6, ticketEventName: 'General Admission' })
      expect(answer.ticketEventTime?.slice(0, 16)).toBe('2026-06-18T10:00')
      expect(answer.checkedInEventName).toBeUndefined()
    }
  })

  it('is answered by the other calls too', async () => {
    const uuid = barcode(venue, 'good')
    expect(await lookUp(uuid, base)).toMatchObject({ checkInStatus: 0 })
    expect(await manual([uuid], base)).toHaveLength(1)
    expect(await undo([uuid], base)).toHaveLength(1)
  })
})

describe('a scan', () => {
  it('checks a ticket in once; a second one is told when the first was', async () => {
    const uuid = barcode(venue, 'good')
    const first = await scan(venue, uuid)
    expect(first).toMatchObject({
      checkInStatus: 0,
      checkInDate: clock.iso(NOON),
      ticketTypeName: 'Adult',
      ticketEventName: 'General Admission',
      checkedInEventName: 'General Admission',
    })
    expect(typeof first.orderId).toBe('number')
    venue.change({ do: 'set-clock', offsetMs: 60_000 })
    expect(await scan(venue, uuid)).toMatchObject({ checkInStatus: 1, checkInDate: clock.iso(NOON) })
    expect(venue.ledger()).toHaveLength(1)
  })

  it('writes down which lane did it, when, by which call', async () => {
    const uuid = barcode(venue, 'good')
    await call(venue, '/v2/b2b/willcall/checkinticketsexternal', {
      body: { membershipBarcode: uuid, terminalId: 'LANE-7', validate: true },
      headers: { 'x-acme-request-id': 'scan-77' },
    })
    expect(venue.ledger()).toEqual([
      {
        seq: 1,
        kind: 'check-in',
        what: 'ticket',
        barcode: uuid,
        eventId: venue.events.open,
        rebooked: false,
        terminalId: 'LANE-7',
        at: NOON,
        path: '/v2/b2b/willcall/checkinticketsexternal',
        requestId: 'scan-77',
      },
    ])
  })

  it('moves a ticket of a template that rebooks, and says both events', async () => {
    const [uuid] = flexOfTomorrow()
    const answer = await scan(venue, uuid, { eventInstance: venue.events.flex })
    expect(answer).toMatchObject({ checkInStatus: 0, checkedInEventName: 'Flex Day Pass' })
    expect(answer.ticketEventTime).not.toBe(answer.checkedInEventTime)
    expect(venue.ledger()[0]).toMatchObject({ rebooked: true, eventId: venue.events.flex })
    const again = await scan(venue, uuid, { eventInstance: venue.events.flex })
    expect(again).toMatchObject({ checkInStatus: 1, ticketEventTime: answer.ticketEventTime })
    const order = await call(venue, `/v2/b2b/willcall/orders/${answer.orderId}`)
    expect(order.text).toContain(venue.events.flex)
  })

  it('does not move a ticket that is good for the event it names', async () => {
    await scan(venue, barcode(venue, 'good'), { eventInstance: venue.events.open })
    expect(venue.ledger()[0]).toMatchObject({ rebooked: false })
  })

  it('without validation lets any ticket in that is neither used nor gone', async () => {
    for (const kind of ['early', 'late', 'expired', 'other-event'])
      expect((await scan(venue, barcode(venue, kind), { validate: false })).checkInStatus).toBe(0)
    for (const [kind, status] of [
      ['used', 1],
      ['cancelled', 7],
      ['refunded', 8],
      ['unknown', 5],
    ] as const)
      expect((await scan(venue, barcode(venue, kind), { validate: false })).checkInStatus).toBe(status)
  })

  it('finds a card by every number it may carry, admits it again, and gives what is written on it', async () => {
    const cards = z
      .array(z.looseObject({ barcode: z.string(), acmeBarcode: z.string(), membershipId: z.number() }))
      .parse((await call(venue, '/v2/b2b/membership/cards')).json)
    const code = barcode(venue, 'member-active')
    const card = cards.find((one) => one.barcode === code)
    const membership = z
      .looseObject({ acmeMembershipNumber: z.string(), externalMembershipId: z.string() })
      .parse((await call(venue, `/v2/b2b/memberships/${card?.membershipId}`)).json)
    const numbers = [
      code,
      card?.acmeBarcode ?? '',
      membership.acmeMembershipNumber,
      membership.externalMembershipId,
    ]
    for (const number of [...numbers, code]) {
      const answer = await scan(venue, number)
      expect(answer.checkInStatus, number).toBe(0)
      expect(answer).toMatchObject({ cardType: 'primary', checkInDate: clock.iso(NOON) })
      expect(answer.orderId).toBeUndefined()
    }
    expect(venue.ledger().map(({ what }) => what)).toEqual(Array(5).fill('card'))
  })

  it.each([
    ['member-active', /^(new|active)$/],
    ['member-lapsed', /^lapsed$/],
    ['member-dropped', /^dropped$/],
    ['member-replaced', /^replaced$/],
  ])('always gives the standing of a card that is %s', async (kind, standing) => {
    for (const code of barcodes(venue, kind).slice(0, 5))
      expect((await scan(venue, code)).cardStanding).toMatch(standing)
  })

  it.each([
    ['no barcode', { terminalId: 'x' }],
    ['a barcode that is no text', { membershipBarcode: { a: 1 } }],
    ['an event nobody knows', { membershipBarcode: 'x', eventInstance: 'nowhere' }],
    ['a list', []],
    ['no JSON', '{"membershipBarcode":'],
  ])('with %s is a bad call', async (_, body) => {
    const reply = await call(venue, '/v2/willcall/checkinticketsexternal', { body })
    expect(reply.status).toBe(400)
    expect(reply.json).toMatchObject({ status: 400 })
  })
})

describe('the manual check-in', () => {
  it('heeds no window and rebooks nothing', async () => {
    const uuids = ['early', 'late', 'expired', 'other-event'].map((kind) => barcode(venue, kind))
    expect((await manual(uuids)).map(({ uuid }) => uuid)).toEqual(uuids)
    expect(venue.ledger().every(({ rebooked }) => !rebooked)).toBe(true)
  })

  it('leaves out of its answer what was checked in, gone or unknown', async () => {
    const good = barcodes(venue, 'good').slice(0, 3)
    const not = ['used', 'cancelled', 'refunded', 'unknown'].map((kind) => barcode(venue, kind))
    const first = await manual([...good, ...not])
    expect(first.map(({ uuid }) => uuid)).toEqual(good)
    expect(first.every(({ checkInDate }) => checkInDate === clock.iso(NOON))).toBe(true)
    expect(await manual(good)).toEqual([])
    expect(venue.ledger()).toHaveLength(3)
  })

  it('counts a ticket named twice in one call once', async () => {
    const uuid = barcode(venue, 'good')
    expect(await manual([uuid, uuid])).toHaveLength(1)
    expect(venue.ledger()).toHaveLength(1)
  })
})

describe('undo', () => {
  it('takes a check-in back, so that the ticket is good again', async () => {
    const uuid = barcode(venue, 'good')
    await scan(venue, uuid)
    const [undone] = await undo([uuid])
    expect(undone).toMatchObject({ uuid })
    expect(undone?.checkInDate).toBeUndefined()
    expect((await scan(venue, uuid)).checkInStatus).toBe(0)
    expect(venue.ledger().map(({ kind }) => kind)).toEqual(['check-in', 'undo', 'check-in'])
  })

  it('of what was never checked in does nothing', async () => {
    expect(await undo([barcode(venue, 'good'), barcode(venue, 'unknown')])).toEqual([])
    expect(venue.ledger()).toEqual([])
  })
})

describe('the look-up', () => {
  it('says what a scan would come to and checks nothing in', async () => {
    for (const [kind, checkInStatus] of [
      ['good', 0],
      ['used', 1],
      ['early', 2],
      ['late', 3],
      ['expired', 4],
      ['unknown', 5],
      ['cancelled', 7],
      ['refunded', 8],
    ] as const)
      expect(await lookUp(barcode(venue, kind))).toMatchObject({ checkInStatus })
    expect(await lookUp(barcode(venue, 'good'))).toMatchObject({ minutesBefore: 60, minutesAfter: 480 })
    expect(await lookUp(barcode(venue, 'used'))).toHaveProperty('checkInDate')
    expect(venue.ledger()).toEqual([])
  })
})

describe('a venue that serves one path variant', () => {
  const names = ['checkinticketsexternal', 'checkinexternal', 'checkintickets', 'undocheckintickets'] as const
  const bodies = { membershipBarcode: 'x', ticketUUID: 'x', ticketUUIDs: [] }
  it.each([
    ['/v2/willcall', { '/v2/willcall': names, '/v2/b2b/willcall': [] }],
    ['/v2/b2b/willcall', { '/v2/willcall': [], '/v2/b2b/willcall': names }],
    [
      'as-documented',
      {
        '/v2/willcall': ['checkinticketsexternal', 'undocheckintickets'],
        '/v2/b2b/willcall': ['checkinexternal', 'checkintickets'],
      },
    ],
  ] as const)('%s answers 404 in JSON elsewhere', async (pathVariants, served) => {
    const one = await frozenVenue({ pathVariants, orders: 100 })
    try {
      for (const base of BASES)
        for (const name of names) {
          const reply = await call(one, `${base}/${name}`, { body: bodies })
          const isServed = [...served[base]].some((given) => given === name)
          expect(reply.status, `${base}/${name}`).toBe(isServed ? 200 : 404)
          expect(reply.headers.get('content-type')).toContain('application/json')
        }
      const orderId = 452_001
      expect((await call(one, `/v2/b2b/willcall/orders/${orderId}`)).status).toBe(200)
    } finally {
      await one.close()
    }
  })
})

/** A ticket of tomorrow's flex event: its template rebooks. */
function flexOfTomorrow(): [string] {
  const sold = venue.change({ do: 'sell-order', eventId: venue.events['tomorrow-flex'], quantity: 1 })
  const uuid = 'error' in sold ? undefined : sold.uuids?.[0]
  if (uuid === undefined) throw new Error('nothing was sold')
  return [uuid]
}

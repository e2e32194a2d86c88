import { describe, expect, it } from 'vitest'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { cardsOf, eventOf, orderListingOf, ticketsOf } from '../../../electron/gate/ticketing/acme/mapping.ts'
import { checkInAnswerSchema } from '../../../electron/gate/ticketing/acme/wire.ts'

const zone = venueZone('America/New_York')

const event = {
  id: 'aaaaaaaaaaaaaaaaaaaaaaa1',
  name: 'Concert',
  startTime: '2026-07-18T19:00:00-04:00',
  endTime: '2026-07-18T21:00:00-04:00',
}
const ticket = {
  id: '963188',
  uuid: 'u-1',
  eventId: event.id,
  ticketStatus: 'Active',
  firstName: 'Ann',
  lastName: 'Lee',
}
const order = (tickets: readonly unknown[], change: object = {}, item: object = {}) => ({
  orderId: '452958',
  orderNumber: '100002515',
  createdOn: '2026-07-01T09:00:00-04:00',
  eventItems: [
    { eventId: event.id, items: [{ ticketTypeName: 'Adult', quantity: tickets.length, tickets, ...item }] },
  ],
  ...change,
})

describe('an event', () => {
  it.each([
    ['with nothing but what is needed', {}],
    ['whose state is a number', { state: 1 }],
    ['whose flags are numbers', { manuallyDeleted: 0 }],
    ['whose counters are empty text', { soldQuantity: '' }],
    ['whose details are a list', { ticketDetails: [] }],
    [
      'whose window is text',
      { ticketDetails: { checkInWindow: { minutesBefore: '', minutesAfter: null, autoRebook: 'no' } } },
    ],
    ['with fields nobody knows', { added: { by: 'the vendor' } }],
  ])('%s is an event', (_, change) => {
    expect(eventOf({ ...event, ...change }, zone)).toMatchObject({
      id: event.id,
      cancelled: false,
      window: { autoRebook: false },
    })
  })

  it('without an id or a start is none', () => {
    expect(eventOf({ ...event, id: null }, zone)).toBeNull()
    expect(eventOf({ ...event, startTime: 'soon' }, zone)).toBeNull()
  })

  it.each([{ state: 'cancelled' }, { state: 'Canceled' }, { manuallyDeleted: true }])(
    'is cancelled by %j',
    (change) => {
      expect(eventOf({ ...event, ...change }, zone)?.cancelled).toBe(true)
    },
  )
})

describe('a check-in window', () => {
  it.each([
    [false, false],
    ['false', false],
    [0, false],
    [true, true],
    [null, true],
    [undefined, true],
    ['perhaps', true],
  ])('with blockScan %j blocks: %j', (blockScan, blocks) => {
    const ticketDetails = { checkInWindow: { minutesBefore: 60, blockScan } }
    expect(eventOf({ ...event, ticketDetails }, zone)?.window).toMatchObject({ minutesBefore: 60, blocks })
  })
})

describe('how many guests a code lets in', () => {
  const group = (quantity: unknown) => ({ ...ticket, ticketDetails: [{ quantity }] })
  it.each([
    ['one, where nothing is said', [ticket], {}, 1],
    ['as many as the ticket says', [group(5)], { quantity: 5 }, 5],
    ['as many as the item holds on its only code', [ticket], { quantity: 12 }, 12],
    ['no more than the item still holds', [group(5)], { quantity: 3 }, 3],
    ['what the ticket says before what the item does', [group(1)], { quantity: 4 }, 1],
    ['one each, where the codes are as many as the item', [group(1), { ...group(1), uuid: 'u-2' }], {}, 1],
    [
      'one each, where the codes would be good for more than the item',
      [group(2), { ...group(2), uuid: 'u-2' }],
      {},
      1,
    ],
    [
      'as each says, where that is what the item holds',
      [group(5), { ...group(5), uuid: 'u-2' }],
      { quantity: 10 },
      5,
    ],
    ['one, where the number is no number', [group('many')], { quantity: 'many' }, 1],
    ['one, where nobody could sell so many', [group(1_001)], { quantity: 1_001 }, 1],
    ['one, where it says none', [group(0)], { quantity: 0 }, 1],
    ['one, where it says fewer than none', [group(-3)], { quantity: null }, 1],
    ['one, where the details are no list', [{ ...ticket, ticketDetails: 'x' }], { quantity: null }, 1],
  ])('%s', (_, tickets, item, goodFor) => {
    expect(ticketsOf(order(tickets, {}, item), '1', zone)?.tickets[0]?.goodFor).toBe(goodFor)
  })
})

describe('the tickets of an order', () => {
  it.each([
    ['Active', 'valid'],
    ['CheckedIn', 'valid'],
    ['Cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['Refunded', 'refunded'],
    ['NotRefunded', 'valid'],
    ['something new', 'valid'],
    [1, 'valid'],
    [null, 'valid'],
  ])('with ticketStatus %j are %s', (ticketStatus, state) => {
    expect(ticketsOf(order([{ ...ticket, ticketStatus }]), '1', zone)?.tickets).toMatchObject([{ state }])
  })

  it.each([
    ['Refunded', 'refunded'],
    ['Full', 'refunded'],
    ['PartiallyRefunded', 'valid'],
    ['NotRefunded', 'valid'],
    ['None', 'valid'],
  ])('of an order with refundStatus %s are %s', (refundStatus, state) => {
    expect(ticketsOf(order([ticket], { refundStatus }), '1', zone)?.tickets).toMatchObject([{ state }])
  })

  it('keep their own check-in, or the item’s where all of it is in', () => {
    const at = '2026-07-18T18:30:00-04:00'
    const read = (item: object) =>
      ticketsOf(order([ticket, { ...ticket, uuid: 'u-2' }], {}, item), '1', zone)?.tickets.map(
        (one) => one.checkedInAt,
      )
    expect(read({ checkInDate: at, checkInQuantity: 2 })).toEqual([Date.parse(at), Date.parse(at)])
    expect(read({ checkInDate: at, checkInQuantity: 1 })).toEqual([null, null])
  })

  it('are read one by one: one without a uuid costs no other', () => {
    const read = ticketsOf(order([{ ...ticket, uuid: undefined }, ticket, null, 7]), '1', zone)
    expect(read?.tickets).toHaveLength(1)
    expect(read?.complete).toBe(false)
    expect(ticketsOf(order([ticket]), '1', zone)?.complete).toBe(true)
  })

  it('are never read as none where none could be read', () => {
    expect(ticketsOf(order([{ nothing: true }]), '1', zone)).toBeNull()
    expect(ticketsOf(order([]), '1', zone)).toMatchObject({ tickets: [], complete: false })
    expect(ticketsOf('an order', '1', zone)).toBeNull()
  })
})

it('an order’s entry changes its fingerprint with anything in it, and keeps it with nothing', () => {
  const one = orderListingOf({ id: 1, updatedOn: 'a' })
  expect(orderListingOf({ id: 1, updatedOn: 'a' })).toEqual(one)
  expect(orderListingOf({ id: 1, updatedOn: 'b' })?.fingerprint).not.toBe(one?.fingerprint)
})

it('a membership gives every code a card answers to', () => {
  const membership = {
    id: 7,
    offeringName: 'Patron',
    acmeMembershipNumber: 5001,
    membershipStanding: 'active',
    cardholders: [
      { id: 1, barcode: '111', acmeBarcode: '222', cardStatus: 'Active' },
      { id: 2, barcode: '333', cardStatus: 'lapsed', expirationDate: false },
    ],
  }
  expect(cardsOf(membership, zone)).toMatchObject([
    { cardId: '1', barcodes: ['111', '222', '5001'], standing: 'active', level: 'Patron' },
    { cardId: '2', barcodes: ['333'], standing: 'lapsed', expiresAt: null },
  ])
})

it.each([
  { levelName: 3 },
  { cardStanding: 0 },
  { ticketEventName: { a: 1 } },
  { membershipExpirationDate: false },
  { orderId: 12.5 },
  { ticketTypeName: 'T'.repeat(5_000) },
])('an answer that admits still admits with %j beside it', (odd) => {
  expect(checkInAnswerSchema.safeParse({ checkInStatus: 0, ...odd }).success).toBe(true)
})

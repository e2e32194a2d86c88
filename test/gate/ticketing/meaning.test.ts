import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckInTable, checkInMeaningSchema, profileSchema } from '../../../electron/contract/profile.ts'
import type { CallRecord } from '../../../electron/contract/ticketing.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { type MeaningRules, meaningOf } from '../../../electron/gate/ticketing/acme/meaning.ts'
import { readRetryAfter } from '../../../electron/gate/ticketing/acme/retry-after.ts'
import { checkInAnswerSchema } from '../../../electron/gate/ticketing/acme/wire.ts'

const NOW = Date.UTC(2026, 6, 18, 17, 0, 0)
const rules: MeaningRules = {
  table: profileSchema.parse({}).checkInStatus,
  isAssumed: () => false,
  zone: venueZone('Europe/Madrid'),
  clockToleranceMs: 5_000,
}
const call: CallRecord = { requestId: 'r', sentAt: NOW, endedAt: NOW + 80, status: 200, serverAt: NOW }
const read = (answer: object, change: Partial<CallRecord> = {}) =>
  meaningOf(checkInAnswerSchema.parse(answer), { ...call, ...change }, rules)
const readWith = (table: CheckInTable, answer: object) =>
  meaningOf(checkInAnswerSchema.parse(answer), call, { ...rules, table })
const readAssumed = (answer: object) =>
  meaningOf(checkInAnswerSchema.parse(answer), call, { ...rules, isAssumed: () => true })
const iso = (at: number): string => new Date(at).toISOString()

const HOUR = 3_600_000

describe('a check-in just made, and one of an hour ago, are told apart', () => {
  it.each([
    ['where all clocks agree', {}],
    ['where the Date header is hours ahead', { serverAt: NOW + 5 * HOUR }],
    ['where the Date header is hours behind', { serverAt: NOW - 5 * HOUR }],
    ['where this device is hours ahead', { sentAt: NOW + 5 * HOUR, endedAt: NOW + 5 * HOUR + 80 }],
    ['where this device is hours behind', { sentAt: NOW - 5 * HOUR, endedAt: NOW - 5 * HOUR + 80 }],
    ['where there is no Date header', { serverAt: null }],
  ])('%s', (_, clocks) => {
    expect(read({ checkInStatus: 0, checkInDate: iso(NOW) }, clocks).meaning).toBe('checked-in')
    expect(read({ checkInStatus: 1, checkInDate: iso(NOW - HOUR) }, clocks).meaning).toBe('already-used')
    expect(read({ checkInStatus: 42, checkInDate: iso(NOW - HOUR) }, clocks).meaning).toBe('already-used')
  })
})

describe('where nobody has said what the integers mean', () => {
  it.each([
    ['a date at the very moment is an admission, whatever rule is assumed', 3, NOW, 'checked-in'],
    ['two gates in one second: an assumed "used" lets no guest in twice', 1, NOW, 'already-used'],
    ['an earlier date is a used ticket, whatever the assumption', 2, NOW - HOUR, 'already-used'],
    ['a date of some seconds ago leaves it to the assumption', 1, NOW - 5_000, 'already-used'],
  ])('%s', (_, checkInStatus, at, meaning) => {
    expect(readAssumed({ checkInStatus, checkInDate: iso(at) }).meaning).toBe(meaning)
  })
})

describe('a date that is cut to the minute', () => {
  const cut = NOW - (NOW % 60_000)
  const late = { sentAt: cut + 40_000, endedAt: cut + 40_080, serverAt: cut + 40_000 }
  it('stands for the whole of it where the table says that it was checked in', () => {
    expect(read({ checkInStatus: 0, checkInDate: iso(cut) }, late).meaning).toBe('checked-in')
    expect(read({ checkInStatus: 42, checkInDate: iso(cut) }, late).meaning).toBe('already-used')
    expect(read({ checkInStatus: 1, checkInDate: iso(cut) }, late).meaning).toBe('already-used')
    expect(read({ checkInStatus: 0, checkInDate: iso(cut - 60_000) }, late).meaning).toBe('already-used')
  })
})

describe('what a check-in answer means', () => {
  it.each([
    ['0 is checked in', { checkInStatus: 0 }, 'checked-in'],
    ['1 is used', { checkInStatus: 1 }, 'already-used'],
    ['2 is too early', { checkInStatus: 2 }, 'too-early'],
    ['3 is too late', { checkInStatus: 3 }, 'too-late'],
    ['4 is expired', { checkInStatus: 4 }, 'expired'],
    ['5 is unknown', { checkInStatus: 5 }, 'unknown'],
    ['6 is for another event', { checkInStatus: 6 }, 'wrong-event'],
    ['7 is cancelled', { checkInStatus: 7 }, 'cancelled'],
    ['8 is refunded', { checkInStatus: 8 }, 'refunded'],
    ['an integer in no table is not recognised', { checkInStatus: 42 }, 'unrecognised'],
    ['a number as text is that number', { checkInStatus: '0' }, 'checked-in'],
    [
      'a date at the moment of the call is an admission, whatever the integer',
      { checkInStatus: 42, checkInDate: iso(NOW) },
      'checked-in',
    ],
    [
      'an earlier date is a used ticket, whatever the integer',
      { checkInStatus: 42, checkInDate: iso(NOW - 61_000) },
      'already-used',
    ],
    [
      'an earlier date is a used ticket even where the table says checked in',
      { checkInStatus: 0, checkInDate: iso(NOW - 61_000) },
      'already-used',
    ],
    [
      'two gates in one second: the table’s "used" wins over a date to the second',
      { checkInStatus: 1, checkInDate: iso(NOW) },
      'already-used',
    ],
    [
      'a rule that refuses stays the reason though the ticket was once used',
      { checkInStatus: 8, checkInDate: iso(NOW - 61_000) },
      'refunded',
    ],
    [
      'a lapsed card is lapsed by its standing, whatever the refusal',
      { checkInStatus: 4, cardStanding: 'lapsed' },
      'card-lapsed',
    ],
    ['a replaced card', { checkInStatus: 7, cardStanding: 'Replaced' }, 'card-replaced'],
    [
      'an active card that was checked in',
      { checkInStatus: 0, cardStanding: 'active', checkInDate: iso(NOW) },
      'checked-in',
    ],
  ])('%s', (_, answer, meaning) => {
    expect(read(answer).meaning).toBe(meaning)
  })

  it('reads ACME’s dates by ACME’s clock, however wrong ours is', () => {
    const hours = 5 * 3_600_000
    const at = iso(NOW - hours)
    expect(read({ checkInStatus: 42, checkInDate: at }, { serverAt: NOW - hours }).meaning).toBe('checked-in')
    expect(
      read({ checkInStatus: 42, checkInDate: iso(NOW - hours - 61_000) }, { serverAt: NOW - hours }).meaning,
    ).toBe('already-used')
  })

  it('keeps what a verdict shows: the member, the rebooking, the code', () => {
    expect(
      read({
        checkInStatus: 0,
        levelName: 'Patron',
        cardType: 'primary',
        cardStanding: 'active',
        membershipExpirationDate: '2027-01-01T00:00:00+01:00',
        ticketEventName: 'Tour',
        ticketEventTime: '2026-07-18T10:00:00+02:00',
        checkedInEventName: 'Tour',
        checkedInEventTime: '2026-07-18T11:00:00+02:00',
        addedByTheVendor: { anything: true },
      }),
    ).toMatchObject({
      code: '0',
      member: {
        level: 'Patron',
        cardType: 'primary',
        standing: 'active',
        expiresAt: Date.UTC(2026, 11, 31, 23),
      },
      bookedFor: { name: 'Tour', startsAt: Date.UTC(2026, 6, 18, 8) },
      checkedInTo: { name: 'Tour', startsAt: Date.UTC(2026, 6, 18, 9) },
    })
  })
})

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['1.5', 1_500],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    ['soon', null],
    ['-5', null],
    ['99999999', null],
    ['86400', null],
    [new Date(NOW - 90_000).toUTCString(), null],
    ['', null],
    [null, null],
  ])('%s', (header, waitMs) => {
    expect(readRetryAfter(header, NOW)).toBe(waitMs)
  })
})

describe('whatever the table was taught', () => {
  const meanings = checkInMeaningSchema.options
  const tables = fc.dictionary(fc.integer({ min: -20, max: 20 }).map(String), fc.constantFrom(...meanings))
  const codes = fc.integer({ min: -20, max: 20 })

  it('a date of this very call is an admission, but for a code that means "already used"', () => {
    fc.assert(
      fc.property(tables, codes, (table, code) => {
        const { meaning } = readWith(table, { checkInStatus: code, checkInDate: iso(NOW) })
        expect(meaning).toBe(table[String(code)] === 'already-used' ? 'already-used' : 'checked-in')
      }),
    )
  })

  it('an earlier date is never an admission', () => {
    fc.assert(
      fc.property(tables, codes, fc.integer({ min: 70_000, max: 86_400_000 }), (table, code, agoMs) => {
        const { meaning } = readWith(table, { checkInStatus: code, checkInDate: iso(NOW - agoMs) })
        expect(meaning).not.toBe('checked-in')
      }),
    )
  })

  it('without a date the table alone speaks, and a code it does not know is not recognised', () => {
    fc.assert(
      fc.property(tables, codes, (table, code) => {
        const { meaning } = readWith(table, { checkInStatus: code })
        expect(meaning).toBe(table[String(code)] ?? 'unrecognised')
      }),
    )
  })
})

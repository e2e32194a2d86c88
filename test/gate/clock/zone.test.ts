import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { readDate, writeDate } from '../../../electron/gate/ticketing/acme/dates.ts'

const madrid = venueZone('Europe/Madrid')
const HOUR = 3_600_000

describe('the venue’s days', () => {
  it.each([
    ['an ordinary day', Date.UTC(2026, 6, 18, 17), Date.UTC(2026, 6, 17, 22), 24],
    ['the day clocks go forward has 23 hours', Date.UTC(2026, 2, 29, 12), Date.UTC(2026, 2, 28, 23), 23],
    ['the day clocks go back has 25 hours', Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 9, 24, 22), 25],
  ])('%s', (_, at, midnight, hours) => {
    expect(madrid.startOfDay(at)).toBe(midnight)
    expect(madrid.startOfDay(at, 1) - midnight).toBe(hours * HOUR)
  })
})

it('reads a wall-clock time on the very day the clocks change', () => {
  const newYork = venueZone('America/New_York')
  expect(newYork.fromWallClock(Date.UTC(2026, 2, 8, 1))).toBe(Date.UTC(2026, 2, 8, 6))
  expect(newYork.fromWallClock(Date.UTC(2026, 2, 8, 3))).toBe(Date.UTC(2026, 2, 8, 7))
  expect(newYork.fromWallClock(Date.UTC(2026, 10, 1, 3))).toBe(Date.UTC(2026, 10, 1, 8))
})

it('knows the offset to the very millisecond at which clocks are set', () => {
  const change = Date.UTC(2026, 9, 25, 1)
  expect([change - 1, change, change - 1].map((at) => madrid.offsetMs(at) / HOUR)).toEqual([2, 1, 2])
  const halfHours = venueZone('Australia/Lord_Howe')
  const there = Date.UTC(2026, 3, 4, 15)
  expect([there - 1, there].map((at) => halfHours.offsetMs(at) / HOUR)).toEqual([11, 10.5])
})

describe('ACME’s dates', () => {
  it.each([
    ['2019-11-06T09:00:00-05:00', Date.UTC(2019, 10, 6, 14)],
    ['2020-01-06T00:00:00-0500', Date.UTC(2020, 0, 6, 5)],
    ['2026-07-18T17:00:00Z', Date.UTC(2026, 6, 18, 17)],
    ['2026-07-18T17:00:00.250Z', Date.UTC(2026, 6, 18, 17, 0, 0, 250)],
    ['2026-07-18T19:00:00', Date.UTC(2026, 6, 18, 17)],
    ['2020-1-6', Date.UTC(2020, 0, 5, 23)],
    ['1577836800000', 1_577_836_800_000],
    [1_577_836_800_000, 1_577_836_800_000],
  ])('reads %s', (text, at) => {
    expect(readDate(text, madrid)).toBe(at)
  })

  it.each(['', 'tomorrow', '2026-07-18T25', null, undefined, {}, Number.NaN])(
    'makes nothing of %s',
    (text) => {
      expect(readDate(text, madrid)).toBeNull()
    },
  )

  it('reads back what it writes, in any zone, on either side of any clock change', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC')
    const seconds = fc.integer({ min: 946_684_800, max: 4_102_444_800 })
    fc.assert(
      fc.property(zones, seconds, (name, second) => {
        const zone = venueZone(name)
        expect(readDate(writeDate(second * 1_000, zone), zone)).toBe(second * 1_000)
      }),
    )
  })
})

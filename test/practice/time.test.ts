import { describe, expect, it } from 'vitest'
import { parseMoment, venueZone, zoneClock } from '../../electron/practice/time.ts'

const HOUR_MS = 3_600_000

describe('the clock of a zone', () => {
  it.each([
    ['America/New_York', Date.UTC(2026, 0, 5, 12), '2026-01-05T07:00:00-05:00'],
    ['America/New_York', Date.UTC(2026, 6, 5, 12), '2026-07-05T08:00:00-04:00'],
    ['Asia/Kolkata', Date.UTC(2026, 0, 5, 12), '2026-01-05T17:30:00+05:30'],
    ['UTC', Date.UTC(2026, 0, 5, 12) + 999, '2026-01-05T12:00:00+00:00'],
    ['Europe/Madrid', Date.UTC(2026, 2, 29, 0, 59, 59), '2026-03-29T01:59:59+01:00'],
    ['Europe/Madrid', Date.UTC(2026, 2, 29, 1), '2026-03-29T03:00:00+02:00'],
    ['Europe/Madrid', Date.UTC(2026, 9, 25, 0, 59), '2026-10-25T02:59:00+02:00'],
    ['Europe/Madrid', Date.UTC(2026, 9, 25, 1), '2026-10-25T02:00:00+01:00'],
  ])('writes ISO 8601 with the offset of %s then', (zone, at, iso) => {
    expect(zoneClock(zone).iso(at)).toBe(iso)
  })

  it('writes the offset of reports without a colon', () => {
    expect(zoneClock('America/New_York').isoCompact(Date.UTC(2026, 0, 5, 12))).toBe(
      '2026-01-05T07:00:00-0500',
    )
  })

  it('cuts days of 23 and 25 hours where summer time changes', () => {
    const clock = zoneClock('Europe/Madrid')
    const length = (at: number) => (clock.dayStart(at, 1) - clock.dayStart(at)) / HOUR_MS
    expect(length(Date.UTC(2026, 2, 29, 10))).toBe(23)
    expect(length(Date.UTC(2026, 9, 25, 10))).toBe(25)
    expect(length(Date.UTC(2026, 5, 17, 10))).toBe(24)
  })

  it('moves a time that summer time skips on by the gap', () => {
    const clock = zoneClock('Europe/Madrid')
    const at = clock.at({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 })
    expect(clock.iso(at)).toBe('2026-03-29T03:30:00+02:00')
  })

  it('finds its own instants again, every hour of a year', () => {
    const clock = zoneClock('America/New_York')
    const lost = Array.from({ length: 365 * 24 }, (_, n) => Date.UTC(2026, 0, 1) + n * HOUR_MS).filter(
      (at) => parseMoment(clock.iso(at), clock) !== at,
    )
    expect(lost).toEqual([])
  })
})

describe('the dates of a request', () => {
  const clock = zoneClock('America/New_York')
  it.each([
    ['2026-06-17T12:00:00-04:00', Date.UTC(2026, 5, 17, 16)],
    ['2026-06-17T12:00:00-0400', Date.UTC(2026, 5, 17, 16)],
    ['2026-06-17T16:00:00Z', Date.UTC(2026, 5, 17, 16)],
    ['2026-06-17T16:00:00.000Z', Date.UTC(2026, 5, 17, 16)],
    ['2026-06-17T21:30:00+05:30', Date.UTC(2026, 5, 17, 16)],
    ['2026-06-17T12:00', Date.UTC(2026, 5, 17, 16)],
    ['2026-6-17', Date.UTC(2026, 5, 17, 4)],
    ['2026-06-17T12:00:00 04:00', null],
    ['17.06.2026', null],
    ['2026-13-01', null],
    ['', null],
  ])('reads %s', (text, at) => {
    expect(parseMoment(text, clock)).toBe(at)
  })
})

describe('the zone of the venue', () => {
  it('is the machine’s own by day', () => {
    expect(venueZone(Date.UTC(2026, 5, 17, 10), 'UTC')).toBe('UTC')
    expect(venueZone(Date.UTC(2026, 5, 17, 9), 'UTC')).toBe('UTC')
  })

  it('is a city where it is day when the machine’s is not, at every hour of every season', () => {
    for (const month of [0, 2, 5, 9])
      for (let minute = 0; minute < 24 * 60; minute += 15) {
        const at = Date.UTC(2026, month, 29, 0, minute)
        const zone = venueZone(at, 'UTC')
        const { hour } = zoneClock(zone).wall(at)
        expect(hour, `${new Date(at).toISOString()} in ${zone}`).toBeGreaterThanOrEqual(9)
        expect(hour, `${new Date(at).toISOString()} in ${zone}`).toBeLessThan(17)
      }
    expect(venueZone(Date.UTC(2026, 5, 17, 17), 'UTC')).not.toBe('UTC')
  })
})

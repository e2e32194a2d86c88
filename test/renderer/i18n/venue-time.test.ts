import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf, wallText } from '../../../renderer/i18n/venue-time.ts'

test.each([
  ['2026-11-22T19:42', 'Europe/Madrid', '2026-11-22T18:42:00Z'],
  ['2026-07-22T19:42', 'Europe/Madrid', '2026-07-22T17:42:00Z'],
  ['2026-11-22T00:00', 'Asia/Kathmandu', '2026-11-21T18:15:00Z'],
  ['2026-03-08T03:30', 'America/New_York', '2026-03-08T07:30:00Z'],
])('%s at a venue in %s is %s', (text, zone, moment) => {
  expect(momentOf(text, zone)).toBe(Date.parse(moment))
  expect(wallText(Date.parse(moment), zone)).toBe(text)
})

test.each(['', '2026-11-22', '2026-13-22T10:00', 'tomorrow'])('"%s" is no moment', (text) => {
  expect(momentOf(text, 'UTC')).toBeNull()
})

test('what a field shows of a moment is what it is read as again, to the minute', () => {
  const zones = ['Europe/Madrid', 'Asia/Tokyo', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC']
  fc.assert(
    fc.property(
      fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
      fc.constantFrom(...zones),
      (at, zone) => {
        const text = wallText(at, zone)
        const read = momentOf(text, zone)
        // In the hour that clocks show twice it may be the other one.
        expect(read === null ? null : wallText(read, zone)).toBe(text)
        if (read !== null) expect(Math.abs(read - at)).toBeLessThan(3_600_000 + 60_000)
      },
    ),
    { seed: 20_261_122 },
  )
})

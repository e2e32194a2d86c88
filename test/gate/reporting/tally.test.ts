import { describe, expect, test } from 'vitest'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { venueTime } from '../../../electron/gate/reporting/tables.ts'
import { hourOf, makeTallies } from '../../../electron/gate/reporting/tally.ts'
import { type CountedScans, QUARTER_MS } from '../../../electron/gate/store/scan-log.ts'

const at = (iso: string) => Date.parse(iso)
const counted = (part: Partial<CountedScans>): CountedScans => ({
  lane: 'north-1',
  class: 'admit',
  reason: 'admitted',
  quarter: 1,
  eventId: 'e1',
  eventName: 'Concert',
  startsAt: 5,
  ticketType: 'Adult',
  flagged: 0,
  moved: 'in',
  undone: 0,
  told: 'recorded',
  toldUndo: null,
  scans: 1,
  guests: 1,
  ...part,
})

describe('an hour is one of the venue’s clocks', () => {
  test.each([
    ['Europe/Madrid', '2026-11-22T19:59:59Z', '2026-11-22T19:00:00Z'],
    ['Asia/Kathmandu', '2026-11-22T19:30:00Z', '2026-11-22T19:15:00Z'],
    ['Asia/Kathmandu', '2026-11-22T19:10:00Z', '2026-11-22T18:15:00Z'],
    // The hour that comes twice when clocks are set back is two hours.
    ['Europe/Madrid', '2026-10-25T00:30:00Z', '2026-10-25T00:00:00Z'],
    ['Europe/Madrid', '2026-10-25T01:30:00Z', '2026-10-25T01:00:00Z'],
  ])('in %s, at %s', (zone, moment, began) => {
    expect(new Date(hourOf(at(moment), venueZone(zone)))).toEqual(new Date(began))
  })

  test.each([
    ['America/St_Johns', '2026-11-22T12:30:00-03:30'],
    ['Asia/Kathmandu', '2026-11-22T21:45:00+05:45'],
    ['UTC', '2026-11-22T16:00:00+00:00'],
  ])('and in %s a time is written %s', (zone, text) => {
    expect(venueTime(at('2026-11-22T16:00:00Z'), venueZone(zone))).toBe(text)
  })
})

describe('what is counted', () => {
  const said = (...parts: Partial<CountedScans>[]) => {
    const tallies = makeTallies(venueZone('UTC'))
    for (const part of parts) tallies.add(counted(part), 'North')
    return tallies.report()
  }

  test('guests, not scans, where a group comes in', () => {
    expect(said({ guests: 5 }).total).toMatchObject({ scans: 1, admitted: 5 })
  })

  test('an admission that was taken back is no guest, and is said', () => {
    const { total, entrances } = said({ guests: 2 }, { undone: 1, guests: 3, toldUndo: 'pending' })
    expect(total).toMatchObject({ scans: 2, admitted: 2, undone: 3 })
    expect(entrances).toEqual([{ entrance: 'North', admitted: 2, out: 0, refused: 0, held: 0 }])
  })

  test('who leaves, apart from who comes', () => {
    expect(said({ moved: 'out', told: null }).total).toMatchObject({ admitted: 0, out: 1, overrides: 0 })
  })

  test('refusals by their reason, most first; a repeat is none', () => {
    const nobody = { moved: null, guests: 0, told: null } as const
    const { refusals, total } = said(
      { ...nobody, class: 'hold', reason: 'not-decided' },
      { ...nobody, class: 'deny', reason: 'unknown', scans: 3 },
      { ...nobody, class: 'deny', reason: 'unknown', scans: 4, lane: 'south-1' },
      { ...nobody, class: 'repeat', reason: 'same-scan', scans: 9 },
    )
    expect(refusals).toEqual([
      { class: 'deny', reason: 'unknown', scans: 7 },
      { class: 'hold', reason: 'not-decided', scans: 1 },
    ])
    expect(total).toMatchObject({ scans: 17, refused: 7, held: 1, repeats: 9, admitted: 0 })
  })

  test('what ACME has not heard, of admissions and of undos', () => {
    const { acme } = said(
      { told: 'pending', scans: 3 },
      { told: 'sending' },
      { toldUndo: 'pending', undone: 1 },
      { told: 'conflict' },
      { told: 'refused' },
      { told: 'parked' },
    )
    expect(acme).toEqual({ waiting: 5, conflicts: 1, refused: 1, parked: 1 })
  })

  test('an event that ACME named without its id is the same event', () => {
    const { events } = said({}, { eventId: '' }, { eventId: null, eventName: null, startsAt: null })
    expect(events.map(({ event, admitted }) => [event?.name ?? null, admitted])).toEqual([
      ['Concert', 2],
      [null, 1],
    ])
  })

  test('quarters of an hour into hours, in their order', () => {
    const hour = 3_600_000 / QUARTER_MS
    const { hours } = said({ quarter: hour * 5 + 3 }, { quarter: hour * 4 }, { quarter: hour * 5 })
    expect(hours.map(({ at: began, admitted }) => [began, admitted])).toEqual([
      [4 * 3_600_000, 1],
      [5 * 3_600_000, 2],
    ])
  })
})

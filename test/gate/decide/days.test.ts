import { describe, expect, it } from 'vitest'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { decideFromCache } from '../../../electron/gate/decide/decide.ts'
import type { Facts, Rules } from '../../../electron/gate/decide/facts.ts'
import { passRange } from '../../../electron/gate/scan/facts.ts'
import { concert, HOUR, MINUTE, movement, rangeFacts, rules, ticketFacts } from './given.ts'

/** Days on which the venue's clocks are put forward or back, and how long they are. */
const days = [
  { name: 'Europe/Madrid', day: '2026-03-29', hours: 23 },
  { name: 'Europe/Madrid', day: '2026-10-25', hours: 25 },
  { name: 'America/New_York', day: '2026-03-08', hours: 23 },
  { name: 'America/New_York', day: '2026-11-01', hours: 25 },
  { name: 'Australia/Lord_Howe', day: '2026-10-04', hours: 23.5 },
  { name: 'Australia/Lord_Howe', day: '2026-04-05', hours: 24.5 },
]

describe.each(days)('in $name on $day, a day of $hours hours', ({ name, day, hours }) => {
  const zone = venueZone(name)
  /** What clocks there show on that day, or so many days later. */
  const at = (time: string, plusDays = 0): number =>
    zone.fromWallClock(Date.parse(`${day}T${time}Z`) + plusDays * 24 * HOUR)
  const here: Partial<Rules> = { startOfDay: zone.startOfDay }
  const say = (facts: Facts, now: number) => decideFromCache({ ...facts, confirmedAt: now }, rules(here), now)
  const [midnight, nextMidnight] = [at('00:00:00'), at('00:00:00', 1)]

  it('is as long as it is', () => {
    expect(nextMidnight - midnight).toBe(hours * HOUR)
    expect(zone.startOfDay(at('12:00:00'), 1)).toBe(nextMidnight)
  })

  it('check-in windows count true minutes, whatever the clocks show', () => {
    const event = concert({
      startsAt: at('12:00:00'),
      window: { minutesBefore: 11 * 60, minutesAfter: 30, blocks: true, autoRebook: false },
    })
    const facts = ticketFacts({ event })
    expect(say(facts, event.startsAt - 11 * HOUR - 1)).toMatchObject({ reason: 'too-early' })
    expect(say(facts, event.startsAt - 11 * HOUR)).toMatchObject({ kind: 'admit' })
    expect(say(facts, event.startsAt + 30 * MINUTE + 1)).toMatchObject({ reason: 'too-late' })
  })

  const open = { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false }
  it.each([
    [
      'the event',
      concert({
        startsAt: at('20:00:00', -1),
        ticketDurationDays: 1,
        expireFromEventDate: true,
        window: open,
      }),
      null,
    ],
    [
      'purchase',
      concert({ startsAt: at('09:00:00'), ticketDurationDays: 1, window: open }),
      at('23:30:00', -1),
    ],
  ])('a ticket good for a day from %s is good to its last minute, and no longer', (_, event, purchasedAt) => {
    const facts = ticketFacts({ ticket: { purchasedAt }, event })
    expect(say(facts, midnight)).toMatchObject({ kind: 'admit' })
    expect(say(facts, nextMidnight - 1)).toMatchObject({ kind: 'admit' })
    expect(say(facts, nextMidnight)).toMatchObject({
      reason: 'expired',
      details: { expiredAt: nextMidnight },
    })
  })

  it('a ticket bought in that day’s night expires with the calendar day', () => {
    const event = concert({ startsAt: at('09:00:00', 1), ticketDurationDays: 1, window: open })
    const facts = ticketFacts({ ticket: { purchasedAt: at('00:10:00') }, event })
    expect(say(facts, at('23:59:00', 1))).toMatchObject({ kind: 'admit' })
    expect(say(facts, at('00:00:00', 2))).toMatchObject({ reason: 'expired' })
  })

  it('a pass for once a day comes in once in it, and again on the next', () => {
    const used = (when: number) => rangeFacts({}, { movements: [movement({ at: when })] })
    expect(say(used(midnight - MINUTE), midnight)).toMatchObject({ kind: 'admit' })
    expect(say(used(midnight), nextMidnight - 1)).toMatchObject({ reason: 'already-used' })
    expect(say(used(nextMidnight - 1), nextMidnight)).toMatchObject({ kind: 'admit' })
    // The hour that comes twice, or never: an hour and a half before and after it are of one day.
    expect(say(used(midnight + HOUR), midnight + 4 * HOUR)).toMatchObject({ reason: 'already-used' })
  })

  it('a pass is good from the first instant of its first day to the last of its last', () => {
    const settings = { title: 'Pass', from: '10', to: '20', prefix: '', uses: 'unlimited' } as const
    const { facts } = passRange({ ...settings, validFrom: day, validUntil: day }, zone)
    expect(facts).toMatchObject({ validFrom: midnight, validUntil: nextMidnight })
  })
})

it('a pass is good from one o’clock where clocks go from midnight to one', () => {
  const zone = venueZone('Africa/Cairo')
  const settings = { title: 'Pass', from: '10', to: '20', prefix: '', uses: 'once' } as const
  const { facts } = passRange({ ...settings, validFrom: '2026-04-24' }, zone)
  expect(facts.validFrom).toBe(Date.parse('2026-04-24T01:00:00+03:00'))
})

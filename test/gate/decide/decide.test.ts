import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideFromCache } from '../../../electron/gate/decide/decide.ts'
import type { Facts, Rules } from '../../../electron/gate/decide/facts.ts'
import {
  cardFacts,
  concert,
  DAY,
  HOUR,
  MINUTE,
  movement,
  NOW,
  rules,
  ticketFacts,
  unknownFacts,
} from './given.ts'

const other = concert({ id: 'matinee', name: 'Matinée', startsAt: NOW + 3 * HOUR, endsAt: NOW + 5 * HOUR })
const flexible = { window: { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: true } }

type Case = readonly [
  sentence: string,
  facts: Facts,
  expected: Record<string, unknown>,
  change?: Partial<Rules>,
]

const cases: readonly Case[] = [
  ['a valid ticket within its window is admitted', ticketFacts(), { kind: 'admit', reason: 'admitted' }],
  [
    'a ticket ACME has checked in is used, with the time',
    ticketFacts({ ticket: { checkedInAt: NOW - HOUR } }),
    { kind: 'deny', reason: 'already-used', own: false, details: { usedAt: NOW - HOUR } },
  ],
  [
    'a ticket this device admitted is used, with the time and the lane, and ACME need not be asked',
    ticketFacts({ movements: [movement()] }),
    {
      kind: 'deny',
      reason: 'already-used',
      own: true,
      details: { usedAt: NOW - 10 * MINUTE, usedBy: 'north-1' },
    },
  ],
  [
    'before the window opens it is too early, with the opening time',
    ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR }) }),
    { kind: 'deny', reason: 'too-early', details: { opensAt: NOW + HOUR } },
  ],
  [
    'after the window closed it is too late, with the closing time',
    ticketFacts({ event: concert({ startsAt: NOW - 2 * HOUR, endsAt: NOW }) }),
    { kind: 'deny', reason: 'too-late', details: { closedAt: NOW - 30 * MINUTE } },
  ],
  [
    'without limits there is no too early and no too late',
    ticketFacts({
      event: concert({
        startsAt: NOW + 9 * HOUR,
        window: { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false },
      }),
    }),
    { kind: 'admit' },
  ],
  [
    'a ticket that was good for three days from purchase has expired',
    ticketFacts({ event: concert({ ticketDurationDays: 3 }) }),
    { kind: 'deny', reason: 'expired' },
  ],
  [
    'the last day of a ticket counts in full',
    ticketFacts({ event: concert({ ticketDurationDays: 10 }) }),
    { kind: 'admit' },
  ],
  [
    'an expiry that counts from the event does not look at the purchase',
    ticketFacts({ event: concert({ ticketDurationDays: 3, expireFromEventDate: true }) }),
    { kind: 'admit' },
  ],
  [
    'a ticket for an event not admitted here is for another event, and says which',
    ticketFacts({ event: other, admitting: [concert()] }),
    { kind: 'deny', reason: 'wrong-event', details: { rightEvent: { id: 'matinee' } } },
  ],
  [
    'where the template rebooks, a ticket for another time is admitted into this one',
    ticketFacts({
      event: concert({ id: 'late show', startsAt: NOW + 3 * HOUR, ...flexible }),
      admitting: [concert()],
    }),
    { kind: 'admit', event: { id: 'concert' }, details: { bookedFor: { id: 'late show' } } },
  ],
  [
    'rebooking stays within the template',
    ticketFacts({ event: concert({ id: 'talk', templateId: 'talks', ...flexible }), admitting: [concert()] }),
    { kind: 'deny', reason: 'wrong-event' },
  ],
  [
    'a cancelled ticket',
    ticketFacts({ ticket: { state: 'cancelled' } }),
    { kind: 'deny', reason: 'cancelled' },
  ],
  ['a refunded ticket', ticketFacts({ ticket: { state: 'refunded' } }), { kind: 'deny', reason: 'refunded' }],
  [
    'a ticket of a cancelled event',
    ticketFacts({ event: concert({ cancelled: true }) }),
    { kind: 'deny', reason: 'cancelled' },
  ],
  ['a code nothing here knows', unknownFacts(), { kind: 'unknown' }],
  ['a ticket of an event not yet downloaded', ticketFacts({ event: null }), { kind: 'unknown' }],
  [
    'a list older than the limit admits nobody',
    ticketFacts({ confirmedAt: NOW - DAY - 1 }),
    { kind: 'hold', reason: 'cache-too-old', details: { dataAgeMs: DAY + 1 } },
  ],
  [
    'a list older than the limit still refuses what it knows to be refused',
    ticketFacts({ ticket: { state: 'refunded' }, confirmedAt: NOW - 2 * DAY }),
    { kind: 'deny', reason: 'refunded' },
  ],
  [
    'an attempt that landed unseen is an admission, whatever the list says',
    unknownFacts({ landed: true }),
    { kind: 'admit', reason: 'admitted' },
  ],
  ['a member', cardFacts(), { kind: 'admit', reason: 'admitted', details: { member: { level: 'Patron' } } }],
  ['a new member', cardFacts({ standing: 'new' }), { kind: 'admit' }],
  ['a lapsed card', cardFacts({ standing: 'lapsed' }), { kind: 'deny', reason: 'card-lapsed' }],
  ['a dropped card', cardFacts({ standing: 'dropped' }), { kind: 'deny', reason: 'card-dropped' }],
  ['a replaced card', cardFacts({ standing: 'replaced' }), { kind: 'deny', reason: 'card-replaced' }],
  ['a card past its date', cardFacts({ expiresAt: NOW - 1 }), { kind: 'deny', reason: 'card-lapsed' }],
  [
    'a card of a standing nobody documented is for ACME to say',
    cardFacts({ standing: 'unknown' }),
    { kind: 'unknown' },
  ],
  [
    'a card that is inside already is for ACME to judge',
    cardFacts({}, { movements: [movement()] }),
    { kind: 'deny', reason: 'already-inside', own: false },
  ],
  [
    'a card that came yesterday comes again today',
    cardFacts({}, { movements: [movement({ at: NOW - DAY })] }),
    { kind: 'admit', reason: 'admitted' },
  ],
  [
    'a card that left comes back in',
    cardFacts({}, { movements: [movement(), movement({ direction: 'out', at: NOW - MINUTE })] }),
    { kind: 'admit', reason: 'readmitted' },
  ],
  [
    'a guest who left comes back where the profile allows it',
    ticketFacts({ movements: [movement(), movement({ direction: 'out', at: NOW - MINUTE })] }),
    { kind: 'admit', reason: 'readmitted' },
    { reentry: 'after-exit' },
  ],
  [
    'a guest who left does not come back where the profile does not',
    ticketFacts({ movements: [movement(), movement({ direction: 'out', at: NOW - MINUTE })] }),
    { kind: 'deny', reason: 'already-used', own: true },
  ],
  [
    'a guest who is inside does not come in again',
    ticketFacts({ movements: [movement()] }),
    { kind: 'deny', reason: 'already-inside', own: true },
    { reentry: 'after-exit' },
  ],
  [
    'a guest who came in here may leave',
    ticketFacts({ movements: [movement()] }),
    { kind: 'admit' },
    { direction: 'out' },
  ],
  [
    'a guest whom ACME saw come in elsewhere may leave',
    ticketFacts({ ticket: { checkedInAt: NOW - HOUR } }),
    { kind: 'admit' },
    { direction: 'out' },
  ],
  [
    'nobody leaves who is not inside',
    ticketFacts(),
    { kind: 'deny', reason: 'not-inside' },
    { direction: 'out' },
  ],
  [
    'nobody leaves twice',
    ticketFacts({ movements: [movement(), movement({ direction: 'out', at: NOW - MINUTE })] }),
    { kind: 'deny', reason: 'not-inside' },
    { direction: 'out' },
  ],
]

describe('what the cache says', () => {
  it.each(cases.map(([sentence, ...rest]) => ({ sentence, rest })))(
    '$sentence',
    ({ rest: [facts, expected, change] }) => {
      expect(decideFromCache(facts, rules(change), NOW)).toMatchObject(expected)
    },
  )

  it('holds at the very edges of the window', () => {
    const event = concert()
    const opens = event.startsAt - 60 * MINUTE
    const closes = event.startsAt + 90 * MINUTE
    const at = (now: number) => decideFromCache(ticketFacts({ event, confirmedAt: now }), rules(), now)
    expect(at(opens - 1)).toMatchObject({ reason: 'too-early' })
    expect(at(opens)).toMatchObject({ kind: 'admit' })
    expect(at(closes)).toMatchObject({ kind: 'admit' })
    expect(at(closes + 1)).toMatchObject({ reason: 'too-late' })
  })

  it('never depends on the order in which admitted events are listed', () => {
    const events = [
      concert({ id: 'a', startsAt: NOW + HOUR }),
      concert({ id: 'b' }),
      concert({ id: 'c', startsAt: NOW + 5 * HOUR }),
    ]
    const passes = fc.constantFrom(ticketFacts(), cardFacts(), unknownFacts())
    fc.assert(
      fc.property(passes, fc.shuffledSubarray(events, { minLength: 3, maxLength: 3 }), (facts, shuffled) => {
        const one = decideFromCache({ ...facts, admitting: events }, rules(), NOW)
        expect(decideFromCache({ ...facts, admitting: shuffled }, rules(), NOW)).toEqual(one)
      }),
    )
  })

  it('never admits a ticket twice without an exit between', () => {
    const moves = fc.array(fc.constantFrom('in' as const, 'out' as const), { maxLength: 8 })
    fc.assert(
      fc.property(moves, fc.constantFrom('never' as const, 'after-exit' as const), (directions, reentry) => {
        const movements = directions.map((direction, index) =>
          movement({ direction, at: NOW - HOUR + index }),
        )
        const said = decideFromCache(ticketFacts({ movements }), rules({ reentry }), NOW)
        const inside = directions.at(-1) === 'in'
        if (inside) expect(said.kind).toBe('deny')
        if (reentry === 'never' && directions.includes('in')) expect(said.kind).toBe('deny')
      }),
    )
  })
})

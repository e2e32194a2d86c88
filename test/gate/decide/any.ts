import fc from 'fast-check'
import type { EventRecord } from '../../../electron/contract/ticketing.ts'
import type { Facts, Movement, Pass, Rules } from '../../../electron/gate/decide/facts.ts'
import { card, concert, DAY, HOUR, movement, NOW, range, ticket } from './given.ts'

/** Facts and rules of every kind, for the laws that hold for all of them. */

const near = fc.integer({ min: -30, max: 30 }).map((hours) => NOW + hours * HOUR)
const maybeNear = fc.option(near)

const anyEvent: fc.Arbitrary<EventRecord> = fc
  .record({
    id: fc.constantFrom('concert', 'matinee', 'late'),
    templateId: fc.constantFrom('concerts', 'talks', null),
    startsAt: near,
    cancelled: fc.boolean(),
    window: fc.record({
      minutesBefore: fc.constantFrom(null, 0, 60),
      minutesAfter: fc.constantFrom(null, 0, 90),
      blocks: fc.boolean(),
      autoRebook: fc.boolean(),
    }),
    ticketDurationDays: fc.constantFrom(null, 1, 3),
    expireFromEventDate: fc.boolean(),
  })
  .map((change) => concert({ ...change, endsAt: change.startsAt + 2 * HOUR }))

const anyPass: fc.Arbitrary<Pass | null> = fc.oneof(
  fc.constant(null),
  fc
    .record({
      event: fc.option(anyEvent),
      state: fc.constantFrom('valid' as const, 'valid' as const, 'cancelled' as const, 'refunded' as const),
      checkedInAt: maybeNear,
      purchasedAt: maybeNear,
      goodFor: fc.constantFrom(1, 1, 2, 5),
      ticketType: fc.constantFrom('Adult', 'VIP', null),
    })
    .map(({ event, ...change }) => ({
      kind: 'ticket' as const,
      ticket: ticket({ ...change, eventId: event?.id ?? 'gone' }),
      event,
    })),
  fc
    .record({
      standing: fc.constantFrom('new' as const, 'active' as const, 'lapsed' as const, 'unknown' as const),
      expiresAt: maybeNear,
    })
    .map((change) => ({ kind: 'card' as const, card: card(change) })),
  fc
    .record({
      uses: fc.constantFrom('once' as const, 'once-a-day' as const, 'unlimited' as const),
      validFrom: maybeNear,
      validUntil: maybeNear,
    })
    .map((change) => ({ kind: 'range' as const, range: range(change) })),
)

const anyMovements: fc.Arbitrary<Movement[]> = fc
  .array(
    fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      guests: fc.constantFrom(1, 1, 2),
      // Clocks are set: what happened later may be dated earlier.
      at: fc.integer({ min: NOW - 2 * DAY, max: NOW }),
      eventId: fc.constantFrom('concert', 'matinee', null),
    }),
    { maxLength: 6 },
  )
  .map((steps) => steps.map((step, index) => movement({ ...step, seq: index + 1, visit: index })))

export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  pass: anyPass,
  movements: anyMovements,
  admitting: fc.uniqueArray(anyEvent, { maxLength: 3, selector: ({ id }) => id }),
  confirmedAt: maybeNear,
  landed: fc.boolean(),
  count: fc.constantFrom(1, 1, 2, 3),
})

export const anyRules: fc.Arbitrary<Partial<Rules>> = fc.record({
  direction: fc.constantFrom('in', 'out'),
  reentry: fc.constantFrom('never', 'after-exit'),
  outsideWindow: fc.constantFrom('as-event-says', 'refuse', 'admit'),
  unknown: fc.constantFrom('hold', 'deny', 'admit'),
  entrances: fc.constantFrom(
    [],
    [{ entrance: 'VIP', ticketTypes: ['VIP'], events: [], templates: [], names: [] }],
  ),
})

export const anyMeaning = fc.constantFrom(
  'checked-in',
  'already-used',
  'too-early',
  'wrong-event',
  'unknown',
  'card-lapsed',
  'unrecognised',
)

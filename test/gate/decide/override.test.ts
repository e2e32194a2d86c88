import { expect, it } from 'vitest'
import type { CacheDecision, Facts, Movement, Rules } from '../../../electron/gate/decide/facts.ts'
import { decideOverride } from '../../../electron/gate/decide/override.ts'
import { HOUR, NOW } from './given.ts'

const DAY = 24 * HOUR
const rules: Rules = {
  direction: 'in',
  reentry: 'never',
  outsideWindow: 'as-event-says',
  entrance: 'North',
  entrances: [],
  startOfDay: (at) => at - (at % DAY),
  refuseCacheAtMs: DAY,
  unknown: 'hold',
}
const event = { id: 'e1', name: 'Concert', startsAt: NOW }
const used: CacheDecision = {
  kind: 'deny',
  reason: 'too-early',
  own: false,
  event,
  details: { ticketType: 'Adult', opensAt: NOW + HOUR },
}
const moved = (direction: 'in' | 'out', at: number, seq = 1): Movement => ({
  ...{ seq, scanId: `s${seq}`, direction, visit: 0, guests: 1, at, eventId: 'e1', lane: 'north-1' },
})
const facts = (movements: readonly Movement[], pass: Facts['pass'] = null): Facts => ({
  ...{ pass, movements, admitting: [], confirmedAt: null, landed: false, count: 1 },
})
const card: Facts['pass'] = {
  kind: 'card',
  card: { level: 'Patron', cardType: null, standing: 'lapsed', expiresAt: null },
}

it('says what the ticket is, and nothing of why it would have been refused', () => {
  const { decision, before, isTold } = decideOverride(used, facts([]), rules, 'record', NOW)
  expect(decision).toEqual({
    class: 'admit',
    reason: 'override',
    source: 'policy',
    event,
    details: { ticketType: 'Adult' },
  })
  expect([before, isTold]).toEqual([null, true])
})

it.each([
  ['nothing before', facts([]), rules, 'record', true],
  ['let in before', facts([moved('in', NOW - HOUR)]), rules, 'record', false],
  ['let in before, and the profile wants it told', facts([moved('in', NOW - HOUR)]), rules, 'upload', true],
  ['in and out before', facts([moved('in', NOW - HOUR), moved('out', NOW, 2)]), rules, 'record', false],
  ['out alone', facts([moved('out', NOW - HOUR)]), rules, 'record', true],
  ['a ticket of last week', facts([moved('in', NOW - 7 * DAY)]), rules, 'record', false],
  ['a card of last week', facts([moved('in', NOW - 7 * DAY)], card), rules, 'record', true],
  ['a card of today', facts([moved('in', NOW)], card), rules, 'record', false],
  ['the way out', facts([]), { ...rules, direction: 'out' }, 'upload', false],
] as const)('is told to ACME once for each visit: %s', (_, given, at, again, told) => {
  expect(decideOverride(used, given, at, again, NOW).isTold).toBe(told)
})

it('says when and by which lane it was let in before', () => {
  const { decision } = decideOverride(used, facts([moved('in', NOW - HOUR)]), rules, 'record', NOW)
  expect(decision.details).toMatchObject({ usedAt: NOW - HOUR, usedBy: 'north-1' })
})

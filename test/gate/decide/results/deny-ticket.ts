import type { DenyReason } from '../../../../electron/contract/verdict.ts'
import {
  cardFacts,
  concert,
  DAY,
  HOUR,
  MINUTE,
  moved,
  movement,
  NOW,
  rangeFacts,
  ticketFacts,
  unknownFacts,
} from '../given.ts'
import { acme, type Case, said } from './said.ts'

type OfATicket = Exclude<DenyReason, `card-${string}` | 'already-inside' | 'not-inside' | 'wrong-entrance'>
const flexible = { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: true }
const open = { minutesBefore: 60, minutesAfter: 90, blocks: false, autoRebook: false }
const back = { rules: { reentry: 'after-exit' } } as const

export const denyTicket: Readonly<Record<OfATicket, readonly Case[]>> = {
  'already-used': [
    [
      'a ticket ACME has checked in, with the time; ACME is asked, for it may have been taken back',
      () => said(ticketFacts({ ticket: { checkedInAt: NOW - HOUR } })),
      { asks: true, details: { usedAt: NOW - HOUR } },
    ],
    [
      'a ticket this device admitted, with the time and the lane, and ACME need not be asked',
      () => said(ticketFacts({ movements: [movement()] })),
      { asks: false, details: { usedAt: NOW - 10 * MINUTE, usedBy: 'north-1' } },
    ],
    [
      'a code this device admitted and the list no longer holds',
      () => said(unknownFacts({ movements: moved('in') })),
      { asks: false },
    ],
    [
      'a guest who left, where the profile lets none come back',
      () => said(ticketFacts({ movements: moved('in', 'out') })),
      { asks: false },
    ],
    [
      'a group of which all came in',
      () => said(ticketFacts({ ticket: { goodFor: 3 }, movements: moved('in 2', 'in 1') })),
      { asks: false, details: { group: { admitted: 0, inside: 3, of: 3, left: 0 } } },
    ],
    [
      'a group of which all came in and some left, where the profile lets none come back',
      () => said(ticketFacts({ ticket: { goodFor: 3 }, movements: moved('in 3', 'out 2') })),
      { details: { group: { inside: 1, left: 0 } } },
    ],
    [
      'a group that was let in at another gate: ACME counts codes, not guests',
      () => said(ticketFacts({ ticket: { goodFor: 3, checkedInAt: NOW - HOUR } })),
      { asks: true },
    ],
    [
      'a pass for once',
      () => said(rangeFacts({ uses: 'once' }, { movements: [movement({ at: NOW - DAY })] })),
      { asks: false },
    ],
    [
      'a pass for once a day, on the same',
      () => said(rangeFacts({}, { movements: moved('in') })),
      { asks: false },
    ],
    [
      'a member who left, where the profile lets none come back, unless ACME knows better',
      () => said(cardFacts({}, { movements: moved('in', 'out') })),
      { asks: true },
    ],
    [
      'by ACME’s word, with its date',
      () => said(unknownFacts(), { word: acme({ meaning: 'already-used', checkedInAt: NOW - DAY }) }),
      { source: 'acme', details: { usedAt: NOW - DAY } },
    ],
  ],
  'too-early': [
    [
      'before the window opens, with the opening time',
      () => said(ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR }) })),
      { asks: true, details: { opensAt: NOW + HOUR } },
    ],
    [
      'where the profile refuses what the event would let in',
      () =>
        said(ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR, window: open }) }), {
          rules: { outsideWindow: 'refuse' },
        }),
    ],
    [
      'a pass before its first day',
      () => said(rangeFacts({ validFrom: NOW + 1 })),
      { asks: false, details: { opensAt: NOW + 1 } },
    ],
    [
      'by ACME’s word, with the time this device knows',
      () =>
        said(ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR }) }), {
          word: acme({ meaning: 'too-early' }),
        }),
      { source: 'acme', details: { opensAt: NOW + HOUR } },
    ],
  ],
  'too-late': [
    [
      'after the window closed, with the closing time',
      () => said(ticketFacts({ event: concert({ startsAt: NOW - 2 * HOUR, endsAt: NOW }) })),
      { asks: true, details: { closedAt: NOW - 30 * MINUTE } },
    ],
    [
      'the rest of a group, after the doors have closed',
      () =>
        said(
          ticketFacts({
            ticket: { goodFor: 3 },
            event: concert({ startsAt: NOW - 2 * HOUR }),
            movements: moved('in 1'),
          }),
        ),
      { asks: false },
    ],
  ],
  expired: [
    [
      'a ticket that was good for three days from purchase',
      () => said(ticketFacts({ event: concert({ ticketDurationDays: 3 }) })),
      { asks: true },
    ],
    [
      'a ticket that was good for a day from its event',
      () =>
        said(
          ticketFacts({
            event: concert({ startsAt: NOW - 3 * DAY, ticketDurationDays: 1, expireFromEventDate: true }),
          }),
        ),
    ],
    [
      'a guest who left, and whose ticket expired since',
      () =>
        said(ticketFacts({ event: concert({ ticketDurationDays: 3 }), movements: moved('in', 'out') }), back),
      { asks: false },
    ],
    [
      'a pass after its last day',
      () => said(rangeFacts({ validUntil: NOW })),
      { asks: false, details: { expiredAt: NOW } },
    ],
    [
      'by ACME’s word',
      () => said(unknownFacts(), { word: acme({ meaning: 'expired' }) }),
      { source: 'acme' },
    ],
  ],
  'wrong-event': [
    [
      'a ticket for an event not admitted here, which is named',
      () => said(ticketFacts({ event: concert({ id: 'matinee' }), admitting: [concert()] })),
      { asks: true, details: { rightEvent: { id: 'matinee' } } },
    ],
    [
      'rebooking stays within the template',
      () =>
        said(
          ticketFacts({
            event: concert({ id: 'talk', templateId: 'talks', window: flexible }),
            admitting: [concert({ window: flexible })],
          }),
        ),
    ],
    [
      'rebooking stays within the window of the other time',
      () =>
        said(
          ticketFacts({
            event: concert({ id: 'late show', window: flexible }),
            admitting: [concert({ startsAt: NOW + 5 * HOUR, window: flexible })],
          }),
        ),
    ],
    [
      'yesterday’s guest who was scanned out is not "back" today',
      () =>
        said(
          ticketFacts({
            event: concert({ id: 'yesterday', startsAt: NOW - DAY, endsAt: NOW - DAY + 2 * HOUR }),
            admitting: [concert()],
            movements: moved('in', 'out').map((one) => ({ ...one, eventId: 'yesterday', at: one.at - DAY })),
          }),
          back,
        ),
      { asks: false },
    ],
    [
      'by ACME’s word, which names the right one',
      () =>
        said(unknownFacts(), {
          word: acme({ meaning: 'wrong-event', bookedFor: { name: 'Matinée', startsAt: NOW + HOUR } }),
        }),
      { source: 'acme', details: { rightEvent: { name: 'Matinée' } } },
    ],
  ],
  cancelled: [
    ['a cancelled ticket', () => said(ticketFacts({ ticket: { state: 'cancelled' } })), { asks: true }],
    ['a ticket of a cancelled event', () => said(ticketFacts({ event: concert({ cancelled: true }) }))],
    [
      'a guest who left, and whose ticket was cancelled since',
      () => said(ticketFacts({ ticket: { state: 'cancelled' }, movements: moved('in', 'out') }), back),
      { asks: false },
    ],
    [
      'by ACME’s word',
      () => said(ticketFacts(), { word: acme({ meaning: 'cancelled' }) }),
      { source: 'acme' },
    ],
  ],
  refunded: [
    ['a refunded ticket', () => said(ticketFacts({ ticket: { state: 'refunded' } })), { asks: true }],
    [
      'a refunded ticket of a list that is too old to admit',
      () => said(ticketFacts({ ticket: { state: 'refunded' }, confirmedAt: NOW - 2 * DAY })),
    ],
    [
      'the rest of a group that was paid back',
      () => said(ticketFacts({ ticket: { goodFor: 4, state: 'refunded' }, movements: moved('in 2') })),
      { asks: false },
    ],
    [
      'by ACME’s word',
      () => said(ticketFacts(), { word: acme({ meaning: 'refunded' }) }),
      { source: 'acme' },
    ],
  ],
  unknown: [
    [
      'a code that nothing knows, where the profile refuses those',
      () => said(unknownFacts(), { rules: { unknown: 'deny' } }),
      { source: 'policy', asks: true },
    ],
    [
      'by ACME’s word',
      () => said(unknownFacts(), { word: acme({ meaning: 'unknown' }) }),
      { source: 'acme' },
    ],
    [
      'by ACME’s word against the list',
      () => said(ticketFacts(), { word: acme({ meaning: 'unknown' }) }),
      { source: 'acme' },
    ],
  ],
}

import type { AdmitReason } from '../../../../electron/contract/verdict.ts'
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

const flexible = { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: true }
const open = { minutesBefore: 60, minutesAfter: 90, blocks: false, autoRebook: false }
const group = (of: number, rest: Parameters<typeof ticketFacts>[0] = {}) =>
  ticketFacts({ ...rest, ticket: { goodFor: of, ...rest.ticket } })
const back = { rules: { reentry: 'after-exit' } } as const
const out = { rules: { direction: 'out' } } as const

export const admit: Readonly<Record<AdmitReason, readonly Case[]>> = {
  admitted: [
    ['a valid ticket within its window', () => said(ticketFacts()), { source: 'cache', asks: true }],
    ['the same by ACME’s word', () => said(ticketFacts(), { word: acme() }), { source: 'acme' }],
    [
      'without limits there is no too early and no too late',
      () =>
        said(
          ticketFacts({
            event: concert({
              startsAt: NOW + 9 * HOUR,
              window: { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false },
            }),
          }),
        ),
    ],
    [
      'before the window of an event that does not block',
      () => said(ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR, window: open }) })),
    ],
    [
      'after the window of an event that does not block',
      () => said(ticketFacts({ event: concert({ startsAt: NOW - 2 * HOUR, endsAt: NOW, window: open }) })),
    ],
    [
      'outside any window, where the profile says so',
      () =>
        said(ticketFacts({ event: concert({ startsAt: NOW + 2 * HOUR }) }), {
          rules: { outsideWindow: 'admit' },
        }),
    ],
    [
      'the last day of a ticket counts in full',
      () => said(ticketFacts({ event: concert({ ticketDurationDays: 10 }) })),
    ],
    [
      'an expiry that counts from the event does not look at the purchase',
      () => said(ticketFacts({ event: concert({ ticketDurationDays: 3, expireFromEventDate: true }) })),
    ],
    [
      'an expiry that counts from a purchase nobody dated is no expiry',
      () => said(ticketFacts({ ticket: { purchasedAt: null }, event: concert({ ticketDurationDays: 3 }) })),
    ],
    [
      'a ticket for another time, where its template rebooks',
      () =>
        said(
          ticketFacts({
            event: concert({ id: 'late show', startsAt: NOW + 3 * HOUR, window: flexible }),
            admitting: [concert()],
          }),
        ),
      { event: { id: 'concert' }, details: { bookedFor: { id: 'late show' } } },
    ],
    [
      'an attempt that landed unseen, whatever the list says',
      () => said(unknownFacts({ landed: true })),
      { asks: false },
    ],
    [
      'an admission that ACME dates to a call of our own',
      () => said(unknownFacts(), { word: acme({ meaning: 'already-used' }, true) }),
    ],
    [
      'a code that nothing knows, where the profile admits those',
      () => said(unknownFacts(), { rules: { unknown: 'admit' } }),
      { source: 'policy', details: { flagged: true } },
    ],
    ['a member', () => said(cardFacts()), { details: { member: { level: 'Patron' } } }],
    ['a new member', () => said(cardFacts({ standing: 'new' }))],
    [
      'a card that came yesterday comes again today',
      () => said(cardFacts({}, { movements: [movement({ at: NOW - DAY })] })),
      { asks: true },
    ],
    [
      'a ticket that another entrance is not named for',
      () =>
        said(ticketFacts(), {
          rules: {
            entrances: [{ entrance: 'VIP', ticketTypes: ['VIP*'], events: [], templates: [], names: [] }],
          },
        }),
    ],
    [
      'all of a group at once',
      () => said({ ...group(5), count: 5 }),
      { asks: true, details: { group: { admitted: 5, inside: 5, of: 5, left: 0 } } },
    ],
    [
      'some of a group, by ACME’s word',
      () => said({ ...group(5), count: 2 }, { word: acme() }),
      { details: { group: { admitted: 2, inside: 2, of: 5, left: 3 } } },
    ],
    [
      'the rest of a group, of which ACME heard with the first',
      () => said({ ...group(5, { movements: moved('in 2', 'in 1') }), count: 2 }),
      { asks: false, details: { group: { admitted: 2, inside: 5, of: 5, left: 0 } } },
    ],
    [
      'the rest of a group that ACME has checked in by now',
      () => said(group(5, { ticket: { checkedInAt: NOW }, movements: moved('in 2') })),
      { asks: false },
    ],
    [
      'a ticket whose admission was taken back, and whose guest had left',
      () => said(ticketFacts({ movements: moved('out') }), back),
      { asks: true },
    ],
    [
      'a numeric pass of a range',
      () => said(rangeFacts()),
      { asks: true, details: { ticketType: 'Season pass' } },
    ],
    [
      'a pass for once a day, on the next',
      () => said(rangeFacts({}, { movements: [movement({ at: NOW - DAY })] })),
    ],
    [
      'a pass for any number of times, each time',
      () => said(rangeFacts({ uses: 'unlimited' }, { movements: moved('in', 'in') })),
      { asks: true },
    ],
    ['a pass on its first and its last day', () => said(rangeFacts({ validFrom: NOW, validUntil: NOW + 1 }))],
    [
      'a guest who came in here may leave',
      () => said(ticketFacts({ movements: moved('in') }), out),
      { asks: false },
    ],
    [
      'a guest whom ACME saw come in elsewhere may leave',
      () => said(ticketFacts({ ticket: { checkedInAt: NOW - HOUR } }), out),
    ],
    [
      'some of a group whom ACME saw come in elsewhere may leave',
      () => said({ ...group(5, { ticket: { checkedInAt: NOW - HOUR } }), count: 2 }, out),
      { details: { group: { admitted: 2, inside: 3, of: 5, left: 3 } } },
    ],
    [
      'the others of it after them',
      () =>
        said(
          { ...group(5, { ticket: { checkedInAt: NOW - HOUR }, movements: moved('out 2') }), count: 3 },
          out,
        ),
      { details: { group: { inside: 0 } } },
    ],
    ['a member who came in here may leave', () => said(cardFacts({}, { movements: moved('in') }), out)],
    ['a pass that came in here may leave', () => said(rangeFacts({}, { movements: moved('in') }), out)],
    [
      'each guest of a pass for any number of times may leave',
      () => said(rangeFacts({ uses: 'unlimited' }, { movements: moved('in', 'in', 'out') }), out),
    ],
    ['a guest whose exit was taken back may leave', () => said(ticketFacts({ movements: moved('in') }), out)],
    [
      'a code that the list no longer holds may leave, if it came in here',
      () => said(unknownFacts({ movements: moved('in') }), out),
    ],
  ],
  readmitted: [
    [
      'a guest who left, where the profile allows it, without asking ACME',
      () => said(ticketFacts({ movements: moved('in', 'out') }), back),
      { asks: false },
    ],
    [
      'a guest who came in elsewhere and left here',
      () => said(ticketFacts({ ticket: { checkedInAt: NOW - HOUR }, movements: moved('out') }), back),
      { asks: false },
    ],
    [
      'a guest who left, after the doors have closed',
      () =>
        said(
          ticketFacts({
            event: concert({ startsAt: NOW - 2 * HOUR, endsAt: NOW + HOUR }),
            movements: moved('in', 'out'),
          }),
          back,
        ),
    ],
    [
      'a guest who left a code that the list no longer holds',
      () => said(unknownFacts({ movements: moved('in', 'out') }), back),
    ],
    [
      'guests of a group who left, and no more of them',
      () => said({ ...group(5, { movements: moved('in 5', 'out 2') }), count: 2 }, back),
      { asks: false, details: { group: { admitted: 2, inside: 5, of: 5, left: 0 } } },
    ],
    [
      'a member who left, where the profile allows it',
      () => said(cardFacts({}, { movements: moved('in', 'out') }), back),
      { asks: false },
    ],
    [
      'a member who left when no event was at the door any more',
      () =>
        said(
          cardFacts(
            {},
            {
              movements: [
                movement(),
                movement({ seq: 2, direction: 'out', eventId: null, at: NOW - MINUTE }),
              ],
            },
          ),
          back,
        ),
    ],
    [
      'a pass for once that left, where the profile allows it',
      () => said(rangeFacts({ uses: 'once' }, { movements: moved('in', 'out') }), back),
      { asks: false },
    ],
  ],
  // A supervisor's word alone: see the test that no rule ever gives it.
  override: [],
}

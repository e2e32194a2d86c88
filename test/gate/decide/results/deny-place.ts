import type { DenyReason } from '../../../../electron/contract/verdict.ts'
import type { EntranceRule } from '../../../../electron/gate/decide/event-rule.ts'
import {
  cardFacts,
  concert,
  HOUR,
  moved,
  movement,
  NOW,
  rangeFacts,
  ticketFacts,
  unknownFacts,
} from '../given.ts'
import { acme, type Case, said } from './said.ts'

type OfPlaceOrCard = Extract<
  DenyReason,
  `card-${string}` | 'already-inside' | 'not-inside' | 'wrong-entrance'
>

const at = (entrance: string, change: Partial<EntranceRule>): EntranceRule => ({
  entrance,
  ticketTypes: [],
  events: [],
  templates: [],
  names: [],
  ...change,
})
const among = (...entrances: EntranceRule[]) => ({ rules: { entrances } })
const vip = ticketFacts({ ticket: { ticketType: 'VIP Balcony' } })
const out = { rules: { direction: 'out' } } as const
const back = { rules: { reentry: 'after-exit' } } as const

export const denyPlaceOrCard: Readonly<Record<OfPlaceOrCard, readonly Case[]>> = {
  'wrong-entrance': [
    [
      'a ticket of a type of another entrance, before ACME is asked',
      () => said(vip, among(at('VIP', { ticketTypes: ['vip balcony'] }))),
      { asks: false, details: { rightEntrance: 'VIP', ticketType: 'VIP Balcony' } },
    ],
    ['by how its type begins', () => said(vip, among(at('VIP', { ticketTypes: ['Vip*'] })))],
    [
      'of an event, a template or a name of another entrance',
      () => said(ticketFacts(), among(at('South', { names: ['EVENING'] }))),
      { details: { rightEntrance: 'South' } },
    ],
    ['by the id of its template', () => said(ticketFacts(), among(at('South', { templates: ['concerts'] })))],
    [
      'by the id of its event, although the event itself is not here',
      () => said(ticketFacts({ event: null }), among(at('South', { events: ['concert'] }))),
    ],
    [
      'by type and event together',
      () => said(vip, among(at('VIP', { ticketTypes: ['VIP*'], events: ['concert'] }))),
    ],
    [
      'the first of several that would do',
      () => said(vip, among(at('VIP', { ticketTypes: ['VIP*'] }), at('South', { ticketTypes: ['VIP*'] }))),
      { details: { rightEntrance: 'VIP' } },
    ],
    [
      'a numeric pass by its title',
      () => said(rangeFacts(), among(at('South', { ticketTypes: ['season*'] }))),
    ],
    [
      'a ticket whose use at another gate ACME might have taken back: to ask would use it up here',
      () =>
        said(
          ticketFacts({ ticket: { ticketType: 'VIP', checkedInAt: NOW - HOUR } }),
          among(at('VIP', { ticketTypes: ['VIP'] })),
        ),
      { asks: false },
    ],
  ],
  'already-inside': [
    [
      'a guest who is inside',
      () => said(ticketFacts({ movements: moved('in') }), back),
      { asks: false, details: { usedBy: 'north-1' } },
    ],
    ['a guest who came back', () => said(ticketFacts({ movements: moved('in', 'out', 'in') }), back)],
    [
      'a guest who came in elsewhere, left here and came back here',
      () => said(ticketFacts({ ticket: { checkedInAt: NOW - HOUR }, movements: moved('out', 'in') }), back),
    ],
    [
      'a group of which all are inside',
      () => said(ticketFacts({ ticket: { goodFor: 3 }, movements: moved('in 3', 'out 1', 'in 1') }), back),
      { details: { group: { admitted: 0, inside: 3, of: 3, left: 0 } } },
    ],
    [
      'a card that is inside, unless ACME lets it in again',
      () => said(cardFacts({}, { movements: [movement()] })),
      { asks: true },
    ],
    [
      'a pass for once a day that is inside',
      () => said(rangeFacts({}, { movements: moved('in') }), back),
      { asks: false },
    ],
  ],
  'not-inside': [
    ['a ticket that has not come in', () => said(ticketFacts(), out), { asks: false }],
    ['nobody leaves twice', () => said(ticketFacts({ movements: moved('in', 'out') }), out)],
    [
      'nobody leaves twice who came in elsewhere',
      () => said(ticketFacts({ ticket: { checkedInAt: NOW - HOUR }, movements: moved('out') }), out),
    ],
    [
      'a group of which all have left',
      () => said(ticketFacts({ ticket: { goodFor: 3 }, movements: moved('in 3', 'out 2', 'out 1') }), out),
      { details: { group: { inside: 0, of: 3 } } },
    ],
    ['a card that has not come in here', () => said(cardFacts(), out)],
    [
      'a card that came in on two days and left once',
      () => said(cardFacts({}, { movements: moved('in', 'in', 'out') }), out),
    ],
    ['a pass that has not come in', () => said(rangeFacts(), out)],
    [
      'a pass for any number of times, once all who came have left',
      () => said(rangeFacts({ uses: 'unlimited' }, { movements: moved('in', 'in', 'out', 'out') }), out),
    ],
    [
      'a code that the list no longer holds, once it has left',
      () => said(unknownFacts({ movements: moved('in', 'out') }), out),
    ],
  ],
  'card-lapsed': [
    ['a lapsed card', () => said(cardFacts({ standing: 'lapsed' })), { asks: true }],
    [
      'a card past its date',
      () => said(cardFacts({ expiresAt: NOW - 1 })),
      { details: { expiredAt: NOW - 1 } },
    ],
    [
      'by ACME’s word',
      () => said(cardFacts(), { word: acme({ meaning: 'card-lapsed' }) }),
      { source: 'acme' },
    ],
  ],
  'card-dropped': [
    ['a dropped card', () => said(cardFacts({ standing: 'dropped' })), { asks: true }],
    ['by ACME’s word', () => said(unknownFacts(), { word: acme({ meaning: 'card-dropped' }) })],
  ],
  'card-replaced': [
    ['a replaced card', () => said(cardFacts({ standing: 'replaced' })), { asks: true }],
    ['by ACME’s word', () => said(unknownFacts(), { word: acme({ meaning: 'card-replaced' }) })],
  ],
}

/** Tickets that this entrance has to let in, whatever the others are for. */
export const goodHere: readonly (readonly [sentence: string, decided: () => ReturnType<typeof said>])[] = [
  [
    'a type that this entrance names too',
    () =>
      said(vip, among(at('VIP', { ticketTypes: ['VIP*'] }), at(' north GATE ', { ticketTypes: ['VIP*'] }))),
  ],
  ['a type that nothing names', () => said(ticketFacts(), among(at('VIP', { ticketTypes: ['VIP*'] })))],
  [
    'a ticket whose type nobody knows',
    () => said(ticketFacts({ ticket: { ticketType: null } }), among(at('VIP', { ticketTypes: ['*'] }))),
  ],
  ['a type that only begins like a whole name', () => said(vip, among(at('VIP', { ticketTypes: ['VIP'] })))],
  [
    'the same type for another event',
    () => said(vip, among(at('VIP', { ticketTypes: ['VIP*'], events: ['matinee'] }))),
  ],
  ['a member’s card', () => said(cardFacts(), among(at('South', { names: ['evening'] })))],
  [
    'a code that ACME let in before this device knew it',
    () => said(unknownFacts(), { ...among(at('South', { names: ['evening'] })), word: acme() }),
  ],
  [
    'what ACME has let in unseen',
    () => said({ ...vip, landed: true }, among(at('VIP', { ticketTypes: ['VIP*'] }))),
  ],
  [
    'a guest who leaves',
    () =>
      said(ticketFacts({ movements: moved('in'), event: concert() }), {
        rules: { direction: 'out', entrances: [at('South', { events: ['concert'] })] },
      }),
  ],
]

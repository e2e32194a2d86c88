import type { HoldReason, VerdictReason } from '../../../../electron/contract/verdict.ts'
import { readBarcode } from '../../../../electron/gate/decide/barcode.ts'
import { repeated } from '../../../../electron/gate/decide/repeat.ts'
import {
  cardFacts,
  DAY,
  HOUR,
  moved,
  movement,
  NOW,
  rangeFacts,
  ticketFacts,
  unknownFacts,
} from '../given.ts'
import { acme, type Case, said } from './said.ts'

const group = ticketFacts({ ticket: { goodFor: 5 } })
const unreadable = (raw: string) => ({
  class: 'hold',
  reason: readBarcode(raw) === null ? 'unreadable' : 'readable',
})

export const hold: Readonly<Record<HoldReason, readonly Case[]>> = {
  'not-decided': [
    [
      'a code nothing here knows, with why ACME was silent',
      () => said(unknownFacts()),
      { source: 'policy', asks: true, details: { cause: 'link-down' } },
    ],
    ['a ticket of an event not yet downloaded', () => said(ticketFacts({ event: null })), { asks: true }],
    [
      'a card of a standing nobody documented',
      () => said(cardFacts({ standing: 'unknown' })),
      { asks: true },
    ],
    [
      'more guests than a group has left, with how many those are; ACME is not asked, for it would use the code up',
      () => said({ ...group, count: 6 }),
      { asks: false, details: { cause: 'group-rest', group: { admitted: 0, inside: 0, of: 5, left: 5 } } },
    ],
    [
      'more guests than a group has left after the first',
      () => said({ ...group, movements: moved('in 3'), count: 3 }),
      { asks: false, details: { cause: 'group-rest', group: { admitted: 0, inside: 3, of: 5, left: 2 } } },
    ],
    [
      'more guests than a group has outside',
      () =>
        said({ ...group, movements: moved('in 5', 'out 2'), count: 3 }, { rules: { reentry: 'after-exit' } }),
      { details: { group: { inside: 3, left: 2 } } },
    ],
    [
      'more guests than a group has inside, at the exit',
      () => said({ ...group, movements: moved('in 2'), count: 3 }, { rules: { direction: 'out' } }),
      { details: { cause: 'group-rest', group: { inside: 2, left: 2 } } },
    ],
    [
      'two guests on a ticket for one',
      () => said({ ...ticketFacts(), count: 2 }),
      { asks: false, details: { group: { of: 1, left: 1 } } },
    ],
    ['two guests on a card', () => said(cardFacts({}, { count: 2 })), { asks: false }],
    ['two guests on a pass for once a day', () => said(rangeFacts({}, { count: 2 })), { asks: false }],
    [
      'two guests on a code that nothing knows',
      () => said(unknownFacts({ count: 2 }), { rules: { unknown: 'admit' } }),
      { asks: false },
    ],
    [
      'two guests on a code that landed unseen',
      () => said(unknownFacts({ count: 2, landed: true })),
      { asks: false },
    ],
  ],
  unreadable: [
    ['nothing', () => unreadable('')],
    ['blanks and what scanners add', () => unreadable('\u0002 \r\n')],
    ['a symbology and no code', () => unreadable(']Q3')],
    ['more than any code holds', () => unreadable('x'.repeat(257))],
  ],
  'unrecognised-answer': [
    [
      'a code of ACME’s that no table holds, with the code',
      () => said(ticketFacts(), { word: acme({ meaning: 'unrecognised', code: '42', checkedInAt: null }) }),
      { source: 'acme', details: { code: '42' } },
    ],
  ],
  'cache-too-old': [
    [
      'a list older than the limit admits nobody',
      () => said(ticketFacts({ confirmedAt: NOW - DAY - 1 })),
      { asks: true, details: { dataAgeMs: DAY + 1 } },
    ],
    ['nor a member', () => said(cardFacts({}, { confirmedAt: NOW - 25 * HOUR }))],
  ],
}

const again = (movements: ReturnType<typeof moved>, direction: 'in' | 'out', scannedAt: number) => ({
  class: 'repeat',
  reason: repeated(movements, direction, scannedAt, 3_000) === null ? 'a scan of its own' : 'same-scan',
})
const at = movement().at

export const repeat: Readonly<Record<Extract<VerdictReason, 'same-scan'>, readonly Case[]>> = {
  'same-scan': [
    ['a code read twice at once', () => again([movement()], 'in', at)],
    ['just within the guard', () => again([movement()], 'in', at + 2_999)],
    [
      'of the last of several admissions',
      () => again([movement({ seq: 2 }), movement({ at: at - DAY })], 'in', at + 1),
    ],
    ['at an exit', () => again([movement({ direction: 'out' })], 'out', at + 1)],
  ],
}

/** Scans that must not be muted. */
export const noRepeat: readonly (readonly [sentence: string, reason: () => string])[] = [
  ['after the guard', () => again([movement()], 'in', at + 3_000).reason],
  ['dated more than a second before the admission', () => again([movement()], 'in', at - 1_000).reason],
  ['the other way', () => again([movement()], 'out', at + 1).reason],
  [
    'after an exit between',
    () => again([movement(), movement({ seq: 2, direction: 'out', at: at + 1 })], 'in', at + 2).reason,
  ],
  ['without an admission', () => again([], 'in', at).reason],
]

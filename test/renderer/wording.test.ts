import { describe, expect, test } from 'vitest'
import {
  admitReasonSchema,
  denyReasonSchema,
  holdCauseSchema,
  holdReasonSchema,
  type Verdict,
  type VerdictDetails,
} from '../../electron/contract/verdict.ts'
import { en } from '../../renderer/i18n/en.ts'
import { createMoments } from '../../renderer/i18n/moments.ts'
import { createTranslate } from '../../renderer/i18n/translate.ts'
import { tellVerdict } from '../../renderer/scan/wording.ts'

const t = createTranslate('en-GB', en)
const moments = createMoments('en-GB', 'Europe/Madrid', t)
// Saturday evening in Madrid, 19:00 there.
const now = Date.parse('2026-11-14T18:00:00Z')
const at = (time: string) => Date.parse(`2026-11-14T${time}:00+01:00`)
const concert = { id: '7', name: 'Lanterns', startsAt: at('21:00') }

const shared = {
  scanId: '0190f3c2-0000-7000-8000-000000000001',
  source: 'acme',
  event: null,
  at: now,
  tookMs: 12,
} as const

function tell(verdict: Verdict, direction: 'in' | 'out' = 'in') {
  return tellVerdict(verdict, { t, moments, now, direction })
}
const denied = (
  reason: (typeof denyReasonSchema.options)[number],
  details: VerdictDetails = {},
): Verdict => ({
  ...shared,
  ...details,
  class: 'deny',
  reason,
})
const held = (reason: (typeof holdReasonSchema.options)[number], details: VerdictDetails = {}): Verdict => ({
  ...shared,
  ...details,
  class: 'hold',
  reason,
})

describe('a refusal says when, where or which is right', () => {
  test.each([
    ['already-used', { usedAt: at('18:42'), usedBy: 'South 3' }, 'Used at 18:42 by South 3'],
    ['already-used', { usedAt: at('18:42') }, 'Used at 18:42'],
    ['already-used', { usedBy: 'South 3' }, 'Used by South 3'],
    ['already-used', { usedAt: Date.parse('2026-11-13T20:00:00Z') }, 'Used on Fri 13 Nov at 21:00'],
    ['already-inside', { usedAt: at('18:42'), usedBy: 'South 3' }, 'Came in at 18:42 by South 3'],
    ['too-early', { opensAt: at('19:30') }, 'Opens at 19:30'],
    ['too-late', { closedAt: at('18:30') }, 'Closed at 18:30'],
    ['expired', { expiredAt: Date.parse('2025-01-31T23:30:00Z') }, 'Expired on Sat, 1 Feb 2025 at 00:30'],
    ['wrong-event', { rightEvent: concert }, 'Good for Lanterns, at 21:00'],
    ['wrong-entrance', { rightEntrance: 'South gate' }, 'Good at South gate'],
    [
      'card-lapsed',
      { member: { level: null, cardName: null, cardType: null, standing: 'lapsed', expiresAt: at('12:00') } },
      'Ran out at 12:00',
    ],
  ] as const)('%s: %j', (reason, details, line) => {
    expect(tell(denied(reason, details)).line).toBe(line)
  })

  test.each(denyReasonSchema.options)('%s has words also when nothing more is known', (reason) => {
    const words = tell(denied(reason))
    expect(words.word).toBe('Stop')
    for (const text of [words.title, words.line, words.next]) expect(text).toMatch(/^[A-Z][^{}]+$/)
  })

  test('unknown says whose no it is', () => {
    expect(tell(denied('unknown')).line).toMatch(/^ACME has no ticket/)
    expect(tell({ ...denied('unknown'), source: 'policy' }).line).toMatch(/rule of this device/)
  })
})

describe('a hold is never called invalid', () => {
  test.each(holdReasonSchema.options)('%s says why and what to do', (reason) => {
    const words = tell(held(reason))
    expect(words.word).toBe('Hold')
    for (const text of [words.title, words.line, words.next]) {
      expect(text).toMatch(/^[A-Z][^{}]+$/)
      expect(text).not.toMatch(/invalid|denied|refused entry/i)
    }
  })

  test.each(holdCauseSchema.options)('not-decided names its cause: %s', (cause) => {
    expect(tell(held('not-decided', { cause })).line).toBe(en[`cause.${cause}`])
  })

  test('an unrecognised answer shows its code', () => {
    expect(tell(held('unrecognised-answer', { code: 'HTTP 500' })).line).toContain('HTTP 500')
  })

  test('a list that is too old says how old', () => {
    expect(tell(held('cache-too-old', { dataAgeMs: 26 * 3_600_000 })).line).toContain('1 day old')
  })
})

describe('a group', () => {
  const group = { admitted: 2, inside: 3, of: 5, left: 2 }
  test('is counted under the verdict', () => {
    const admitted: Verdict = { ...shared, class: 'admit', reason: 'admitted', group }
    const of = (verdict: Verdict) => tell(verdict).facts.find(({ key }) => key === 'group')?.value
    expect(of(admitted)).toBe('2 with this scan, 3 of 5 inside')
    expect(of({ ...admitted, group: { ...group, admitted: 1 } })).toBe('3 of 5 inside')
    expect(of(denied('already-used', { group: { ...group, admitted: 0 } }))).toBe('3 of 5 inside')
    expect(of({ ...shared, class: 'admit', reason: 'admitted' })).toBeUndefined()
  })

  test.each([
    [2, 'This code lets 2 more guests pass, of 5.'],
    [1, 'This code lets 1 more guest pass, of 5.'],
  ])('of which too many come says how many may: %i', (left, line) => {
    const details = { cause: 'group-rest', group: { ...group, admitted: 0, left } } as const
    expect(tell(held('not-decided', details)).line).toBe(line)
  })
})

describe('an admission', () => {
  test.each(admitReasonSchema.options)('%s admits, and lets out at an exit', (reason) => {
    const verdict: Verdict = { ...shared, class: 'admit', reason }
    expect(tell(verdict).word).toBe('Admit')
    expect(tell(verdict, 'out').word).toBe('Let out')
    expect(tell(verdict).next).toBeNull()
  })

  test('shows the type of the ticket large, and not twice', () => {
    const words = tell({ ...shared, class: 'admit', reason: 'admitted', ticketType: 'Child' })
    expect(words.line).toBe('Child')
    expect(words.facts).toEqual([])
  })

  test('says what it was booked for', () => {
    const words = tell({ ...shared, class: 'admit', reason: 'admitted', bookedFor: concert })
    expect(words.line).toBe('Booked for Lanterns, at 21:00.')
  })

  test('says that it was let in by a rule', () => {
    expect(tell({ ...shared, class: 'admit', reason: 'admitted', flagged: true }).line).toMatch(
      /marked for later/,
    )
  })

  test('of a member tells level, card, standing and date', () => {
    const words = tell({
      ...shared,
      class: 'admit',
      reason: 'admitted',
      member: {
        level: 'Family',
        cardName: 'Ada Byron',
        cardType: 'Primary',
        standing: 'active',
        expiresAt: at('12:00'),
      },
    })
    expect(words.title).toBe('Good card')
    expect(words.facts.map(({ value }) => value)).toEqual([
      'Ada Byron',
      'Primary',
      'Active',
      'Sat, 14 Nov 2026',
    ])
  })
})

test('a repeat is no alarm: the guest may go in', () => {
  const words = tell({ ...shared, class: 'repeat', reason: 'same-scan' })
  expect(words).toMatchObject({ word: 'Repeat', title: 'Just admitted here' })
  expect(words.next).toMatch(/may go in/)
})

test('who decided, from how old data, and how fast, is said small', () => {
  expect(tell(denied('cancelled')).decided).toBe('Decided by ACME · took 12 ms')
  expect(tell({ ...denied('cancelled', { dataAgeMs: 240_000 }), source: 'cache' }).decided).toBe(
    'Decided by this device · data 4 min old · took 12 ms',
  )
})

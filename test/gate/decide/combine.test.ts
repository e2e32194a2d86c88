import { describe, expect, it } from 'vitest'
import type { CheckInAnswer } from '../../../electron/contract/ticketing.ts'
import { type AcmeWord, combine, shouldAsk } from '../../../electron/gate/decide/combine.ts'
import type { CacheDecision } from '../../../electron/gate/decide/facts.ts'
import { HOUR, NOW, rules } from './given.ts'

const event = { id: 'concert', name: 'Evening concert', startsAt: NOW }
const admit: CacheDecision = {
  kind: 'admit',
  reason: 'admitted',
  own: false,
  event,
  details: { ticketType: 'Adult' },
}
const ownUsed: CacheDecision = { kind: 'deny', reason: 'already-used', own: true, event, details: {} }
const early: CacheDecision = {
  kind: 'deny',
  reason: 'too-early',
  own: false,
  event,
  details: { opensAt: NOW + HOUR },
}
const unknown: CacheDecision = { kind: 'unknown', event: null }
const old: CacheDecision = {
  kind: 'hold',
  reason: 'cache-too-old',
  own: false,
  event,
  details: { dataAgeMs: 9 },
}

const answer = (change: Partial<CheckInAnswer>): CheckInAnswer => ({
  meaning: 'checked-in',
  code: '0',
  sure: true,
  checkedInAt: null,
  ticketType: null,
  bookedFor: null,
  checkedInTo: null,
  member: null,
  ...change,
})
const said = (change: Partial<CheckInAnswer> = {}, ours = false): AcmeWord => ({
  kind: 'answered',
  answer: answer(change),
  ours,
})
const silent: AcmeWord = { kind: 'silent', cause: 'link-down' }

describe('cache and ACME together', () => {
  it.each([
    ['ACME admits what the cache admits', admit, said(), { class: 'admit', source: 'acme' }],
    [
      'ACME refuses what the cache admits',
      admit,
      said({ meaning: 'refunded' }),
      { class: 'deny', reason: 'refunded', source: 'acme' },
    ],
    [
      'ACME admits what the cache refuses: the cache may be old',
      early,
      said(),
      { class: 'admit', source: 'acme' },
    ],
    [
      'ACME agrees, and the cache knows when',
      early,
      said({ meaning: 'too-early' }),
      { reason: 'too-early', details: { opensAt: NOW + HOUR } },
    ],
    [
      'ACME gives another reason, and the cache’s when is dropped',
      early,
      said({ meaning: 'expired' }),
      { reason: 'expired', details: {} },
    ],
    ['ACME knows what the cache does not', unknown, said(), { class: 'admit', source: 'acme' }],
    [
      'ACME says there is no such ticket',
      unknown,
      said({ meaning: 'unknown' }),
      { class: 'deny', reason: 'unknown', source: 'acme' },
    ],
    [
      'used, by ACME’s date',
      admit,
      said({ meaning: 'already-used', checkedInAt: 5 }),
      { class: 'deny', reason: 'already-used', details: { usedAt: 5 } },
    ],
    [
      'used, but by our own lost attempt',
      admit,
      said({ meaning: 'already-used', checkedInAt: 5 }, true),
      { class: 'admit', reason: 'admitted' },
    ],
    [
      'a code no table knows is held, with the code',
      admit,
      said({ meaning: 'unrecognised', code: '42' }),
      { class: 'hold', reason: 'unrecognised-answer', details: { code: '42' } },
    ],
    ['silence: the cache admits', admit, silent, { class: 'admit', source: 'cache' }],
    ['silence: the cache refuses', early, silent, { class: 'deny', reason: 'too-early', source: 'cache' }],
    [
      'silence: a list too old holds, and says why nobody better was asked',
      old,
      silent,
      { class: 'hold', reason: 'cache-too-old', details: { cause: 'link-down' } },
    ],
    [
      'silence: an unknown code is not decided, which is not invalid',
      unknown,
      silent,
      { class: 'hold', reason: 'not-decided', source: 'policy', details: { cause: 'link-down' } },
    ],
  ] as const)('%s', (_, cache, word, expected) => {
    expect(combine(cache, word, rules())).toMatchObject(expected)
  })

  it('a bare 404 is no word against a ticket this device knows', () => {
    const gateway = said({ meaning: 'unknown', code: 'HTTP 404', sure: false })
    expect(combine(admit, gateway, rules())).toMatchObject({ class: 'admit', source: 'cache' })
    expect(combine(unknown, gateway, rules())).toMatchObject({ class: 'deny', reason: 'unknown' })
  })

  it('an expired answer carries no opening time', () => {
    expect(combine(early, said({ meaning: 'expired' }), rules()).details).not.toHaveProperty('opensAt')
  })

  it('the profile may refuse or admit what nobody knows; an admission is flagged', () => {
    expect(combine(unknown, silent, rules({ unknown: 'deny' }))).toMatchObject({
      class: 'deny',
      reason: 'unknown',
      source: 'policy',
    })
    expect(combine(unknown, silent, rules({ unknown: 'admit' }))).toMatchObject({
      class: 'admit',
      source: 'policy',
      details: { flagged: true },
    })
  })

  it('a rebooked ticket says what it was booked for', () => {
    const decision = combine(
      admit,
      said({
        bookedFor: { name: 'Tour 10:00', startsAt: 1 },
        checkedInTo: { name: 'Tour 11:00', startsAt: 2 },
      }),
      rules(),
    )
    expect(decision.details.bookedFor).toEqual({ id: '', name: 'Tour 10:00', startsAt: 1 })
    expect(decision.event).toMatchObject({ name: 'Tour 11:00' })
  })
})

describe('is ACME asked?', () => {
  it.each([
    ['verify asks about what the cache admits', admit, 'verify', 'in', false, true],
    ['verify asks about what the cache refuses', early, 'verify', 'in', false, true],
    ['verify asks about what the cache does not know', unknown, 'verify', 'in', false, true],
    ['our own admission needs no asking', ownUsed, 'verify', 'in', false, false],
    ['local-first does not ask about what the cache admits', admit, 'local-first', 'in', false, false],
    ['local-first asks about the rest', unknown, 'local-first', 'in', false, true],
    ['ACME has no exit call', admit, 'verify', 'out', false, false],
    ['an attempt that landed needs no asking', unknown, 'verify', 'in', true, false],
  ] as const)('%s', (_, cache, policy, direction, landed, asked) => {
    expect(shouldAsk(cache, policy, rules({ direction }), landed)).toBe(asked)
  })
})

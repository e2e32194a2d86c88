import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventRecord } from '../../../electron/contract/ticketing.ts'
import { decideFromCache } from '../../../electron/gate/decide/decide.ts'
import type { Movement } from '../../../electron/gate/decide/facts.ts'
import { countGuests } from '../../../electron/gate/decide/movements.ts'
import { rangeOf } from '../../../electron/gate/decide/range.ts'
import { eventToName } from '../../../electron/gate/scan/event-to-name.ts'
import { anyFacts, anyRules } from './any.ts'
import { concert, HOUR, MINUTE, movement, NOW, range, rangeFacts, rules, ticketFacts } from './given.ts'

const everyone = { events: [], templates: [], names: [] }

describe('a verdict never depends on the order of rows', () => {
  const shuffled = <T>(rows: readonly T[]) =>
    fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })

  it('of movements and events', () => {
    const given = anyFacts.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        movements: shuffled(facts.movements),
        admitting: shuffled(facts.admitting),
      }),
    )
    fc.assert(
      fc.property(given, anyRules, ({ facts, ...rows }, change) => {
        const one = decideFromCache(facts, rules(change), NOW)
        expect(decideFromCache({ ...facts, ...rows }, rules(change), NOW)).toEqual(one)
        expect(eventToName({ ...facts, ...rows }, one, everyone, NOW)).toBe(
          eventToName(facts, one, everyone, NOW),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('of two times that a ticket could be moved to', () => {
    const window = { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: true }
    const booked = concert({ id: 'booked', startsAt: NOW + 9 * HOUR, window })
    const times: EventRecord[] = ['b', 'a', 'c'].map((id) => concert({ id, window }))
    fc.assert(
      fc.property(shuffled(times), (admitting) => {
        expect(decideFromCache(ticketFacts({ event: booked, admitting }), rules(), NOW)).toMatchObject({
          kind: 'admit',
          event: { id: 'a' },
        })
      }),
    )
  })
})

describe('a visit', () => {
  const steps = fc.array(
    fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 12 },
  )

  it.each(['never', 'after-exit'] as const)(
    'is never admitted twice, and a return only where the profile says so: %s',
    (reentry) => {
      fc.assert(
        fc.property(steps, fc.integer({ min: 1, max: 5 }), (walk, goodFor) => {
          let inside = 0
          let entered = 0
          const movements: Movement[] = []
          for (const [seq, { direction, count }] of walk.entries()) {
            const facts = { ...ticketFacts({ ticket: { goodFor }, movements }), count }
            const said = decideFromCache(facts, rules({ direction, reentry }), NOW)
            const left = reentry === 'never' ? goodFor - entered : goodFor - inside
            const mayPass = direction === 'in' ? count <= left : count <= inside
            expect({ mayPass, kind: said.kind === 'admit' }).toEqual({ mayPass, kind: mayPass })
            if (!mayPass) continue
            inside += direction === 'in' ? count : -count
            entered += direction === 'in' ? count : 0
            movements.push(movement({ seq, direction, guests: count, visit: seq }))
          }
          expect(inside).toBeLessThanOrEqual(goodFor)
          if (reentry === 'never') expect(entered).toBeLessThanOrEqual(goodFor)
        }),
        { numRuns: 300 },
      )
    },
  )

  it('counts no guest twice and none below nobody', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 5 }), fc.boolean(), ({ movements }, of, atAcme) => {
        const { inside, entered } = countGuests(movements, of, atAcme)
        expect(inside).toBeGreaterThanOrEqual(0)
        expect(inside).toBeLessThanOrEqual(of)
        expect(entered).toBeGreaterThanOrEqual(inside)
      }),
    )
  })
})

describe('the edges', () => {
  it('of a window belong to it', () => {
    const event = concert()
    const opens = event.startsAt - 60 * MINUTE
    const closes = event.startsAt + 90 * MINUTE
    const at = (now: number) => decideFromCache(ticketFacts({ event, confirmedAt: now }), rules(), now)
    expect(at(opens - 1)).toMatchObject({ reason: 'too-early' })
    expect(at(opens)).toMatchObject({ kind: 'admit' })
    expect(at(closes)).toMatchObject({ kind: 'admit' })
    expect(at(closes + 1)).toMatchObject({ reason: 'too-late' })
  })

  it('of a pass’s days: the first instant is good, the end is not', () => {
    const facts = rangeFacts({ validFrom: NOW, validUntil: NOW + HOUR })
    const at = (now: number) => decideFromCache(facts, rules(), now)
    expect(at(NOW - 1)).toMatchObject({ reason: 'too-early' })
    expect(at(NOW)).toMatchObject({ kind: 'admit' })
    expect(at(NOW + HOUR - 1)).toMatchObject({ kind: 'admit' })
    expect(at(NOW + HOUR)).toMatchObject({ reason: 'expired' })
  })

  it('of a range of numbers belong to it, with more digits than a number holds', () => {
    const digits = fc.integer({ min: 1, max: 30 }).chain((length) => {
      const number = fc.bigInt({ min: 0n, max: 10n ** BigInt(length) - 1n })
      return fc.record({ length: fc.constant(length), from: number, to: number, code: number })
    })
    fc.assert(
      fc.property(digits, fc.constantFrom('', 'P-', '7'), ({ length, from, to, code }, prefix) => {
        const text = (number: bigint): string => String(number).padStart(length, '0')
        const ranges = [{ facts: range(), prefix, from: text(from), to: text(to) }]
        const isIn = code >= from && code <= to
        expect(rangeOf(prefix + text(code), ranges) !== null).toBe(isIn)
        if (from <= to) {
          expect(rangeOf(prefix + text(from), ranges)).not.toBeNull()
          expect(rangeOf(prefix + text(to), ranges)).not.toBeNull()
        }
        expect(rangeOf(`${prefix}0${text(code)}`, ranges)).toBeNull()
        expect(rangeOf(`${prefix}${text(code).slice(1)}x`, ranges)).toBeNull()
      }),
    )
  })
})

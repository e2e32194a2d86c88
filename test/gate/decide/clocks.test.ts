import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOCKS_AGREE_MS, decideByTheClocks } from '../../../electron/gate/decide/clocks.ts'
import { decideFromCache } from '../../../electron/gate/decide/decide.ts'
import type { Facts, Rules } from '../../../electron/gate/decide/facts.ts'
import { concert, HOUR, MINUTE, moved, NOW, rangeFacts, rules, ticketFacts } from './given.ts'

const good = ticketFacts()
const decide = (skewMs: number, now = NOW) => decideByTheClocks(() => good, rules(), { now, skewMs }).cache

describe('where the clocks differ', () => {
  it('by no more than two minutes, ACME’s is followed', () => {
    const opens = concert().startsAt - 60 * MINUTE
    expect(decide(0, opens - MINUTE)).toMatchObject({ kind: 'deny', reason: 'too-early' })
    expect(decide(MINUTE, opens - MINUTE)).toMatchObject({ kind: 'admit' })
    expect(decide(-MINUTE, opens)).toMatchObject({ kind: 'deny', reason: 'too-early' })
  })

  it.each([5 * HOUR, -5 * HOUR])(
    'by %i ms, a guest is neither refused nor let in for the sake of a clock',
    (skewMs) => {
      expect(decide(skewMs)).toMatchObject({
        kind: 'hold',
        reason: 'not-decided',
        details: { cause: 'clocks-differ' },
      })
    },
  )

  it('ACME is asked, unless by either clock it is a fact or a rule of this device', () => {
    const held = (given: Facts, change: Partial<Rules> = {}) =>
      decideByTheClocks(() => given, rules(change), { now: NOW, skewMs: 30 * HOUR }).cache
    const used = rangeFacts({}, { movements: moved('in') })
    expect(held({ ...used, movements: used.movements })).toMatchObject({ reason: 'already-used', own: true })
    const once = rangeFacts({ validUntil: NOW + HOUR })
    expect(held(once)).toMatchObject({ kind: 'hold', details: { cause: 'clocks-differ' }, own: false })
    const left = ticketFacts({ event: concert({ ticketDurationDays: 11 }), movements: moved('in', 'out') })
    expect(held(left, { reentry: 'after-exit' })).toMatchObject({ kind: 'hold', own: true })
  })

  it('what both come to stands', () => {
    const used = ticketFacts({ ticket: { state: 'refunded' } })
    const { cache } = decideByTheClocks(() => used, rules(), { now: NOW, skewMs: 9 * HOUR })
    expect(cache).toMatchObject({ kind: 'deny', reason: 'refunded' })
    expect(decide(10 * MINUTE)).toMatchObject({ kind: 'admit' })
  })

  it('never is a ticket admitted that either clock would refuse, nor refused that either would admit', () => {
    const skew = fc.integer({ min: -30 * HOUR, max: 30 * HOUR })
    const at = fc.integer({ min: NOW - 6 * HOUR, max: NOW + 6 * HOUR })
    fc.assert(
      fc.property(at, skew, (now, skewMs) => {
        fc.pre(Math.abs(skewMs) > CLOCKS_AGREE_MS)
        const alone = [now, now + skewMs].map((time) => decideFromCache(good, rules(), time).kind)
        const { kind } = decide(skewMs, now)
        if (kind !== 'hold') expect(alone).toEqual([kind, kind])
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { aShiftOf, type Shift } from './limiter.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const venues200 = { limitPerMinute: 200, counting: 'fixed', latencyMs: 200 } as const
const shifts: readonly (readonly [string, Shift])[] = [
  ['counted by the minute', { limitPerMinute: 200, counting: 'fixed', latencyMs: 200, minutes: 60 }],
  [
    'counted over any sixty seconds',
    { limitPerMinute: 200, counting: 'sliding', latencyMs: 200, minutes: 60 },
  ],
  ['over a slow line', { limitPerMinute: 230, counting: 'fixed', latencyMs: 1_000, minutes: 60 }],
  ['lower than the first guess', { limitPerMinute: 90, counting: 'fixed', latencyMs: 100, minutes: 60 }],
]

describe('the rate that is learnt', () => {
  it.each(shifts)(
    'uses 90 % of an allowance %s over an hour, and meets it no more once it is known',
    async (_, shift) => {
      const { answered, refusedAt } = await aShiftOf(shift)
      const use = sum(answered) / (shift.limitPerMinute * shift.minutes)
      expect(use).toBeGreaterThan(0.89)
      const steady = answered.slice(20)
      expect(sum(steady) / (shift.limitPerMinute * steady.length)).toBeGreaterThan(0.9)
      expect(refusedAt.filter((at) => at > 20 * 60_000)).toEqual([])
    },
  )

  it('meets a block with no more calls than were under way together', async () => {
    const { refusedAt } = await aShiftOf({
      limitPerMinute: 200,
      counting: 'fixed',
      latencyMs: 200,
      minutes: 60,
    })
    const blocks = refusedAt.filter(
      (at, index) => at - (refusedAt[index - 1] ?? Number.NEGATIVE_INFINITY) > 60_000,
    )
    expect(blocks.length).toBeLessThanOrEqual(3)
    expect(refusedAt.length).toBe(blocks.length)
  })

  it('is back half an hour after a program that used everything up, however long that went on', async () => {
    const greedy = { fromMinute: 20, toMinute: 60 }
    const { answered, refusedAt } = await aShiftOf({ ...venues200, minutes: 120, greedy })
    expect(sum(answered.slice(30, 60)) / 30).toBeLessThan(10)
    const steady = answered.slice(95)
    expect(sum(steady) / (200 * steady.length)).toBeGreaterThan(0.85)
    // Each block was met once, and is a minute long.
    expect(refusedAt.length).toBeLessThan(60)
  })

  it('never goes below the share that this device was given', async () => {
    const greedy = { fromMinute: 5, toMinute: 35 }
    const { answered } = await aShiftOf({ ...venues200, minutes: 40, greedy, leastPerMinute: 40 })
    expect(sum(answered.slice(36))).toBeGreaterThan(0.8 * 40 * 4)
    const without = await aShiftOf({ ...venues200, minutes: 40, greedy })
    expect(sum(without.answered.slice(36))).toBeLessThan(40)
  })

  it('is shared by five devices that know nothing of each other', async () => {
    const { answered, refusedAt } = await aShiftOf({
      limitPerMinute: 200,
      counting: 'fixed',
      latencyMs: 200,
      minutes: 60,
      devices: 5,
    })
    const steady = answered.slice(30)
    expect(sum(steady) / (200 * steady.length)).toBeGreaterThan(0.75)
    expect(refusedAt.filter((at) => at > 30 * 60_000).length).toBeLessThan(30)
  })
})

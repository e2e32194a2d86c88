import { describe, expect, it } from 'vitest'
import { expectedOrders, makeSpeedometer, timeLeftMs } from '../../../electron/gate/sync/progress.ts'

const work = { callsLeft: 400, sparePerMinute: 100, measuredPerMinute: null, blockedForMs: 0 }

describe('the time a download still takes', () => {
  it.each([
    ['at the limit', {}, 240_000],
    ['at the speed it has', { measuredPerMinute: 50 }, 480_000],
    ['never above the limit', { measuredPerMinute: 500 }, 240_000],
    ['after a block', { callsLeft: 100, blockedForMs: 30_000 }, 90_000],
    ['none with nothing to do', { callsLeft: 0, blockedForMs: 9 }, 0],
  ])('%s', (_, change, ms) => {
    expect(timeLeftMs({ ...work, ...change })).toBe(ms)
  })

  it('is foreseen from what an event sold, the better the more orders were read', () => {
    expect(expectedOrders(null, 0, 0)).toBe(0)
    expect(expectedOrders(1_000, 0, 0)).toBe(400)
    expect(expectedOrders(1_000, 100, 400)).toBe(250)
  })

  it('is measured over the last half minute', () => {
    let now = 0
    const speed = makeSpeedometer(() => now)
    for (let call = 0; call < 9; call += 1) speed.mark()
    expect(speed.perMinute()).toBeNull()
    for (now = 0; now <= 60_000; now += 500) speed.mark()
    expect(speed.perMinute()).toBeCloseTo(120, 0)
  })
})

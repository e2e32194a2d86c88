import { describe, expect, it } from 'vitest'
import { quietMoment } from '../../../electron/gate/clock/quiet.ts'
import { fakeClock } from '../fake-clock.ts'

describe('a quiet moment', () => {
  it('comes once nobody has been served for a while, and once for all who asked', async () => {
    const { clock, advance } = fakeClock()
    const runs: number[] = []
    const quiet = quietMoment(clock, 400, () => runs.push(clock.tick()))
    quiet.soon()
    for (let guest = 0; guest < 10; guest += 1) {
      await advance(100)
      quiet.busy()
      quiet.soon()
    }
    expect(runs).toEqual([])
    await advance(399)
    expect(runs).toEqual([])
    await advance(1)
    expect(runs).toEqual([1_400])
    await advance(60_000)
    expect(runs).toHaveLength(1)
  })

  it('never comes after closing', async () => {
    const { clock, advance } = fakeClock()
    let ran = false
    const quiet = quietMoment(clock, 400, () => {
      ran = true
    })
    quiet.soon()
    quiet.close()
    // What is still being written when a gate stops may ask once more.
    quiet.soon()
    await advance(60_000)
    expect(ran).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { makeCourtesy } from '../../../electron/gate/clock/courtesy.ts'
import { fakeClock } from '../fake-clock.ts'

describe('long work beside guests', () => {
  it('goes at full speed while nobody comes', async () => {
    const { clock } = fakeClock()
    const courtesy = makeCourtesy(clock)
    expect(courtesy.portion(100)).toBe(100)
    // The clock stands still: a rest of any length would never end.
    await courtesy.rest(1_000)
  })

  it('takes small steps and long rests while guests come', async () => {
    const { clock, advance } = fakeClock()
    const courtesy = makeCourtesy(clock)
    courtesy.served()
    expect(courtesy.portion(100)).toBe(10)
    expect(courtesy.portion(2)).toBe(1)
    let rested = false
    const rest = courtesy.rest(5).then(() => {
      rested = true
    })
    await advance(69)
    expect(rested).toBe(false)
    await advance(1)
    await rest
  })

  it('rests a tenth of a second at most, or a slow computer would hardly get on', async () => {
    const { clock, advance } = fakeClock()
    const courtesy = makeCourtesy(clock)
    courtesy.served()
    let rested = false
    const rest = courtesy.rest(500).then(() => {
      rested = true
    })
    await advance(99)
    expect(rested).toBe(false)
    await advance(1)
    await rest
  })

  it('goes at full speed again once the door is quiet', async () => {
    const { clock, advance } = fakeClock()
    const courtesy = makeCourtesy(clock)
    courtesy.served()
    await advance(9_999)
    expect(courtesy.portion(100)).toBe(10)
    await advance(1)
    expect(courtesy.portion(100)).toBe(100)
  })
})

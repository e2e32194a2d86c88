import { describe, expect, it } from 'vitest'
import { steadyTime } from '../../../electron/gate/clock/steady.ts'
import { device, sample, syncedDevice, venue } from '../at-the-gate.ts'

const HOUR = 3_600_000
const quiet = { refresh: { eventsEveryMs: 3_600_000 } }

describe('a device whose clock is set during a shift', () => {
  it.each([
    ['forward', 7 * HOUR],
    ['back', -7 * HOUR],
  ])('%s by hours admits, refuses and orders as before', async (_, by) => {
    const at = await venue()
    let set = 0
    const wall = (): number => Date.now() + set
    const clock = steadyTime({ wall, tick: () => performance.now(), uptimeMs: () => performance.now() })
    const one = await syncedDevice(at, { profile: quiet, clock })
    const [first = '', second = ''] = [sample(at, 'good'), sample(at, 'good', 1)]
    expect(await one.scan(first, wall())).toMatchObject({ class: 'admit' })
    set = by
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    expect(await one.scan(second, wall())).toMatchObject({ class: 'admit', source: 'cache' })
    expect(await one.scan(second, wall())).toMatchObject({ class: 'repeat' })
    expect(await one.scan(first, wall() + 10_000)).toMatchObject({ class: 'deny', reason: 'already-used' })
    expect(await one.scan(sample(at, 'early'), wall())).toMatchObject({ class: 'deny', reason: 'too-early' })
    const [newest] = one.gate.recent({ limit: 1 })
    expect(Math.abs((newest?.verdict.at ?? 0) - Date.now())).toBeLessThan(120_000)
  })
})

describe('an ACME whose clock is off by hours', () => {
  it('is shown, and makes no refusal and no early admission of its own', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const before = one.gate.inspect({ barcode: sample(at, 'good') })
    expect(before).toMatchObject({ class: 'admit' })
    at.faults.add({ kind: 'wrong-clock', offsetMs: 5 * HOUR, times: 'until-cleared' })
    await one.gate.sync()
    expect(one.gate.status().clockSkewMs).toBeGreaterThan(4.9 * HOUR)
    for (const kind of ['good', 'early', 'late']) {
      const shown = one.gate.inspect({ barcode: sample(at, kind) })
      if (shown.class !== 'hold')
        expect({ kind, class: shown.class }).toEqual({ kind, class: kind === 'good' ? 'admit' : 'deny' })
    }
    // Asked, ACME still decides.
    expect(await one.scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })

    const again = await one.restart()
    expect(Math.abs(again.gate.status().clockSkewMs)).toBeGreaterThan(4.9 * HOUR)
    at.faults.clear()
    await again.gate.sync()
    expect(Math.abs(again.gate.status().clockSkewMs)).toBeLessThan(60_000)
    expect(again.gate.inspect({ barcode: sample(at, 'good', 1) })).toMatchObject({ class: 'admit' })
  })
})

describe('a device whose clock is wrong from the start', () => {
  it('goes by what ACME and it agree on, and by ACME’s once it is set right', async () => {
    const at = await venue()
    let set = -6 * HOUR
    const wall = (): number => Date.now() + set
    const clock = steadyTime({ wall, tick: () => performance.now(), uptimeMs: () => performance.now() })
    const one = await device(at, { profile: quiet, clock })
    await one.gate.sync()
    expect(one.gate.status().clockSkewMs).toBeGreaterThan(5.9 * HOUR)
    expect(one.gate.inspect({ barcode: sample(at, 'good') })).toMatchObject({
      class: 'hold',
      cause: 'clocks-differ',
    })
    expect(await one.scan(sample(at, 'good'), wall())).toMatchObject({ class: 'admit', source: 'acme' })
    set = 0
    at.faults.add({ kind: 'wrong-clock', offsetMs: 3_000 })
    await one.gate.sync()
    expect(Math.abs(one.gate.status().clockSkewMs)).toBeLessThan(60_000)
    expect(one.gate.inspect({ barcode: sample(at, 'good', 1) })).toMatchObject({ class: 'admit' })
  })
})

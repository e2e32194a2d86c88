import { describe, expect, it } from 'vitest'
import { type ClockFinding, firstSkew } from '../../../electron/gate/clock/first-skew.ts'
import { steadyTime } from '../../../electron/gate/clock/steady.ts'
import { keepClock } from '../../../electron/gate/clock-finding.ts'

const HOUR = 3_600_000
const START = 1_795_000_000_000

/** A machine whose clock can be set, and that can sleep. */
function machine() {
  let wall = START
  let tick = 5_000
  let uptime = 90_000
  const readings = { wall: () => wall, tick: () => tick, uptimeMs: () => uptime }
  return {
    readings,
    pass: (ms: number): void => {
      wall += ms
      tick += ms
      uptime += ms
    },
    sleep: (ms: number): void => {
      wall += ms
      uptime += ms
    },
    set: (by: number): void => {
      wall += by
    },
  }
}

describe('the steady clock', () => {
  it.each([5 * HOUR, -5 * HOUR, 90_000])('goes on where somebody sets the device’s clock by %i ms', (by) => {
    const device = machine()
    const time = steadyTime(device.readings)
    device.pass(10_000)
    device.set(by)
    expect(time.now()).toBe(START + 10_000)
    device.pass(10_000)
    expect(time.now()).toBe(START + 20_000)
    expect(time.fromWall(device.readings.wall() - 300)).toBe(START + 19_700)
  })

  it('counts the time the machine slept', () => {
    const device = machine()
    const time = steadyTime(device.readings)
    device.pass(1_000)
    device.sleep(8 * HOUR)
    device.pass(1_000)
    expect(time.now()).toBe(START + 8 * HOUR + 2_000)
    device.pass(60_000)
    expect(time.now()).toBe(START + 8 * HOUR + 62_000)
  })

  it('follows the device’s clock only where that was set to ACME’s time', () => {
    const device = machine()
    const time = steadyTime(device.readings)
    expect(time.heed(START + 5 * HOUR)).toBe(false)
    device.set(2 * HOUR)
    expect(time.heed(START + 5 * HOUR)).toBe(false)
    expect(time.now()).toBe(START)
    device.set(3 * HOUR)
    expect(time.heed(START + 5 * HOUR + 1_000)).toBe(true)
    expect(time.now()).toBe(START + 5 * HOUR)
    expect(time.heed(START + 5 * HOUR)).toBe(false)
  })
})

describe('until ACME is asked', () => {
  it.each([
    ['nothing is known of a new device', null, START, 0],
    ['a clock that was wrong still is', { at: START, skewMs: -5 * HOUR }, START + HOUR, -5 * HOUR],
    ['a clock that was fast was set right', { at: START + 5 * HOUR, skewMs: -5 * HOUR }, START + 60_000, 0],
    [
      'a clock that was set back is behind the last scan',
      { at: START, skewMs: 0 },
      START - 3 * HOUR,
      3 * HOUR,
    ],
    ['a little back is nothing', { at: START, skewMs: 0 }, START - 60_000, 0],
  ])('%s', (_, found, now, skew) => {
    expect(firstSkew(found, now)).toBe(skew)
  })

  it('a clock that was set back is known start after start, with scans in between and without', () => {
    let kept: (ClockFinding & { afterScan: number }) | null = null
    let last = { seq: 7, at: START }
    const clockAt = (now: number) =>
      keepClock(
        {
          clock: () => kept,
          keepClock: (finding, afterScan) => {
            kept = { ...finding, afterScan }
          },
        },
        { last: () => last },
        () => now,
      )
    const start = (now: number): number => clockAt(now).skewAtStart
    const back = START - 3 * HOUR
    const first = clockAt(back)
    expect(first.skewAtStart).toBe(3 * HOUR)
    // A block that ends a minute after the last scan does so by the new clock too.
    expect(first.fromBefore(START + 60_000)).toBe(back + 60_000)
    expect(clockAt(back).fromBefore(back)).toBe(back)
    expect(start(back + 60_000)).toBe(3 * HOUR)
    last = { seq: 8, at: back + 120_000 }
    expect(start(back + 180_000)).toBe(3 * HOUR)
    // And once more.
    expect(start(back - 2 * HOUR)).toBe(5 * HOUR + 120_000)
    expect(start(back - 2 * HOUR + 60_000)).toBe(5 * HOUR + 120_000)
  })
})

import { describe, expect, test } from 'vitest'
import type { EventCounts, Status } from '../../electron/contract/status.ts'
import { fillingOf } from '../../renderer/scan/filling.ts'
import { emptyPace, sampleStatus } from './page/sample-data.ts'

const now = 1_000_000
const event = (checkedIn: number | null, sold: number | null, asOf: number | null = now): EventCounts => ({
  eventId: String(sold),
  onDevice: 0,
  sold,
  available: null,
  reserved: null,
  checkedIn,
  asOf,
})
function status(counts: EventCounts[], limit: number | null = null): Status {
  return { ...sampleStatus(now), counts, capacity: { limit, warnAtPercent: 90 } }
}
const pace = (admitted: number, left = 0) => ({ ...emptyPace(now), since: now, admitted, left })

describe('how full it is', () => {
  test('adds up the events that are admitted here, from when the oldest was asked about', () => {
    expect(fillingOf(status([event(40, 100, now - 9), event(2, 60, now)]), null)).toMatchObject({
      atAllGates: 42,
      sold: 160,
      asOf: now - 9,
      inside: null,
      bar: { value: 42, max: 160, state: 'room' },
    })
  })

  test('is never less at all gates than this device let in itself', () => {
    expect(fillingOf(status([event(40, 100)]), pace(44)).atAllGates).toBe(44)
  })

  test('counts those inside where somebody was let out here', () => {
    expect(fillingOf(status([event(40, 100)]), pace(30, 5))).toMatchObject({ inside: 35, bar: { value: 35 } })
    expect(fillingOf(status([event(3, 100)]), pace(0, 5)).inside).toBe(0)
  })

  test.each([
    [89, 'room'],
    [90, 'nearly'],
    [99, 'nearly'],
    [100, 'full'],
    [120, 'full'],
  ])('with %i of 100 says "%s"', (checkedIn, state) => {
    expect(fillingOf(status([event(checkedIn, 100)]), null).bar?.state).toBe(state)
  })

  test('is held against the limit of the profile where there is one', () => {
    expect(fillingOf(status([event(50, 100)], 50), null).bar).toEqual({ value: 50, max: 50, state: 'full' })
  })

  test('says of all events together only what ACME said of each', () => {
    const [known, unsold, unasked] = [event(5, 20), event(40, null), event(null, 60, null)]
    expect(fillingOf(status([known, unsold]), null)).toMatchObject({ atAllGates: 45, sold: null, bar: null })
    expect(fillingOf(status([known, unasked]), pace(9))).toMatchObject({
      atAllGates: null,
      sold: 80,
      bar: null,
    })
    expect(fillingOf(status([known, unsold], 50), null).bar).toEqual({ value: 45, max: 50, state: 'nearly' })
    expect(fillingOf(status([known, unasked], 10), pace(9, 1))).toMatchObject({ inside: null, bar: null })
  })

  test('says nothing where ACME said nothing', () => {
    const unknown = { atAllGates: null, sold: null, asOf: null, inside: null, bar: null }
    expect(fillingOf(status([]), pace(3))).toEqual(unknown)
    expect(fillingOf(status([event(null, null, null)], 50), pace(3, 1))).toEqual(unknown)
  })
})

import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../electron/gate/clock/clock.ts'
import { type Device, sample, syncedDevice, venue } from '../at-the-gate.ts'

const quiet = { refresh: { eventsEveryMs: 3_600_000 } }
const MINUTE = 60_000

/** A scan of a lane that dies before its line is out. */
const scanAndDie = async (one: Device, barcode: string, count = 1) => {
  const verdict = await one.gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at: Date.now(), count })
  return { verdict, next: await one.restart() }
}

describe('a lane that died before its verdict was out', () => {
  it('shows it to the same guest on the next scan, as the same scan, and once', async () => {
    const at = await venue()
    const barcode = sample(at, 'good')
    const { verdict, next } = await scanAndDie(await syncedDevice(at, { profile: quiet }), barcode)
    expect(verdict).toMatchObject({ class: 'admit' })
    expect(await next.scan(barcode)).toEqual(verdict)
    expect(next.gate.status().admitted).toBe(1)
    expect(await next.scan(barcode)).toMatchObject({ class: 'repeat' })
    const later = await next.restart()
    expect(await later.scan(barcode, Date.now() + 10_000)).toMatchObject({
      class: 'deny',
      reason: 'already-used',
    })
  })

  it('shows it for some minutes and no longer: after that it may be somebody else', async () => {
    const at = await venue()
    const barcode = sample(at, 'good')
    let later = 0
    const clock = { now: () => systemClock.now() + later }
    const { next } = await scanAndDie(await syncedDevice(at, { profile: quiet, clock }), barcode)
    // Were ACME asked for the time, it would say that none has passed.
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await next.gate.drain()
    later = 6 * MINUTE
    expect(await next.scan(barcode, clock.now())).toMatchObject({ class: 'deny', reason: 'already-used' })
  })

  it('shows it also where the clock was set by hours while nobody ran', async () => {
    const at = await venue()
    const barcode = sample(at, 'good')
    let set = 0
    const one = await syncedDevice(at, { profile: quiet, clock: { now: () => systemClock.now() + set } })
    const scan = { scanId: uuidv7(), barcode, via: 'lane', at: Date.now() } as const
    const verdict = await one.gate.scan(scan)
    set = 5 * 60 * MINUTE
    const next = await one.restart()
    expect(await next.scan(barcode, Date.now() + set)).toEqual(verdict)
  })

  it('shows no admission that was taken back since, and none of another number of guests', async () => {
    const at = await venue()
    const [first, second] = [sample(at, 'good'), sample(at, 'good', 1)]
    const one = await syncedDevice(at, { profile: quiet })
    const died = await scanAndDie(one, first)
    expect(died.next.gate.undo({ scanId: died.verdict.scanId, reason: 'turned back' })).toMatchObject({
      ok: true,
    })
    await died.next.gate.drain()
    const anew = await died.next.scan(first, Date.now() + 10_000)
    expect(anew).toMatchObject({ class: 'admit' })
    expect(anew.scanId).not.toBe(died.verdict.scanId)

    const again = await scanAndDie(died.next, second)
    const two = { scanId: uuidv7(), barcode: second, via: 'lane', at: Date.now() + 10_000, count: 2 } as const
    expect((await again.next.gate.scan(two)).class).not.toBe('admit')
  })

  it('of a window nothing is shown anew: it asks for the scan itself', async () => {
    const at = await venue()
    const barcode = sample(at, 'good')
    const one = await syncedDevice(at, { profile: quiet })
    await one.gate.scan({ scanId: uuidv7(), barcode, via: 'wedge', at: Date.now() - 10_000 })
    const next = await one.restart()
    expect(await next.scan(barcode)).toMatchObject({ class: 'deny', reason: 'already-used' })
  })
})

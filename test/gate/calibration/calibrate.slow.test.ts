import { describe, expect, it } from 'vitest'
import type { Calibration } from '../../../electron/contract/calibration.ts'
import { ASSUMED_CHECK_IN_TABLE, profileSchema } from '../../../electron/contract/profile.ts'
import type { Result } from '../../../electron/contract/wire.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, device, sample, syncedDevice, venue } from '../at-the-gate.ts'

/** The venue calls what it refuses by a number of its own. */
function calls(at: PracticeVenue, status: number): void {
  at.faults.clear()
  at.faults.add({
    kind: 'unknown-status',
    status,
    process: true,
    match: { path: 'checkinticketsexternal' },
    times: 'until-cleared',
  })
}

function learnt(result: Result<Calibration>): Calibration {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

describe('calibrating', () => {
  it('teaches what a code means, at once and after a restart, until it is forgotten', async () => {
    const at = await venue()
    const first = await syncedDevice(at)
    calls(at, 12)
    expect(await first.scan(sample(at, 'refunded'))).toMatchObject({
      class: 'hold',
      reason: 'unrecognised-answer',
      code: '12',
    })
    const said = learnt(await first.gate.calibrate({ barcode: sample(at, 'refunded', 1), was: 'refunded' }))
    expect(said).toEqual({
      kept: true,
      code: '12',
      said: 'unrecognised',
      was: 'refunded',
      table: { ...ASSUMED_CHECK_IN_TABLE, '12': 'refunded' },
      conflicts: null,
    })
    expect(profileSchema.safeParse({ checkInStatus: said.table }).success).toBe(true)
    expect(await first.scan(sample(at, 'refunded', 2))).toMatchObject({ class: 'deny', reason: 'refunded' })

    const second = await first.restart()
    expect(await second.scan(sample(at, 'refunded', 3))).toMatchObject({ class: 'deny', reason: 'refunded' })
    const forgotten = learnt(await second.gate.calibrate({ forget: true }))
    expect(forgotten).toMatchObject({ kept: true, code: null, table: ASSUMED_CHECK_IN_TABLE })
    expect(await second.scan(sample(at, 'refunded', 4))).toMatchObject({ class: 'hold' })
    const third = await second.restart()
    expect(await third.scan(sample(at, 'refunded', 5))).toMatchObject({ class: 'hold' })
  })

  it('checks in for real, yet is no admission, no scan and nothing to upload', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const barcode = sample(at, 'good')
    expect(learnt(await gate.calibrate({ barcode, was: 'checked-in' }))).toMatchObject({
      code: '0',
      said: 'checked-in',
    })
    expect(checkIns(at, barcode)).toBe(1)
    expect(gate.status()).toMatchObject({ admitted: 0, outbox: { pending: 0, recorded: 0 } })
    expect(gate.recent({ limit: 10 })).toEqual([])
  })

  it('can teach every kind of refusal, with the event a scan would name', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    for (const [kind, was, code] of [
      ['used', 'already-used', '1'],
      ['early', 'too-early', '2'],
      ['late', 'too-late', '3'],
      ['unknown', 'unknown', '5'],
      ['other-event', 'wrong-event', '6'],
      ['cancelled', 'cancelled', '7'],
      ['refunded', 'refunded', '8'],
    ] as const) {
      const said = learnt(await gate.calibrate({ barcode: sample(at, kind), was }))
      expect({ kind, ...said }).toMatchObject({ kind, code, said: was, kept: true })
    }
  })

  it('does not let one code mean two things, but where that is said twice', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    calls(at, 12)
    learnt(await gate.calibrate({ barcode: sample(at, 'refunded'), was: 'refunded' }))
    const mistaken = { barcode: sample(at, 'cancelled'), was: 'cancelled' } as const
    expect(learnt(await gate.calibrate(mistaken))).toMatchObject({
      kept: false,
      code: '12',
      table: { '12': 'cancelled' },
      conflicts: expect.stringContaining('"refunded" before'),
    })
    expect(await scan(sample(at, 'refunded', 1))).toMatchObject({ reason: 'refunded' })
    expect(learnt(await gate.calibrate({ ...mistaken, replace: true }))).toMatchObject({
      kept: true,
      conflicts: null,
    })
    expect(await scan(sample(at, 'cancelled', 1))).toMatchObject({ reason: 'cancelled' })
  })

  it('is refused in production, and nothing is checked in', async () => {
    const at = await venue()
    const { gate } = await device(at, {
      profile: { environment: { kind: 'production', baseUrl: at.baseUrl } },
    })
    const barcode = sample(at, 'good')
    expect(await gate.calibrate({ barcode, was: 'checked-in' })).toMatchObject({
      ok: false,
      error: { code: 'refused', message: expect.stringContaining('not done in production') },
    })
    expect(at.ledger()).toEqual([])
  })

  it('learns nothing from what is no check-in answer, and says what came', async () => {
    const at = await venue()
    const { gate } = await device(at)
    const good = { barcode: sample(at, 'good'), was: 'checked-in' } as const
    const path = 'checkinticketsexternal'
    at.faults.add({ kind: 'reset', match: { path }, process: true })
    expect(await gate.calibrate(good)).toMatchObject({
      ok: false,
      error: { code: 'unreachable', message: expect.stringContaining('checked the ticket in all the same') },
    })
    at.faults.add({ kind: 'key-refused', why: 'no-permission', match: { path }, times: 2 })
    expect(await gate.calibrate(good)).toMatchObject({ ok: false, error: { code: 'refused' } })
    at.faults.add({ kind: 'rate-limited', match: { path } })
    expect(await gate.calibrate(good)).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    // Blocked: it is not tried again before the block is over.
    const before = at.calls().length
    expect(await gate.calibrate(good)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no more calls until') },
    })
    expect(at.calls().filter(({ url }) => url.includes(path)).length).toBe(
      at
        .calls()
        .slice(0, before)
        .filter(({ url }) => url.includes(path)).length,
    )
    expect(await gate.calibrate({ barcode: '\u0007', was: 'unknown' })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    })
  })

  it('at another address what was learnt here does not count', async () => {
    const at = await venue()
    const first = await syncedDevice(at)
    calls(at, 12)
    learnt(await first.gate.calibrate({ barcode: sample(at, 'refunded'), was: 'refunded' }))
    const elsewhere = await venue()
    calls(elsewhere, 12)
    const moved = await first.restart(elsewhere)
    expect(await moved.scan(sample(elsewhere, 'refunded'))).toMatchObject({ reason: 'unrecognised-answer' })
  })
})

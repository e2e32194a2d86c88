import { describe, expect, it } from 'vitest'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, sample, syncedDevice, venue } from '../at-the-gate.ts'

const quiet = { refresh: { eventsEveryMs: 3_600_000 } }

/** What of ACME's could check somebody in, and what it did check in. */
const burns = (at: PracticeVenue): unknown => at.ledger()

describe('a test scan', () => {
  it('says what a guest would get, and neither writes, nor asks ACME, nor uses a ticket up', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const before = { ledger: burns(at), status: one.gate.status(), calls: one.calls().length }
    for (const [kind, said] of [
      ['good', { class: 'admit', reason: 'admitted' }],
      ['used', { class: 'deny', reason: 'already-used' }],
      ['early', { class: 'deny', reason: 'too-early' }],
      ['refunded', { class: 'deny', reason: 'refunded' }],
      ['member-lapsed', { class: 'deny', reason: 'card-lapsed' }],
      ['unknown', { class: 'hold', reason: 'not-decided' }],
    ] as const) {
      const result = one.gate.testScan({ barcode: sample(at, kind) })
      expect(result, kind).toMatchObject({ asks: 'acme', link: 'online', verdict: said })
    }
    expect(one.gate.testScan({ barcode: '\u0000' })).toMatchObject({
      verdict: { class: 'hold', reason: 'unreadable' },
    })
    expect(burns(at)).toEqual(before.ledger)
    expect(one.gate.recent({ limit: 10 })).toEqual([])
    expect(one.gate.outbox({ states: [], limit: 10, before: null })).toEqual([])
    expect(one.gate.status().admitted).toBe(before.status.admitted)
    const calls = one.calls().slice(before.calls)
    expect(calls.filter(({ name }) => name !== 'probe')).toEqual([])
    // The same ticket is as good as it was.
    expect(await one.scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })
    expect(checkIns(at, sample(at, 'good'))).toBe(1)
    expect(one.gate.testScan({ barcode: sample(at, 'good') })).toMatchObject({
      asks: 'device',
      verdict: { class: 'repeat' },
    })
  })

  it('says in an outage what the list and the profile’s rule come to, and the guest then gets that', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, unknown: 'deny' } })
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await one.gate.drain()
    await one.until(({ link }) => link.state === 'offline')
    for (const kind of ['good', 'cancelled', 'other-event', 'unknown', 'member-active', 'late']) {
      const test = one.gate.testScan({ barcode: sample(at, kind, 1) })
      expect(test).toMatchObject({ asks: 'device', link: 'offline' })
      const verdict = await one.scan(sample(at, kind, 1))
      expect([kind, test.verdict.class, test.verdict.reason]).toEqual([kind, verdict.class, verdict.reason])
    }
    expect(one.gate.recent({ limit: 20 })).toHaveLength(6)
  })

  it('asks nobody where the policy does not either', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'local-first' } })
    expect(one.gate.testScan({ barcode: sample(at, 'good') })).toMatchObject({
      asks: 'device',
      verdict: { class: 'admit' },
    })
    expect(one.gate.testScan({ barcode: sample(at, 'used') })).toMatchObject({ asks: 'acme' })
  })
})

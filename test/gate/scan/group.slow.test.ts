import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, type Device, syncedDevice, venue } from '../at-the-gate.ts'

const quiet = { refresh: { eventsEveryMs: 3_600_000 }, repeatGuardMs: 0 }

/** Sells a group of `of` on one code, and brings it to a gate. */
async function groupAt(at: PracticeVenue, of: number, profile: object = {}): Promise<[Device, string]> {
  const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: of, onOneCode: true })
  if ('error' in sold) throw new Error(sold.error)
  const one = await syncedDevice(at, { profile: { ...quiet, ...profile } })
  return [one, sold.uuids?.[0] ?? '']
}

async function scan(one: Device, barcode: string, count: number): Promise<Verdict> {
  const verdict = await one.gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at: Date.now(), count })
  one.gate.shown(verdict.scanId)
  return verdict
}

describe('a group on one code', () => {
  it('comes in by parts, and ACME hears of it once', async () => {
    const at = await venue()
    const [one, barcode] = await groupAt(at, 5)
    expect(one.gate.inspect({ barcode })).toMatchObject({ class: 'admit', group: { of: 5, inside: 1 } })
    expect(await scan(one, barcode, 6)).toMatchObject({
      class: 'hold',
      cause: 'group-rest',
      group: { left: 5 },
    })
    expect(checkIns(at, barcode)).toBe(0)
    expect(await scan(one, barcode, 2)).toMatchObject({
      class: 'admit',
      source: 'acme',
      group: { admitted: 2, inside: 2, of: 5, left: 3 },
    })
    await one.gate.sync()
    const again = await one.restart()
    expect(await scan(again, barcode, 4)).toMatchObject({
      class: 'hold',
      cause: 'group-rest',
      group: { left: 3 },
    })
    expect(await scan(again, barcode, 3)).toMatchObject({
      class: 'admit',
      source: 'cache',
      group: { left: 0 },
    })
    expect(await scan(again, barcode, 1)).toMatchObject({ class: 'deny', reason: 'already-used' })
    await again.gate.drain()
    expect(checkIns(at, barcode)).toBe(1)
    expect(again.gate.status()).toMatchObject({ admitted: 5, outbox: { pending: 0, conflict: 0 } })
    const history = again.gate.history({ barcode })
    const scans = history.ok ? history.value.entries.filter(({ kind }) => kind === 'scan') : []
    expect(scans.map((entry) => ('guests' in entry ? entry.guests : null))).toEqual([null, 2, null, 3, null])
  })

  it('lets in more at once by the button under the verdict, while the scanner’s second reading stays a repeat', async () => {
    const at = await venue()
    const [one, barcode] = await groupAt(at, 4, { repeatGuardMs: 3_000 })
    const pass = (via: 'wedge' | 'group', count?: number) =>
      one.gate.scan({
        scanId: uuidv7(),
        barcode,
        via,
        at: Date.now(),
        ...(count === undefined ? {} : { count }),
      })
    expect(await pass('wedge')).toMatchObject({ class: 'admit', group: { inside: 1, left: 3 } })
    expect(await pass('wedge')).toMatchObject({ class: 'repeat', group: { inside: 1 } })
    expect(await pass('group', 2)).toMatchObject({
      class: 'admit',
      group: { admitted: 2, inside: 3, left: 1 },
    })
    expect(await pass('group', 2)).toMatchObject({ class: 'hold', cause: 'group-rest', group: { left: 1 } })
    expect(await pass('group', 1)).toMatchObject({ class: 'admit', group: { inside: 4, left: 0 } })
    expect(await pass('group', 1)).toMatchObject({ class: 'deny', reason: 'already-used' })
    await one.gate.drain()
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('is forgotten by ACME with the last guest who is taken back, whichever came first', async () => {
    const at = await venue()
    const [one, barcode] = await groupAt(at, 4)
    const first = await scan(one, barcode, 2)
    const second = await scan(one, barcode, 1)
    const reason = 'turned back'
    expect(one.gate.undo({ scanId: first.scanId, reason })).toMatchObject({ value: { atAcme: 'cancelled' } })
    expect(await scan(one, barcode, 3)).toMatchObject({ class: 'admit', group: { inside: 4, left: 0 } })
    expect(await scan(one, barcode, 1)).toMatchObject({ class: 'deny', reason: 'already-used' })
    const [third] = one.gate.recent({ limit: 2 }).filter(({ verdict }) => verdict.class === 'admit')
    expect(one.gate.undo({ scanId: third?.verdict.scanId ?? '', reason })).toMatchObject({
      value: { atAcme: 'cancelled' },
    })
    expect(one.gate.undo({ scanId: second.scanId, reason })).toMatchObject({ value: { atAcme: 'queued' } })
    await one.gate.drain()
    const told = at.ledger().filter((entry) => entry.barcode === barcode)
    expect(told.map(({ kind }) => kind)).toEqual(['check-in', 'undo'])
    expect(await scan(one, barcode, 4)).toMatchObject({ class: 'admit', source: 'acme' })
  })

  it('comes in during an outage, and is told of once after it, although its first guest was taken back', async () => {
    const at = await venue()
    const [one, barcode] = await groupAt(at, 4, { policy: 'local-first' })
    const cut = at.faults.add({ kind: 'reset', times: 'until-cleared' })
    const first = await scan(one, barcode, 1)
    expect(await scan(one, barcode, 2)).toMatchObject({ class: 'admit', group: { inside: 3 } })
    one.gate.undo({ scanId: first.scanId, reason: 'turned back' })
    at.faults.clear(cut)
    await one.gate.drain()
    await one.until(({ outbox }) => outbox.pending === 0)
    expect(
      at
        .ledger()
        .filter((entry) => entry.barcode === barcode)
        .map(({ kind }) => kind),
    ).toEqual(['check-in'])
    expect(one.gate.status()).toMatchObject({ admitted: 2, outbox: { recorded: 1, conflict: 0 } })
  })
})

describe('a rule of the entrance', () => {
  it('sends a guest on before ACME is asked, and never after ACME has let one in', async () => {
    const at = await venue()
    const entrances = [{ entrance: 'South gate', templates: [], names: ['General'] }]
    const [one, barcode] = await groupAt(at, 1, { entrances })
    const late = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 1 })
    const unknown = 'error' in late ? '' : (late.uuids?.[0] ?? '')
    const verdict = await one.scan(barcode)
    expect(verdict).toMatchObject({ class: 'deny', reason: 'wrong-entrance', rightEntrance: 'South gate' })
    expect(checkIns(at, barcode)).toBe(0)
    expect(await one.scan(unknown)).toMatchObject({ class: 'admit', source: 'acme' })
  })

  it('admits the events it means by name, and asks ACME for no other', async () => {
    const at = await venue()
    const [one, barcode] = await groupAt(at, 1, { admit: { names: ['no such event'] } })
    expect(await one.scan(barcode)).toMatchObject({ class: 'deny', reason: 'wrong-event', source: 'cache' })
    expect(checkIns(at, barcode)).toBe(0)
    const [other, good] = await groupAt(at, 1, { admit: { names: ['GENERAL adm'] } })
    expect(other.gate.status().admitting.map(({ id }) => id)).toContain(at.events.open)
    expect(await other.scan(good)).toMatchObject({ class: 'admit', source: 'acme' })
  })
})

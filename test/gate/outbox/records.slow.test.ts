import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, type Device, sample, syncedDevice, venue } from '../at-the-gate.ts'

/** Nothing but what the test does, and answers of the other gate told apart to the second. */
const quiet = { refresh: { eventsEveryMs: 3_600_000 }, policy: 'local-first' }
const all = { states: [], limit: 100, before: null }

/** Admits a ticket here while the line is cut, then lets another gate check it in first. */
async function conflictOn(at: PracticeVenue, one: Device, barcode: string): Promise<void> {
  const cut = at.faults.add({ kind: 'reset', times: 'until-cleared' })
  await one.gate.drain()
  await one.until(({ link }) => link.state === 'offline')
  expect(await one.scan(barcode)).toMatchObject({ class: 'admit' })
  at.change({ do: 'check-in', uuid: barcode, terminalId: 'south-1' })
  at.faults.clear(cut)
  await one.gate.drain()
  await one.until(({ outbox }) => outbox.pending === 0)
}

const filesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

describe('the outbox answers for every row', () => {
  it('what happened to it, when, and under which request id', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'verify' } })
    const barcodes = [0, 1, 2].map((nth) => sample(at, 'good', nth))
    for (const barcode of barcodes) await one.scan(barcode)
    const rows = one.gate.outbox(all)
    expect(rows.map(({ codeEnd }) => codeEnd)).toEqual(barcodes.map((code) => code.slice(-4)).reverse())
    const told = new Set(at.ledger().map(({ requestId }) => requestId))
    for (const row of rows) {
      expect(row).toMatchObject({ kind: 'admission', state: 'recorded', nextTryAt: null, story: null })
      expect(row.event?.id).toBe(at.events.open)
      expect(row.settledAt).toBeGreaterThan(row.at - 1)
      expect(told).toContain(row.requestId)
    }
    expect(one.gate.outbox({ ...all, states: ['conflict'] })).toEqual([])
    const [newest] = rows
    expect(one.gate.outbox({ ...all, before: newest?.id ?? 0 })).toEqual(rows.slice(1))
  })

  it('while it waits: when it is tried next, and why it has not gone', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    at.faults.add({ kind: 'server-error', times: 'until-cleared', match: { path: 'willcall' } })
    await one.scan(sample(at, 'good'))
    await expect.poll(() => one.gate.outbox(all)[0]?.lastError).toMatch(/HTTP 503/)
    expect(one.gate.outbox(all)[0]?.nextTryAt).toBeGreaterThan(0)
  })
})

describe('a conflict', () => {
  it('shows both stories, stays until a person has looked, and keeps what they said', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, clockToleranceMs: 0 } })
    const barcode = sample(at, 'good')
    await conflictOn(at, one, barcode)
    const [row] = one.gate.outbox({ ...all, states: ['conflict'] })
    expect(row?.story).toMatchObject({ here: 'north-1', admittedHereAt: row?.at })
    expect(row?.story?.checkedInAtAcmeAt).toBeGreaterThan(0)
    expect(row?.story?.acmeSays).not.toBe('')
    expect(one.gate.status().outbox).toMatchObject({ conflict: 1, toLookAt: 1 })

    const open = { states: ['conflict' as const], limit: 1, before: null, unacknowledged: true }
    expect(one.gate.outbox(open)).toEqual([row])
    const id = row?.id ?? 0
    const note = 'Two people, one ticket: Wilhelmina Thistlewood went back to the box office.'
    expect(one.gate.acknowledge({ id, note })).toMatchObject({ ok: true, value: { acknowledged: { note } } })
    expect(one.gate.status().outbox).toMatchObject({ conflict: 1, toLookAt: 0 })
    expect(one.gate.outbox(open)).toEqual([])
    // However many were looked at since, an older one that nobody saw is in the first page.
    const other = sample(at, 'good', 1)
    await conflictOn(at, one, other)
    await conflictOn(at, one, sample(at, 'good', 2))
    const [newer, older] = one.gate.outbox({ ...all, states: ['conflict'] })
    one.gate.acknowledge({ id: newer?.id ?? 0, note })
    expect(one.gate.outbox(open)).toEqual([older])
    expect(older?.codeEnd).toBe(other.slice(-4))
    const again = await one.restart()
    expect(again.gate.outbox({ ...all, states: ['conflict'] })).toMatchObject([
      { acknowledged: { note } },
      { acknowledged: null },
      { acknowledged: { note } },
    ])
    expect(filesIn(one.dataDir).includes('Thistlewood')).toBe(false)
  })

  it('is the only kind of row, with the refused and the parked, that can be acknowledged', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'verify' } })
    await one.scan(sample(at, 'good'))
    const id = one.gate.outbox(all)[0]?.id ?? 0
    expect(one.gate.acknowledge({ id, note: 'seen' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(one.gate.retry({ id })).toMatchObject({ ok: false })
    expect(one.gate.retry({ id: 4_711 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

describe('a row that was set aside', () => {
  it('can be sent again by a person, and is then recorded', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'good')
    // ACME takes the batch and passes the ticket over in silence, yet does not call it used either.
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await one.gate.drain()
    await one.until(({ link }) => link.state === 'offline')
    await one.scan(barcode)
    at.faults.clear()
    at.faults.add({ kind: 'order-without-items', match: { path: '/willcall/orders/' } })
    at.change({ do: 'check-in', uuid: barcode, terminalId: 'south-1' })
    await one.gate.drain()
    await one.until(({ outbox }) => outbox.parked === 1)
    const [row] = one.gate.outbox({ ...all, states: ['parked'] })
    expect(row?.lastError).toMatch(/box office/)
    at.change({ do: 'undo-check-in', uuid: barcode, terminalId: 'south-1' })
    at.faults.clear()
    expect(one.gate.retry({ id: row?.id ?? 0 })).toMatchObject({ ok: true })
    await one.until(({ outbox }) => outbox.recorded === 1)
    expect(one.gate.status().outbox.parked).toBe(0)
  })
})

describe('a row that was refused, or set aside', () => {
  /** Admitted offline, and set aside at the upload: ACME says nothing that this row could rest on. */
  async function setAside(at: PracticeVenue, one: Device, barcode: string) {
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await one.gate.drain()
    await one.until(({ link }) => link.state === 'offline')
    const verdict = await one.scan(barcode)
    at.faults.clear()
    at.faults.add({ kind: 'order-without-items', match: { path: '/willcall/orders/' } })
    at.change({ do: 'check-in', uuid: barcode, terminalId: 'south-1' })
    await one.gate.drain()
    await one.until(({ outbox }) => outbox.parked === 1)
    at.change({ do: 'undo-check-in', uuid: barcode, terminalId: 'south-1' })
    at.faults.clear()
    return { verdict, id: one.gate.outbox({ ...all, states: ['parked'] })[0]?.id ?? 0 }
  }

  it('is not sent once the admission is taken back: the guest was turned away, and the ticket stays good', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'good')
    const { verdict, id } = await setAside(at, one, barcode)
    expect(one.gate.undo({ scanId: verdict.scanId, reason: 'turned back' })).toMatchObject({
      ok: true,
      value: { atAcme: 'cancelled' },
    })
    const refused = one.gate.retry({ id })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    const told = checkIns(at, barcode)
    await one.gate.drain()
    expect(checkIns(at, barcode)).toBe(told)
    expect(one.gate.outbox({ ...all, states: ['parked'] })).toHaveLength(1)
  })

  it('is not sent once the guest is in again: an undo that ACME refused would free the ticket', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'verify' } })
    const barcode = sample(at, 'good')
    const first = await one.scan(barcode)
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    one.gate.undo({ scanId: first.scanId, reason: 'turned back' })
    await one.gate.stop()
    // No fault of the practice venue refuses an undo for good.
    const db = new Database(join(one.dataDir, 'gate.db'))
    expect(db.prepare(`UPDATE outbox SET state = 'refused' WHERE kind = 'undo'`).run().changes).toBe(1)
    db.close()
    at.faults.clear()
    const again = await one.restart()
    const [row] = again.gate.outbox({ ...all, states: ['refused'] })
    expect((await again.scan(barcode, Date.now() + 10_000)).class).toBe('admit')
    expect(again.gate.retry({ id: row?.id ?? 0 })).toMatchObject({ ok: false, error: { code: 'refused' } })
    await again.gate.drain()
    expect(at.ledger().map(({ kind }) => kind)).not.toContain('undo')
  })
})

describe('the history of a ticket', () => {
  it('tells every scan, verdict, call, upload and undo of it, oldest first, and of no other', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'verify' } })
    const barcode = sample(at, 'good')
    const first = await one.scan(barcode)
    await one.scan(sample(at, 'good', 1))
    await one.scan(barcode, Date.now() + 10_000)
    one.gate.undo({ scanId: first.scanId, reason: 'went home' })
    await one.gate.drain()
    await one.until(({ outbox }) => outbox.pending === 0)
    const told = one.gate.history({ barcode })
    if (!told.ok) throw new Error(told.error.message)
    const { entries, codeEnd } = told.value
    expect(codeEnd).toBe(barcode.slice(-4))
    expect(entries.filter(({ kind }) => kind === 'scan')).toMatchObject([
      { class: 'admit', reason: 'admitted', source: 'acme', lane: 'north-1' },
      { class: 'deny', reason: 'already-used', source: 'cache' },
    ])
    expect(entries.filter(({ kind }) => kind === 'asked')).toMatchObject([{ outcome: 'admitted' }])
    expect(entries.filter(({ kind }) => kind === 'undo')).toMatchObject([{ reason: 'went home' }])
    expect(entries.filter(({ kind }) => kind === 'upload')).toMatchObject([
      { of: 'admission', state: 'recorded' },
      { of: 'undo', state: 'recorded' },
    ])
    expect(one.gate.history({ scanId: first.scanId })).toEqual(told)
    const times = entries.map(({ at: when }) => when)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('of a code that was never met is not found', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    expect(one.gate.history({ barcode: 'never-met' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })
})

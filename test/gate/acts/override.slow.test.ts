import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { auditRequestSchema } from '../../../electron/contract/audit.ts'
import type { CodeRef } from '../../../electron/contract/code.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, type Device, device, sample, syncedDevice, venue } from '../at-the-gate.ts'

const quiet = { refresh: { eventsEveryMs: 3_600_000 } }
const all = { states: [], limit: 100, before: null }
const sue = { role: 'supervisor', name: 'Sue Featherstone' } as const

async function override(one: Device, of: CodeRef, scanId = uuidv7(), at = Date.now()): Promise<Verdict> {
  const said = await one.gate.override({ scanId, of, reason: 'Paid at the desk', at }, sue)
  if (!said.ok) throw new Error(said.error.message)
  return said.value
}

async function cut(at: PracticeVenue, one: Device): Promise<() => void> {
  const fault = at.faults.add({ kind: 'reset', times: 'until-cleared' })
  await one.gate.drain()
  await one.until(({ link }) => link.state === 'offline')
  return () => at.faults.clear(fault)
}

const uploaded = async (one: Device): Promise<void> => {
  await one.gate.drain()
  await one.until(({ outbox }) => outbox.pending === 0)
}

describe('an override', () => {
  it('shows the mark of the kind of ticket, as any scan, its repeat and a test scan do', async () => {
    const at = await venue()
    const rule = { names: ['*'], pictogram: 'check-id', colour: 'violet' }
    const one = await syncedDevice(at, { profile: { ...quiet, ticketTypes: [rule] } })
    const barcode = sample(at, 'early')
    const { verdict } = one.gate.testScan({ barcode })
    expect(verdict.mark).toBeDefined()
    const scanned = await one.scan(barcode)
    const said = await override(one, { scanId: scanned.scanId })
    const again = await one.scan(barcode)
    expect([scanned.mark, said.mark, again.mark]).toEqual([verdict.mark, verdict.mark, verdict.mark])
    expect(again.class).toBe('repeat')
  })

  it('of a refused ticket is a real admission: ACME is told once, and the log says who let it in and why', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'early')
    const refused = await one.scan(barcode)
    expect(refused).toMatchObject({ class: 'deny', reason: 'too-early' })
    const verdict = await override(one, { scanId: refused.scanId })
    expect(verdict).toMatchObject({
      class: 'admit',
      reason: 'override',
      source: 'policy',
      event: refused.event,
    })
    await uploaded(one)
    expect(checkIns(at, barcode)).toBe(1)
    expect(one.gate.outbox(all)).toMatchObject([
      { scanId: verdict.scanId, state: 'recorded', how: 'override' },
    ])
    expect((await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 9 }))).rows).toMatchObject([
      {
        act: 'override',
        who: sue.name,
        role: 'supervisor',
        scanId: verdict.scanId,
        why: 'Paid at the desk',
        what: { said: 'deny: too-early', before: null, told: true, codeEnd: barcode.slice(-4) },
      },
    ])
    // The next guest with this ticket is refused by what happened here.
    expect(await one.scan(barcode, Date.now() + 10_000)).toMatchObject({
      class: 'deny',
      reason: 'already-used',
    })
  })

  it('stands through an outage and a restart, and goes up when the line is back', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const mend = await cut(at, one)
    const barcode = sample(at, 'expired')
    expect(await override(one, { barcode })).toMatchObject({ class: 'admit', reason: 'override' })
    expect(one.gate.status()).toMatchObject({ admitted: 1, outbox: { pending: 1 } })
    const again = await one.restart()
    expect(again.gate.outbox(all)).toMatchObject([{ state: 'pending', how: 'override' }])
    mend()
    await uploaded(again)
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('that ACME refuses keeps both stories, and the guest stays admitted', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, clockToleranceMs: 0 } })
    const barcode = sample(at, 'used')
    const verdict = await override(one, { barcode })
    await one.until(({ outbox }) => outbox.conflict === 1)
    const [row] = one.gate.outbox({ ...all, states: ['conflict'] })
    expect(row).toMatchObject({ scanId: verdict.scanId, how: 'override', story: { here: 'north-1' } })
    expect(row?.story?.checkedInAtAcmeAt).toBeGreaterThan(0)
    expect(one.gate.status().admitted).toBe(1)
    const told = one.gate.history({ barcode })
    const acts = told.ok ? told.value.entries.filter(({ kind }) => kind === 'act') : []
    expect(acts).toMatchObject([{ act: 'override', who: sue.name, note: 'Paid at the desk' }])
  })

  it('of a ticket admitted here before is recorded as such, and never told twice', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, repeatGuardMs: 0 } })
    const barcode = sample(at, 'good')
    const first = await one.scan(barcode)
    expect(first).toMatchObject({ class: 'admit' })
    for (const nth of [1, 2]) {
      const again = await override(one, { barcode }, uuidv7(), Date.now() + nth * 5_000)
      expect(again).toMatchObject({ class: 'admit', reason: 'override', usedBy: 'north-1' })
    }
    await uploaded(one)
    expect(checkIns(at, barcode)).toBe(1)
    expect(one.gate.outbox(all)).toMatchObject([{ scanId: first.scanId, state: 'recorded' }])
    expect(one.gate.status().admitted).toBe(3)
    const [row] = (await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 9 }))).rows
    expect(row?.what).toMatchObject({ before: first.scanId, told: false, said: 'deny: already-used' })
  })

  it('of an override that still waits is none of ACME’s business either', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, repeatGuardMs: 0 } })
    const mend = await cut(at, one)
    const barcode = sample(at, 'good')
    await override(one, { barcode })
    await override(one, { barcode }, uuidv7(), Date.now() + 5_000)
    mend()
    await uploaded(one)
    expect(checkIns(at, barcode)).toBe(1)
    expect(one.gate.outbox(all)).toHaveLength(1)
  })

  it('is told again where the profile says so: ACME’s answer is a conflict for a person to see', async () => {
    const at = await venue()
    const profile = { ...quiet, repeatGuardMs: 0, clockToleranceMs: 0, rules: { overrideAgain: 'upload' } }
    const one = await syncedDevice(at, { profile })
    const barcode = sample(at, 'good')
    await one.scan(barcode)
    await override(one, { barcode }, uuidv7(), Date.now() + 5_000)
    await one.until(({ outbox }) => outbox.conflict === 1)
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('sent twice is one: by its id, and by a dialog that was confirmed twice', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'expired')
    const scanId = uuidv7()
    const [first, second] = await Promise.all([
      override(one, { barcode }, scanId),
      override(one, { barcode }, scanId),
    ])
    expect(second).toEqual(first)
    expect(await override(one, { barcode })).toMatchObject({ class: 'repeat', repeats: scanId })
    await uploaded(one)
    expect(one.gate.status().admitted).toBe(1)
    expect(checkIns(at, barcode)).toBe(1)
    expect((await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 9 }))).rows).toHaveLength(1)
  })

  it('can be taken back like any admission', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'expired')
    const { scanId } = await override(one, { barcode })
    await uploaded(one)
    expect(one.gate.undo({ scanId, reason: 'wrong guest' }, sue)).toMatchObject({
      ok: true,
      value: { atAcme: 'queued' },
    })
    await uploaded(one)
    expect(one.gate.status().admitted).toBe(0)
    expect(
      at
        .ledger()
        .filter((entry) => entry.barcode === barcode)
        .map(({ kind }) => kind),
    ).toEqual(['check-in', 'undo'])
  })

  it('asks for the order of a ticket sold a minute ago, so that ACME takes it without its rules', async () => {
    const at = await venue()
    const one = await device(at, { profile: { ...quiet, budgetMs: 5_000 } })
    const barcode = sample(at, 'early')
    await override(one, { barcode })
    await uploaded(one)
    expect(one.gate.outbox(all)).toMatchObject([{ state: 'recorded' }])
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('of a code that nothing here knows, in an outage, says so when ACME refuses it', async () => {
    const at = await venue()
    const one = await device(at, { profile: quiet })
    const mend = await cut(at, one)
    expect(await override(one, { barcode: 'no-such-ticket-anywhere' })).toMatchObject({ class: 'admit' })
    mend()
    await one.until(({ outbox }) => outbox.conflict + outbox.parked + outbox.refused === 1)
    expect(one.gate.outbox(all)[0]?.lastError).not.toBeNull()
  })

  it('of something that is no code is refused', async () => {
    const at = await venue()
    const one = await device(at, { profile: quiet })
    const said = await one.gate.override(
      { scanId: uuidv7(), of: { scanId: uuidv7() }, reason: 'why', at: 1 },
      sue,
    )
    expect(said).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(one.gate.status().admitted).toBe(0)
    expect((await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 9 }))).rows).toEqual([])
  })
})

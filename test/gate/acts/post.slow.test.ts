import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditRequestSchema } from '../../../electron/contract/audit.ts'
import { tempFolder } from '../../temp-folder.ts'
import { device, sample, syncedDevice, venue } from '../at-the-gate.ts'

const quiet = { refresh: { eventsEveryMs: 3_600_000 }, policy: 'local-first' }
const sue = { role: 'supervisor', name: 'Sue Featherstone' } as const

describe('a device that is posted elsewhere during a shift', () => {
  it('lets guests out, and in again, at once; ACME hears of the way in alone', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, reentry: 'after-exit' } })
    const barcode = sample(at, 'good')
    expect(await one.scan(barcode)).toMatchObject({ class: 'admit' })
    expect(one.gate.changePost({ direction: 'out', reason: 'Doors' }, sue)).toMatchObject({
      ok: true,
      value: { direction: 'out', isPostChanged: true },
    })
    expect(await one.scan(barcode, Date.now() + 5_000)).toMatchObject({ class: 'admit', reason: 'admitted' })
    one.gate.changePost({ direction: 'in' }, sue)
    expect(one.gate.status().isPostChanged).toBe(false)
    expect(await one.scan(barcode, Date.now() + 10_000)).toMatchObject({
      class: 'admit',
      reason: 'readmitted',
    })
    expect(one.gate.outbox({ states: [], limit: 9, before: null })).toHaveLength(1)
    expect((await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 9 }))).rows).toMatchObject([
      { act: 'post-changed', who: sue.name, why: 'Doors', what: { fromDirection: 'in', toDirection: 'out' } },
      { act: 'post-changed', why: null, what: { fromDirection: 'out', toDirection: 'in' } },
    ])
  })

  it('stays there after a restart, until the profile itself says otherwise', async () => {
    const at = await venue()
    const where = { dataDir: tempFolder(), dataKey: randomBytes(32) }
    const one = await device(at, { ...where, profile: quiet })
    one.gate.changePost({ direction: 'out', entrance: 'West gate' }, sue)
    const again = await one.restart()
    expect(again.gate.status()).toMatchObject({
      direction: 'out',
      entrance: 'West gate',
      isPostChanged: true,
    })
    await again.gate.stop()
    const other = await device(at, { ...where, profile: { ...quiet, entrance: 'North gate' } })
    expect(other.gate.status()).toMatchObject({
      direction: 'in',
      entrance: 'North gate',
      isPostChanged: false,
    })
  })

  it('stays on the way out after a restart, though its profile names no entrance', async () => {
    const at = await venue()
    const one = await device(at, { profile: { ...quiet, entrance: '' } })
    one.gate.changePost({ direction: 'out' }, sue)
    expect((await one.restart()).gate.status()).toMatchObject({ direction: 'out', isPostChanged: true })
  })

  it('goes to entrances that the rules know alone, however they are written', async () => {
    const at = await venue()
    const entrances = [
      { entrance: 'West', ticketTypes: ['Adult'] },
      { entrance: 'East', ticketTypes: ['Child'] },
    ]
    const one = await syncedDevice(at, { profile: { ...quiet, entrance: 'East', entrances } })
    const barcode = at.samples.find(({ kind }) => kind === 'good')?.barcodes ?? []
    const said = []
    for (const code of barcode.slice(0, 6)) said.push(one.gate.inspect({ barcode: code }))
    const sent = said.findIndex(({ reason }) => reason === 'wrong-entrance')
    expect(sent).toBeGreaterThanOrEqual(0)
    expect(one.gate.changePost({ entrance: 'Wset' }, sue)).toMatchObject({
      ok: false,
      error: { code: 'bad-request', message: expect.stringContaining('West, East') },
    })
    expect(one.gate.changePost({ entrance: ' west' }, sue)).toMatchObject({
      ok: true,
      value: { entrance: 'West' },
    })
    expect(await one.scan(barcode[sent] ?? '')).toMatchObject({ class: 'admit' })
    expect(one.gate.status().entrances).toEqual(['West', 'East'])
  })
})

describe('a problem with a ticket', () => {
  it('is kept with the last scan of it, sealed, and shows in its history', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'good')
    const { scanId } = await one.scan(barcode)
    const note = 'Photo does not match Wilhelmina'
    expect(one.gate.report({ of: { barcode }, note }, sue)).toMatchObject({
      ok: true,
      value: { scanId, codeEnd: barcode.slice(-4) },
    })
    const told = one.gate.history({ scanId })
    expect(told.ok && told.value.entries.find(({ kind }) => kind === 'act')).toMatchObject({
      act: 'problem-reported',
      who: sue.name,
      note,
    })
    // Never scanned here: the log alone has it.
    const other = one.gate.report({ of: { barcode: sample(at, 'good', 1) }, note: 'Torn' })
    expect(other).toMatchObject({ ok: true, value: { scanId: null } })
    expect((await one.gate.audit(auditRequestSchema.parse({ after: 1, limit: 9 }))).rows).toMatchObject([
      { act: 'problem-reported', role: 'nobody', scanId: null, why: 'Torn' },
    ])
    expect(await one.gate.verifyAudit()).toMatchObject({ sound: true, head: { count: 2 } })
  })
})

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { expect, it, onTestFinished } from 'vitest'
import { auditRequestSchema } from '../../electron/contract/audit.ts'
import type { Alarm } from '../../electron/contract/methods.ts'
import { profileSchema } from '../../electron/contract/profile.ts'
import type { Verdict } from '../../electron/contract/verdict.ts'
import { steadySystemClock } from '../../electron/gate/clock/steady.ts'
import type { Gate } from '../../electron/gate/gate.ts'
import { openStandingGate } from '../../electron/gate/standing-gate.ts'
import { sumOfFile } from '../../electron/gate/store/read-record.ts'
import { encodeLine } from '../../electron/gate/store/record-lines.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { tempFolder } from '../temp-folder.ts'
import { checkIns, sample, venue } from './at-the-gate.ts'

async function scan(gate: Gate, barcode: string): Promise<Verdict> {
  const verdict = await gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at: Date.now() })
  gate.shown(verdict.scanId)
  return verdict
}

async function openAt(
  at: PracticeVenue,
  where: { readonly dataDir: string; readonly dataKey: Uint8Array },
  logged: string[],
): Promise<Gate> {
  const gate = await openStandingGate(
    {
      ...where,
      credential: { kind: 'api-key', key: at.apiKey },
      profile: profileSchema.parse({
        tenantId: at.tenantId,
        timeZone: at.timeZone,
        // As the other devices of these tests: a machine that stands still for seconds changes no verdict.
        budgetMs: 8_000,
        environment: { kind: 'practice', baseUrl: at.baseUrl },
      }),
      samples: [],
      clock: steadySystemClock(),
      log: (what, error) => void logged.push(`${what}: ${String(error)}`),
    },
    (error) => {
      throw error
    },
  )
  onTestFinished(() => gate.stop())
  return gate
}

it.each([
  ['under a scan', 'attempt'],
  ['while the gate opens', 'scan'],
])('a database that turns out damaged %s is healed, and the guest gets a verdict', async (_, table) => {
  const at = await venue()
  const dataDir = tempFolder()
  const dataKey = randomBytes(32)
  const logged: string[] = []
  const open = (): Promise<Gate> => openAt(at, { dataDir, dataKey }, logged)
  const first = await open()
  const before = await scan(first, sample(at, 'good'))
  expect(before).toMatchObject({ class: 'admit' })
  await first.stop()
  damageUnseen(dataDir, table)

  const gate = await open()
  const alarms: Alarm[] = []
  const steps: string[] = []
  gate.listen({
    onStatus: () => {},
    onAlarm: (alarm) => alarms.push(alarm),
    onDoctor: ({ name }) => steps.push(name),
  })
  expect(await scan(gate, sample(at, 'good', 1))).toMatchObject({ class: 'admit', source: 'acme' })
  expect(await scan(gate, sample(at, 'good'))).toMatchObject({
    reason: expect.stringMatching(/already-used|same-scan/),
  })
  expect(alarms).toContainEqual(
    expect.objectContaining({ kind: 'storage', message: expect.stringMatching(/1 admissions/) }),
  )
  expect(logged.join('\n')).toMatch(/Carried over: 1 admissions/)
  expect(gate.status()).toMatchObject({ admitted: 2, storage: null })
  expect(readdirSync(dataDir).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)
  expect(checkIns(at, sample(at, 'good', 1))).toBe(1)
  // Whoever listened to the gate before it was opened anew still hears the one that stands.
  expect((await gate.doctor()).steps.map(({ name }) => name)).toEqual(steps)
})

it('an override that finds the damage is carried out all the same, once', async () => {
  const at = await venue()
  const where = { dataDir: tempFolder(), dataKey: randomBytes(32) }
  const first = await openAt(at, where, [])
  await scan(first, sample(at, 'good'))
  await first.stop()
  damageUnseen(where.dataDir, 'attempt')

  const gate = await openAt(at, where, [])
  const request = { scanId: uuidv7(), of: { barcode: sample(at, 'good', 1) }, reason: 'Paid', at: Date.now() }
  expect(await gate.override(request)).toMatchObject({
    ok: true,
    value: { class: 'admit', reason: 'override' },
  })
  const { rows } = await gate.audit(auditRequestSchema.parse({ acts: ['override'] }))
  expect(rows).toHaveLength(1)
  expect(gate.status().admitted).toBe(2)
})

/** Garbage in the pages of a table, told as if it had been closed like that: what the first look passes over. */
function damageUnseen(dataDir: string, table: string): void {
  const file = join(dataDir, 'gate.db')
  const db = new Database(file, { readonly: true })
  const pages = db.prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(table)
  db.close()
  const bytes = readFileSync(file)
  for (const page of pages) bytes.fill(0xff, (page - 1) * 4_096, page * 4_096)
  writeFileSync(file, bytes)
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  const record = join(dataDir, 'second-record.log')
  const lines = readFileSync(record, 'utf8').split('\n').slice(0, -2)
  writeFileSync(record, `${lines.join('\n')}\n${encodeLine({ kind: 'closed', ...sumOfFile(file) })}`)
}

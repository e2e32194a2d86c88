import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditHeadSchema, auditRequestSchema, auditRowSchema } from '../../../electron/contract/audit.ts'
import { makeActsExport } from '../../../electron/gate/acts/export.ts'
import { makeActLog } from '../../../electron/gate/acts/log.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import { makeVerifier } from '../../../electron/gate/store/audit-chain.ts'
import { rotateDataKey } from '../../../electron/gate/store/rotation.ts'
import { tempFolder } from '../../temp-folder.ts'
import { dataKey, openAt, scanIdOf } from './admissions.ts'

const supervisor = { role: 'supervisor', name: 'Ottoline Featherstone' } as const

/** A folder in which this many acts were noted. */
function acted(count: number): string {
  const folder = tempFolder()
  const store = openAt(folder)
  const log = makeActLog(store, () => 5_000)
  for (let n = 0; n < count; n += 1) {
    log.note({ act: 'undo', by: n % 2 === 0 ? supervisor : NOBODY, scanId: scanIdOf(n), why: `reason ${n}` })
  }
  store.close()
  return folder
}

/** Changes the file as somebody with a database tool would. */
function tampered(folder: string, sql: string): void {
  const db = new Database(join(folder, 'gate.db'))
  db.exec(sql)
  db.close()
  // Where the second record is there, the row would be put back: see below.
  rmSync(join(folder, 'second-record.log'))
}

async function verified(folder: string, key = dataKey) {
  const store = openAt(folder, key)
  try {
    return await makeActLog(store, () => 0).verify()
  } finally {
    store.close()
  }
}

const asked = (input: object) => auditRequestSchema.parse(input)

it('keeps who did what, when and why, in order, and tells how the log ends', async () => {
  const store = openAt(acted(3))
  const page = await makeActLog(store, () => 0).page(asked({ limit: 2 }))
  expect(page.rows).toMatchObject([
    {
      no: 1,
      at: 5_000,
      act: 'undo',
      scanId: scanIdOf(0),
      role: 'supervisor',
      who: supervisor.name,
      why: 'reason 0',
    },
    { no: 2, role: 'nobody', who: null },
  ])
  expect(page.next).toBe(2)
  expect(page.rows[1]?.prev).toBe(page.rows[0]?.hash)
  const rest = await makeActLog(store, () => 0).page(asked({ after: 2, limit: 2 }))
  expect(rest.next).toBeNull()
  expect(rest.head).toEqual({ count: 3, hash: rest.rows[0]?.hash })
  store.close()
})

it('an act and its row are written together or not at all', () => {
  const store = openAt(tempFolder())
  const log = makeActLog(store, () => 0)
  const fails = () =>
    log.noting(
      () => {
        store.memory.remember('half', 1)
        throw new Error('the disk is full')
      },
      () => ({ act: 'undo', by: NOBODY }),
    )
  expect(fails).toThrow('the disk is full')
  expect(store.audit.head().count).toBe(0)
  const refused = log.noting(
    () => ({ ok: false, error: { code: 'refused', message: 'no' } }) as const,
    () => ({ act: 'undo', by: NOBODY }),
  )
  expect(refused.ok).toBe(false)
  expect(store.audit.head().count).toBe(0)
  store.close()
})

it.each([
  ['nothing', 'SELECT 1', null],
  ['a row in the middle', 'DELETE FROM audit WHERE no = 2', 2],
  ['the first', 'DELETE FROM audit WHERE no = 1', 1],
  ['the end', 'DELETE FROM audit WHERE no > 3', 4],
  ['all of it', 'DELETE FROM audit', 1],
  ['what a row says in plain', `UPDATE audit SET act = 'override' WHERE no = 3`, 3],
  [
    'two rows that change places',
    'UPDATE audit SET no = 9 WHERE no = 2; UPDATE audit SET no = 2 WHERE no = 3; UPDATE audit SET no = 3 WHERE no = 9',
    2,
  ],
  ['a copy put in again', 'INSERT INTO audit SELECT 6, at, act, scan_id, sealed FROM audit WHERE no = 5', 6],
])('finds what was taken or changed in the file: %s', async (_, sql, firstBroken) => {
  const folder = acted(5)
  tampered(folder, sql)
  const said = await verified(folder)
  expect(said.sound ? null : said.firstBroken).toBe(firstBroken)
})

it('shows a gap for ever, whatever is noted after it', async () => {
  const folder = acted(5)
  tampered(folder, 'DELETE FROM audit WHERE no > 3')
  const store = openAt(folder)
  makeActLog(store, () => 0).note({ act: 'undo', by: NOBODY })
  store.close()
  expect(await verified(folder)).toMatchObject({ sound: false, firstBroken: 4, head: { count: 6 } })
})

it('comes back whole from the second record', async () => {
  const folder = acted(5)
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `gate.db${end}`), { force: true })
  expect(await verified(folder)).toMatchObject({ sound: true, head: { count: 5 } })
})

it('is as sound under another data key', async () => {
  const folder = acted(5)
  const newKey = randomBytes(32)
  rotateDataKey(folder, dataKey, newKey)
  expect(await verified(folder, newKey)).toMatchObject({ sound: true, head: { count: 5 } })
})

describe('a log of years', () => {
  const DAY_MS = 86_400_000
  const YEAR_MS = 365 * DAY_MS
  const NOW = 10 * YEAR_MS

  /** An act a day for three years, up to now. */
  function years() {
    const folder = tempFolder()
    const store = openAt(folder)
    store.atomically(() => {
      for (let at = NOW - 3 * YEAR_MS; at <= NOW; at += DAY_MS) {
        makeActLog(store, () => at).note({ act: 'undo', by: supervisor, why: `day ${at / DAY_MS}` })
      }
    })
    return { folder, store }
  }
  const letGo = (store: ReturnType<typeof openAt>, actsBefore: number) => {
    const run = store.purge({ eventsEndedBefore: 0, scansBefore: 0, actsBefore, at: NOW })
    while (!run.step());
    return run.removed()
  }

  it('lets go of what had its time, says so in itself, and what is left can be proved', async () => {
    const { folder, store } = years()
    expect(letGo(store, NOW - 2 * YEAR_MS)).toBeGreaterThan(330)
    const log = makeActLog(store, () => NOW)
    const [first] = (await log.page(asked({ limit: 1 }))).rows
    // Some of the month that it waits may be left.
    expect(first?.at).toBeGreaterThanOrEqual(NOW - 2 * YEAR_MS - 30 * DAY_MS)
    const [newest] = (await log.page(asked({ before: null, limit: 1 }))).rows
    expect(newest).toMatchObject({
      act: 'log-trimmed',
      role: 'nobody',
      what: { through: (first?.no ?? 0) - 1 },
    })
    expect(await log.verify()).toMatchObject({ sound: true, head: { count: newest?.no } })
    // A month later, and not before.
    expect(letGo(store, NOW - 2 * YEAR_MS)).toBe(0)
    expect(letGo(store, NOW - 2 * YEAR_MS + 60 * DAY_MS)).toBeGreaterThan(0)
    expect(await log.verify()).toMatchObject({ sound: true })
    store.sweep()
    store.close()
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `gate.db${end}`), { force: true })
    expect(await verified(folder)).toMatchObject({ sound: true })
  })

  it.each([
    ['a further row at its front', (no: number) => `DELETE FROM audit WHERE no = ${no}`],
    ['what it says of what went', () => `DELETE FROM audit WHERE act = 'log-trimmed'`],
  ])('shows it when somebody else takes %s', async (_, sql) => {
    const { folder, store } = years()
    letGo(store, NOW - 2 * YEAR_MS)
    const first = store.audit.after(0, 1)[0]?.no ?? 0
    store.close()
    tampered(folder, sql(first))
    expect(await verified(folder)).toMatchObject({ sound: false })
  })

  it('keeps everything once something is wrong with it', async () => {
    const { folder, store } = years()
    store.close()
    tampered(folder, `UPDATE audit SET act = 'override' WHERE no = 40`)
    const again = openAt(folder)
    expect(letGo(again, NOW - 2 * YEAR_MS)).toBe(0)
    expect(again.audit.after(0, 1)[0]?.no).toBe(1)
    again.close()
  })
})

it('is read newest first, page by page, each act once, by act and by part of a name', async () => {
  const store = openAt(tempFolder())
  let at = 0
  const log = makeActLog(store, () => at)
  const people = [supervisor, { role: 'admin', name: 'Ada Lovelace' } as const, NOBODY]
  for (at = 1; at <= 60; at += 1) {
    const by = people[at % 3] ?? NOBODY
    log.note({ act: at % 2 === 0 ? 'undo' : 'search', by, scanId: scanIdOf(at) })
  }
  const pages = async (filter: object) => {
    const found: number[] = []
    let before: number | null = null
    do {
      const page = await log.page(asked({ before, limit: 7, ...filter }))
      found.push(...page.rows.map((row) => row.no))
      before = page.next
    } while (before !== null)
    return found
  }
  const all = Array.from({ length: 60 }, (_, index) => 60 - index)
  expect(await pages({})).toEqual(all)
  expect(await pages({ acts: ['undo'] })).toEqual(all.filter((no) => no % 2 === 0))
  expect(await pages({ who: ' lovel ' })).toEqual(all.filter((no) => no % 3 === 1))
  expect(await pages({ acts: ['search', 'retry'], who: 'ADA' })).toEqual(
    all.filter((no) => no % 3 === 1 && no % 2 === 1),
  )
  expect(await pages({ who: 'nobody of this name' })).toEqual([])
  store.close()
})

it('is a file that proves itself whole without the device, and a table that a spreadsheet reads', async () => {
  const store = openAt(acted(5))
  const log = makeActLog(store, () => 0)
  const exportActs = makeActsExport({ log, zone: venueZone('UTC'), terminalId: 'North 1', now: () => 0 })
  const json = await exportActs({ what: 'acts', format: 'json', acts: [], who: '' })
  expect(json).toMatchObject({ name: 'acts-1970-01-01-North-1.json', rows: 5, cut: false })
  const { head, rows } = z
    .object({ head: auditHeadSchema, rows: z.array(auditRowSchema) })
    .parse(JSON.parse(json.text))
  const verifier = makeVerifier()
  for (const row of rows) verifier.take({ no: row.no, row })
  expect(verifier.end(head)).toMatchObject({ sound: true, entries: 5 })
  const csv = await exportActs({ what: 'acts', format: 'csv', acts: ['undo'], who: 'feather' })
  const lines = csv.text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + 3)
  expect(lines[1]).toContain('1970-01-01T00:00:05+00:00,undo,Ottoline Featherstone,supervisor,reason 0,')
  store.close()
})

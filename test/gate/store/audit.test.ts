import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { makeActLog } from '../../../electron/gate/acts/log.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import { rotateDataKey } from '../../../electron/gate/store/rotation.ts'
import { tempFolder } from '../at-the-gate.ts'
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

it('keeps who did what, when and why, in order, and tells how the log ends', () => {
  const store = openAt(acted(3))
  const page = makeActLog(store, () => 0).page({ after: 0, limit: 2 })
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
  const rest = makeActLog(store, () => 0).page({ after: 2, limit: 2 })
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

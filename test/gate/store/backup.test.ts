import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { StorageError } from '../../../electron/gate/store/errors.ts'
import { first } from '../../../electron/gate/store/migrations/0001-first.ts'
import { ordersAndCalls } from '../../../electron/gate/store/migrations/0002-orders-and-calls.ts'
import { makeSealing } from '../../../electron/gate/store/sealing.ts'
import { tempFolder } from '../../temp-folder.ts'
import { dataKey, openAt } from './admissions.ts'

/** A folder as a gate of the second format left it. */
function folderOfFormat2(): string {
  const folder = tempFolder()
  const db = new Database(join(folder, 'gate.db'))
  db.pragma('journal_mode = WAL')
  db.exec(first)
  db.exec(ordersAndCalls)
  db.pragma('user_version = 2')
  db.prepare('INSERT INTO memory VALUES (?, ?)').run('key-check', makeSealing(dataKey).keyCheck)
  db.prepare('INSERT INTO memory VALUES (?, ?)').run('since', '"format 2"')
  db.close()
  chmodSync(join(folder, 'gate.db'), 0o600)
  return folder
}

const versionOf = (file: string): unknown => {
  const db = new Database(file, { readonly: true })
  const version: unknown = db.pragma('user_version', { simple: true })
  db.close()
  return version
}

it('before a migration a checked copy is made, named by the format it has', () => {
  const folder = folderOfFormat2()
  openAt(folder).close()
  const copy = join(folder, 'gate-format-2.db')
  expect(versionOf(copy)).toBe(2)
  expect(versionOf(join(folder, 'gate.db'))).toBeGreaterThan(2)
  const db = new Database(copy, { readonly: true })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.prepare(`SELECT value FROM memory WHERE key = 'since'`).pluck().get()).toBe('"format 2"')
  db.close()
  expect(statSync(copy).mode & 0o077).toBe(0)
})

it('keeps the last two, and makes none where there is nothing to migrate', () => {
  const folder = folderOfFormat2()
  for (const version of [0, 1]) {
    const db = new Database(join(folder, `gate-format-${version}.db`))
    db.exec('CREATE TABLE kept (n)')
    db.close()
  }
  openAt(folder).close()
  const copies = (): string[] => readdirSync(folder).filter((name) => name.startsWith('gate-format-'))
  expect(copies().toSorted()).toEqual(['gate-format-1.db', 'gate-format-2.db'])
  openAt(folder).close()
  expect(copies()).toHaveLength(2)
})

it('where no copy can be made the database stays as it is, and why is said', () => {
  const folder = folderOfFormat2()
  const before = readFileSync(join(folder, 'gate.db'))
  // In the place of the copy lies something that cannot be replaced.
  mkdirSync(join(folder, 'gate-format-2.db', 'in the way'), { recursive: true })
  const refused = (() => {
    try {
      openAt(folder).close()
      return null
    } catch (error) {
      return error
    }
  })()
  expect(refused).toBeInstanceOf(StorageError)
  expect(String(refused)).toMatch(/was not brought to this version, since no copy of it could be made first/)
  expect(readFileSync(join(folder, 'gate.db')).equals(before)).toBe(true)
  expect(existsSync(join(folder, 'gate-format-2.db.new'))).toBe(false)
})

import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { say } from '../../contract/sayings/say.ts'
import type { Db } from './db.ts'
import { syncFile, syncFolder } from './folder.ts'
import { type Merged, makeMerger } from './merge-record.ts'
import { readRows } from './read-record.ts'
import { type Salvaged, salvage } from './salvage.ts'
import type { Sealing } from './sealing.ts'
import { recordFileIn } from './second-record.ts'

export type HealOptions = {
  readonly dataDir: string
  readonly sealing: Sealing
  /** What is the matter with it, in words. */
  readonly why: string
  /** The folder with a copy of the damaged files; null where there was no room for one, or there are no such files. */
  readonly aside: string | null
  /** Makes an empty database of this version at a path. */
  readonly make: (file: string) => Db
}

const ASIDE = ['gate.db-wal', 'gate.db', 'second-record.log'] as const

/**
 * Puts a sound database in the place of a damaged or missing one: what the second record holds, then what the damaged
 * files still give. They are set aside whole, in a folder named by the time, and stay there until a person deletes it.
 * Cut off at any point, the next start begins again: the new database takes its place last.
 * @returns what was done, for a person: at most 300 characters.
 * @throws StorageError where there is no room for it; then nothing was changed.
 */
export function heal({ dataDir, sealing, why, aside, make }: HealOptions): string {
  const unlock = lock(dataDir)
  const making = join(dataDir, 'gate.db.new')
  try {
    removeDatabase(making)
    const db = make(making)
    let merged: Merged
    let salvaged: Salvaged | null
    try {
      merged = mergeAll(db, recordFileIn(dataDir), sealing.keyCheck)
      salvaged = salvageInto(db, join(dataDir, 'gate.db'), sealing)
    } finally {
      db.close()
    }
    const kept = aside ?? moveAside(dataDir)
    // The log first: beside a new database it would be taken for its log.
    for (const end of ['-wal', '-shm']) rmSync(join(dataDir, `gate.db${end}`), { force: true })
    renameSync(making, join(dataDir, 'gate.db'))
    const words = wordsOf(why, merged, salvaged, kept)
    if (kept !== null) {
      writeFileSync(join(dataDir, kept, 'what-happened.txt'), `${words}\n`, { mode: 0o600 })
    }
    syncFolder(dataDir)
    return words.slice(0, 300)
  } finally {
    removeDatabase(making)
    unlock()
  }
}

/** Takes all that a second record holds into a database, as one transaction. */
export function mergeAll(
  db: Db,
  record: string,
  keyCheck: string,
  beforeCommit: (merged: Merged) => void = () => {},
): Merged {
  return db
    .transaction(() => {
      const merger = makeMerger(db)
      readRows(record, keyCheck, merger.take)
      const merged = merger.counts()
      beforeCommit(merged)
      return merged
    })
    .immediate()
}

/**
 * Copies files into a new folder named by the time.
 * @returns its name; null where there is none of these files, or no room.
 */
export function copyAside(dataDir: string, files: readonly string[] = ASIDE): string | null {
  const there = files.filter((file) => existsSync(join(dataDir, file)))
  if (!there.some((file) => file.startsWith('gate.db'))) return null
  const name = newFolder(dataDir)
  try {
    for (const file of there) {
      copyFileSync(join(dataDir, file), join(dataDir, name, file))
      syncFile(join(dataDir, name, file))
    }
    return name
  } catch {
    rmSync(join(dataDir, name), { recursive: true, force: true })
    return null
  }
}

/** Two gates that start at once must not both heal: SQLite's own lock is released even by SIGKILL. */
function lock(dataDir: string): () => void {
  const path = join(dataDir, 'healing.lock')
  const held = new Database(path, { timeout: 0 })
  try {
    held.pragma('locking_mode = EXCLUSIVE')
    held.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    held.close()
    throw error
  }
  return () => {
    held.close()
    removeDatabase(path)
  }
}

/** Reads the damaged files where they lie: what shows how they were found is the copy. */
function salvageInto(db: Db, source: string, sealing: Sealing): Salvaged | null {
  if (!existsSync(source) || statSync(source).size === 0) return null
  let damaged: Db | null = null
  try {
    damaged = new Database(source, { timeout: 0 })
    damaged.pragma('locking_mode = EXCLUSIVE')
    damaged.pragma('trusted_schema = OFF')
    damaged.pragma('cell_size_check = ON')
    return salvage(damaged, db, sealing)
  } catch {
    // Nothing of it can be read. The second record has what matters most.
    return null
  } finally {
    try {
      damaged?.close()
    } catch {
      // It is left behind in any case.
    }
  }
}

/** Where there was no room for a copy. Cut off after this, the next start has the second record alone. */
function moveAside(dataDir: string): string | null {
  const there = ASIDE.filter((file) => existsSync(join(dataDir, file)))
  if (!there.some((file) => file.startsWith('gate.db'))) return null
  const name = newFolder(dataDir)
  for (const file of there) {
    if (file.startsWith('gate.db')) renameSync(join(dataDir, file), join(dataDir, name, file))
  }
  return name
}

function newFolder(dataDir: string): string {
  const at = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  for (let nth = 0; ; nth += 1) {
    const name = `damaged-${at}${nth === 0 ? '' : `-${nth}`}`
    if (existsSync(join(dataDir, name))) continue
    mkdirSync(join(dataDir, name), { mode: 0o700 })
    return name
  }
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
}

function wordsOf(why: string, merged: Merged, salvaged: Salvaged | null, aside: string | null): string {
  const of = (table: string): number => salvaged?.rows.get(table) ?? 0
  const admissions = merged.restored.admission + of('admission')
  const scans = merged.restored.scan + of('scan')
  const waiting = merged.restored.outbox + of('outbox')
  const carried = { admissions, scans, waiting, tickets: of('ticket'), cards: of('card') }
  const kept = say('disk.healed', { why, ...carried })
  const lacking = salvaged === null || salvaged.lost.length > 0 || merged.refused > 0
  const told = lacking ? say('disk.healed-in-part', { why: kept }) : kept
  return aside === null ? told : say('disk.healed-aside', { why: told, where: aside })
}

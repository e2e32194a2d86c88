import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { say } from '../../contract/sayings/say.ts'
import type { Db } from './db.ts'
import { StorageError, storageErrorOf } from './errors.ts'
import { syncFile } from './folder.ts'

/** Copies that are kept: that of the migration before last can still be gone back to. */
const KEPT = 2
const NAME = /^gate-format-(\d+)\.db$/

/**
 * Copies a database before it is migrated, checks the copy, and lets go of those older than the last two.
 * @param format the version it has now, which names the copy
 * @throws StorageError where there is no room or the copy is not sound; the database was not changed.
 */
export function backUp(db: Db, dataDir: string, format: number): void {
  const copy = join(dataDir, `gate-format-${format}.db`)
  const making = `${copy}.new`
  try {
    rmSync(making, { force: true })
    // Made before SQLite does, so that it is never readable to others.
    closeSync(openSync(making, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(making)
    check(making)
    syncFile(making)
    renameSync(making, copy)
  } catch (error) {
    rmSync(making, { force: true })
    const known = storageErrorOf(error, dataDir)
    throw new StorageError(
      known?.fault ?? 'io',
      known === null
        ? say('disk.no-copy', { where: dataDir })
        : say('disk.no-copy-since', { where: dataDir, why: known.message }),
      { cause: error },
    )
  }
  removeBackups(dataDir, KEPT)
}

/** Lets go of the copies made before migrations, but for the last few. */
export function removeBackups(dataDir: string, keep = 0): void {
  for (const name of backupsIn(dataDir).slice(keep)) rmSync(join(dataDir, name), { force: true })
}

function check(file: string): void {
  const copy = new Database(file, { readonly: true })
  try {
    const found: unknown = copy.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') throw new StorageError('io', say('disk.copy-unsound'))
  } finally {
    copy.close()
  }
}

/** The last one first. */
function backupsIn(dataDir: string): string[] {
  if (!existsSync(dataDir)) return []
  return readdirSync(dataDir)
    .flatMap((name) => {
      const version = NAME.exec(name)?.[1]
      return version === undefined ? [] : [{ name, version: Number(version) }]
    })
    .toSorted((one, other) => other.version - one.version)
    .map(({ name }) => name)
}

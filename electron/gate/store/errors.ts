import { say } from '../../contract/sayings/say.ts'
/** What is the matter with the disk: a closed set, so that the screen can say what to do. */
export type StorageFault =
  | 'no-folder'
  | 'read-only'
  | 'full'
  | 'in-use'
  | 'not-a-database'
  | 'corrupt'
  | 'newer-version'
  | 'wrong-key'
  | 'io'

/** A fault of the data folder, in words for the person who runs the gate. */
export class StorageError extends Error {
  readonly fault: StorageFault

  constructor(fault: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
    this.fault = fault
  }
}

const WORDS: ReadonlyArray<readonly [prefix: string, fault: StorageFault, words: (where: string) => string]> =
  [
    ['SQLITE_FULL', 'full', (where) => say('disk.full', { where })],
    ['SQLITE_READONLY', 'read-only', (where) => say('disk.read-only', { where })],
    ['SQLITE_CANTOPEN', 'read-only', (where) => say('disk.not-opened', { where })],
    ['SQLITE_PERM', 'read-only', (where) => say('disk.not-allowed', { where })],
    ['SQLITE_NOTADB', 'not-a-database', (where) => say('disk.not-ours', { where })],
    ['SQLITE_CORRUPT', 'corrupt', (where) => say('disk.damaged', { where })],
    ['SQLITE_IOERR_SHORT_READ', 'corrupt', (where) => say('disk.cut-short', { where })],
    ['SQLITE_BUSY', 'in-use', (where) => say('disk.in-use', { where })],
    ['SQLITE_LOCKED', 'in-use', (where) => say('disk.in-use', { where })],
    ['SQLITE_IOERR', 'io', (where) => say('disk.failed', { where })],
    ['ENOSPC', 'full', (where) => say('disk.no-space', { where })],
    ['EACCES', 'read-only', (where) => say('disk.no-access', { where })],
    ['EROFS', 'read-only', (where) => say('disk.read-only-disk', { where })],
    ['ENOTDIR', 'no-folder', (where) => say('disk.no-folder', { where })],
    ['EEXIST', 'no-folder', (where) => say('disk.a-file', { where })],
  ]

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** The fault behind an error of SQLite or the file system; null where it is neither (then it is a bug of ours). */
export function storageErrorOf(error: unknown, where: string): StorageError | null {
  if (error instanceof StorageError) return error
  const code = codeOf(error)
  if (code === null) return null
  const known = WORDS.find(([prefix]) => code.startsWith(prefix))
  if (known !== undefined) return new StorageError(known[1], known[2](where), { cause: error })
  if (!code.startsWith('SQLITE_')) return null
  // A statement that does not fit the tables: they were made by a version between two releases.
  return new StorageError('io', say('disk.unfit', { where, code }), { cause: error })
}

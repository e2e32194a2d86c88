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

const WORDS: ReadonlyArray<readonly [prefix: string, fault: StorageFault, say: (where: string) => string]> = [
  [
    'SQLITE_FULL',
    'full',
    (where) => `The disk that holds ${where} is full. Free some space; scanning goes on when there is room.`,
  ],
  [
    'SQLITE_READONLY',
    'read-only',
    (where) => `${where} cannot be written to. Check the permissions of the folder and its files.`,
  ],
  [
    'SQLITE_CANTOPEN',
    'read-only',
    (where) => `${where} cannot be opened. Check that the folder exists and can be written to.`,
  ],
  ['SQLITE_PERM', 'read-only', (where) => `${where} may not be opened by this user. Check its permissions.`],
  [
    'SQLITE_NOTADB',
    'not-a-database',
    (where) =>
      `${where} holds a file that is not a Portcullis database. Move it away or choose another data folder; it was not changed.`,
  ],
  [
    'SQLITE_CORRUPT',
    'corrupt',
    (where) =>
      `The database in ${where} is damaged. Start again: it is set aside, and what it held is carried over.`,
  ],
  [
    'SQLITE_IOERR_SHORT_READ',
    'corrupt',
    (where) => `The database in ${where} is cut short. Start again: what it holds is then carried over.`,
  ],
  [
    'SQLITE_BUSY',
    'in-use',
    (where) =>
      `${where} is in use by another Portcullis. Close that one, or give this one a data folder of its own.`,
  ],
  [
    'SQLITE_LOCKED',
    'in-use',
    (where) =>
      `${where} is in use by another Portcullis. Close that one, or give this one a data folder of its own.`,
  ],
  ['SQLITE_IOERR', 'io', (where) => `Reading or writing ${where} failed. Check the disk.`],
  ['ENOSPC', 'full', (where) => `The disk that holds ${where} is full. Free some space.`],
  ['EACCES', 'read-only', (where) => `${where} may not be written to by this user. Check its permissions.`],
  ['EROFS', 'read-only', (where) => `${where} is on a disk that cannot be written to.`],
  ['ENOTDIR', 'no-folder', (where) => `${where} is not a folder.`],
  ['EEXIST', 'no-folder', (where) => `${where} is a file, not a folder.`],
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
  const say = `The database in ${where} cannot be used by this version (${code}). It was not changed: choose another data folder, or move this one away.`
  return new StorageError('io', say, { cause: error })
}

import type { Db } from './db.ts'

/**
 * Commits without waiting for the disk. For what a download brings: a power cut may take the last of it away, together
 * with the note that it was read, and the next download reads it again. The log is one file, so the next admission's
 * commit, which does wait, makes all that was written before it durable too. Within a transaction it is that one's commit that counts.
 */
export function leisurely<T>(db: Db, write: () => T): T {
  if (db.inTransaction) return write()
  db.pragma('synchronous = NORMAL')
  try {
    return write()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

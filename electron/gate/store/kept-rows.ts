import type { Db } from './db.ts'

/** A row as SQLite gives and takes it, by column. */
export type KeptRow = Readonly<Record<string, string | number | Buffer | null>>

type KeptTable = {
  readonly key: readonly string[]
  /** Columns that change after the row was made. All others are written once. */
  readonly moves: readonly string[]
  /** May what is in the second record take the place of these columns in the database? */
  readonly isFurther: (record: KeptRow, db: KeptRow) => boolean
}

/**
 * What nobody else could give back, and so is kept twice: what was shown, what ACME has yet to hear, what it was asked,
 * and what this device has learnt. Tickets, cards and events can be had again from ACME. In the order in which they
 * refer to one another. A new table of that kind belongs here.
 */
export const KEPT = {
  memory: {
    key: ['key'],
    moves: ['value'],
    // Every row of the log that is in the record was under this head, or under a later one.
    isFurther: (record, db) => record['key'] === AUDIT_HEAD && auditCount(record) > auditCount(db),
  },
  scan: {
    key: ['id'],
    moves: ['shown'],
    isFurther: (record, db) => record['shown'] === 1 && db['shown'] === 0,
  },
  admission: {
    key: ['scan_id'],
    moves: ['undone_at', 'undo_reason'],
    isFurther: (record, db) => isSet(record['undone_at']) && !isSet(db['undone_at']),
  },
  attempt: {
    key: ['request_id', 'scan_id'],
    moves: ['ended_at', 'outcome', 'server_skew', 'taken_by', 'taken_back_at'],
    isFurther: (record, db) =>
      (isSet(record['outcome']) && !isSet(db['outcome'])) ||
      (isSet(record['taken_by']) && !isSet(db['taken_by'])) ||
      (isSet(record['taken_back_at']) && !isSet(db['taken_back_at'])),
  },
  outbox: {
    key: ['scan_id', 'kind'],
    moves: [
      ...['state', 'attempts', 'not_before', 'last_error', 'request_id', 'story', 'settled_at'],
      ...['acknowledged_at', 'acknowledged_note'],
    ],
    isFurther: (record, db) =>
      (isOpen(db) && !isOpen(record)) || (isSet(record['acknowledged_at']) && !isSet(db['acknowledged_at'])),
  },
  audit: { key: ['no'], moves: [], isFurther: () => false },
  staff: {
    key: ['id'],
    moves: ['version', 'removed_at', 'sealed'],
    isFurther: (record, db) => Number(record['version']) > Number(db['version']),
  },
} as const satisfies Readonly<Record<string, KeptTable>>

export type KeptTableName = keyof typeof KEPT

export const KEPT_NAMES: readonly KeptTableName[] = [
  ...(['memory', 'scan', 'admission', 'attempt', 'outbox'] as const),
  ...(['audit', 'staff'] as const),
]

/** The same, without what its literals know. */
export const keptTable = (name: KeptTableName): KeptTable => KEPT[name]

/** Under this name `memory` keeps how long the log of acts is and how it ends, apart from its rows. */
export const AUDIT_HEAD = 'audit-head'

function auditCount({ value }: KeptRow): number {
  try {
    const parsed: unknown = JSON.parse(String(value))
    const isHead = typeof parsed === 'object' && parsed !== null && 'count' in parsed
    return isHead ? Number(parsed.count) : 0
  } catch {
    return 0
  }
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined
}

/** Of an outbox row: it waits for ACME still. */
function isOpen(row: KeptRow): boolean {
  return row['state'] === 'pending' || row['state'] === 'sending'
}

export function columnsOf(db: Db, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
}

/**
 * Notes every change of a kept row from now on, whoever makes it; one that is rolled back may be among them. The triggers live in this connection alone: the
 * schema on the disk knows nothing of them.
 * @param onTouched called inside the transaction: it must not use the database.
 */
export function watchKeptRows(
  db: Db,
  onTouched: (table: KeptTableName, key: readonly string[]) => void,
): void {
  db.pragma('temp_store = MEMORY')
  db.function('kept_row_changed', { varargs: true }, (table: unknown, ...key: unknown[]) => {
    const name = KEPT_NAMES.find((one) => one === table)
    if (name !== undefined) onTouched(name, key.map(String))
    return null
  })
  for (const table of KEPT_NAMES) {
    const key = KEPT[table].key.map((column) => `new.${column}`).join(', ')
    // Making every waiting row due touches thousands at once and is nothing to remember.
    const watched = columnsOf(db, table).filter((column) => column !== 'not_before')
    const call = `BEGIN SELECT kept_row_changed('${table}', ${key}); END`
    db.exec(`
      CREATE TEMP TRIGGER kept_${table}_came AFTER INSERT ON main.${table} ${call};
      CREATE TEMP TRIGGER kept_${table}_moved AFTER UPDATE OF ${watched.join(', ')} ON main.${table} ${call};`)
  }
}

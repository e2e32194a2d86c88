import { randomBytes } from 'node:crypto'
import { type AuditHead, type AuditRow, auditHeadSchema, auditRowSchema } from '../../contract/audit.ts'
import { type FoundRow, hashOf } from './audit-chain.ts'
import type { Db } from './db.ts'
import { AUDIT_HEAD } from './kept-rows.ts'
import type { Memory } from './memory.ts'
import type { Sealing } from './sealing.ts'

/** An act before it has its place in the log. */
export type AuditEntry = Omit<AuditRow, 'no' | 'prev' | 'hash'>

/** The log of acts: rows are added and never touched again. */
export type AuditStore = {
  /** Call it in the transaction of the act itself. */
  readonly append: (entry: AuditEntry) => void
  /** Rows after this number, oldest first. */
  readonly after: (no: number, limit: number) => FoundRow[]
  readonly head: () => AuditHead
  /** Acts about the scans of a code, oldest first; those that do not open are left out. */
  readonly aboutCode: (hash: Buffer) => AuditRow[]
}

const NONE: AuditHead = { count: 0, hash: null }

type Row = { no: number; at: number; act: string; scan_id: string | null; sealed: Buffer }

export const auditBind = (no: number): Buffer => Buffer.from(`audit/${no}`, 'utf8')

export function openAudit(db: Db, sealing: Sealing, memory: Memory): AuditStore {
  const insert = db.prepare('INSERT INTO audit (no, at, act, scan_id, sealed) VALUES (?, ?, ?, ?, ?)')
  const last = db.prepare<[], number | null>('SELECT max(no) FROM audit').pluck()
  const after = db.prepare<[number, number], Row>('SELECT * FROM audit WHERE no > ? ORDER BY no LIMIT ?')
  const aboutCode = db.prepare<[Buffer], Row>(`
    SELECT audit.* FROM scan JOIN audit ON audit.scan_id = scan.id WHERE scan.code_hash = ? ORDER BY no LIMIT 300`)
  const head = (): AuditHead => memory.recall(AUDIT_HEAD, auditHeadSchema) ?? NONE

  return {
    append: db.transaction((entry: AuditEntry) => {
      const before = head()
      // Where rows were cut off the gap stays: the next one goes where it would have gone.
      const no = Math.max(before.count, last.get() ?? 0) + 1
      const unsigned = { ...entry, no, prev: before.hash ?? randomBytes(32).toString('hex') }
      const row = auditRowSchema.parse({ ...unsigned, hash: hashOf(unsigned) })
      insert.run(no, row.at, row.act, row.scanId, sealing.seal(row, auditBind(no)))
      memory.remember(AUDIT_HEAD, { count: no, hash: row.hash })
    }).immediate,
    after: (no, limit) => after.all(no, limit).map((found) => ({ no: found.no, row: open(found, sealing) })),
    head,
    aboutCode: (hash) => aboutCode.all(hash).flatMap((found) => open(found, sealing) ?? []),
  }
}

function open({ no, at, act, scan_id, sealed }: Row, sealing: Sealing): AuditRow | null {
  try {
    const parsed = auditRowSchema.safeParse(sealing.open(sealed, auditBind(no)))
    if (!parsed.success) return null
    const { data } = parsed
    const agrees = data.no === no && data.at === at && data.act === act && data.scanId === scan_id
    return agrees ? data : null
  } catch {
    return null
  }
}

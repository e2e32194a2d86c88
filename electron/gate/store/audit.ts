import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  type AuditAct,
  type AuditHead,
  type AuditRow,
  auditHeadSchema,
  auditRowSchema,
} from '../../contract/audit.ts'
import { type FoundRow, hashOf, makeVerifier, type Trimmed } from './audit-chain.ts'
import type { Db } from './db.ts'
import { AUDIT_HEAD } from './kept-rows.ts'
import type { Memory } from './memory.ts'
import type { Sealing } from './sealing.ts'

/** An act before it has its place in the log. */
export type AuditEntry = Omit<AuditRow, 'no' | 'prev' | 'hash'>

/** A row with the lane of the scan it is about, while that is kept. */
export type LoggedRow = FoundRow & { readonly lane: string | null }

/** The log of acts: rows are added, never changed, and go from the front alone when they have had their time. */
export type AuditStore = {
  /** Call it in the transaction of the act itself. */
  readonly append: (entry: AuditEntry) => void
  /** Rows after this number, oldest first. @param acts none means all */
  readonly after: (no: number, limit: number, acts?: readonly AuditAct[]) => LoggedRow[]
  /** Rows before this number, newest first; null for the newest of all. */
  readonly before: (no: number | null, limit: number, acts?: readonly AuditAct[]) => LoggedRow[]
  readonly head: () => AuditHead
  /** Where the log begins, by what it says of itself; null where nothing was ever let go. */
  readonly trimmed: () => Trimmed | null
  /**
   * Removes some of the rows that are older than this from the front, and notes how many and the hash of the last: only
   * when a month's worth has come together, or each hour would add a note of its own. A log that is not whole keeps all.
   * @param at when, for the note
   * @returns how many went: 0 when there is nothing more to do
   */
  readonly trim: (olderThan: number, at: number) => number
  /** Acts about the scans of a code, oldest first; those that do not open are left out. */
  readonly aboutCode: (hash: Buffer) => AuditRow[]
  /** Acts about one scan, oldest first. */
  readonly aboutScan: (scanId: string) => AuditRow[]
}

/** How much older than it need be the oldest row may get, in ms. */
const TRIMMED_EVERY_MS = 30 * 24 * 3_600_000
/** Rows removed at once: some ms. */
const TRIMMED_AT_ONCE = 100

type Asked = { readonly no: number; readonly limit: number; readonly acts: string }

const trimmedSchema = z.object({ through: z.number().int().min(1), hash: z.string() })

const NONE: AuditHead = { count: 0, hash: null }

type Row = {
  no: number
  at: number
  act: string
  scan_id: string | null
  sealed: Buffer
  lane?: string | null
}

const ROWS = 'SELECT audit.*, scan.lane FROM audit LEFT JOIN scan ON scan.id = audit.scan_id'
const OF_ACTS = `(@acts = '[]' OR act IN (SELECT value FROM json_each(@acts)))`

export const auditBind = (no: number): Buffer => Buffer.from(`audit/${no}`, 'utf8')

export function openAudit(db: Db, sealing: Sealing, memory: Memory): AuditStore {
  const insert = db.prepare('INSERT INTO audit (no, at, act, scan_id, sealed) VALUES (?, ?, ?, ?, ?)')
  const last = db.prepare<[], number | null>('SELECT max(no) FROM audit').pluck()
  const after = db.prepare<[Asked], Row>(`${ROWS} WHERE no > @no AND ${OF_ACTS} ORDER BY no LIMIT @limit`)
  const before = db.prepare<[Asked], Row>(
    `${ROWS} WHERE no < @no AND ${OF_ACTS} ORDER BY no DESC LIMIT @limit`,
  )
  const first = db.prepare<[], { no: number; at: number }>('SELECT no, at FROM audit ORDER BY no LIMIT 1')
  const lastTrim = db.prepare<[], Row>(
    `SELECT * FROM audit WHERE act = 'log-trimmed' ORDER BY no DESC LIMIT 1`,
  )
  const remove = db.prepare('DELETE FROM audit WHERE no <= ?')
  const aboutCode = db.prepare<[Buffer], Row>(`
    SELECT audit.* FROM scan JOIN audit ON audit.scan_id = scan.id WHERE scan.code_hash = ? ORDER BY no LIMIT 300`)
  const aboutScan = db.prepare<[string], Row>('SELECT * FROM audit WHERE scan_id = ? ORDER BY no LIMIT 20')
  const head = (): AuditHead => memory.recall(AUDIT_HEAD, auditHeadSchema) ?? NONE

  const logged = (found: readonly Row[]): LoggedRow[] =>
    found.map((row) => ({ no: row.no, row: open(row, sealing), lane: row.lane ?? null }))
  const asked = (no: number, limit: number, acts: readonly AuditAct[]): Asked => ({
    ...{ no, limit, acts: JSON.stringify(acts) },
  })

  const append = (entry: AuditEntry): void => {
    const { count, hash: prev } = head()
    // Where rows were cut off the gap stays: the next one goes where it would have gone.
    const no = Math.max(count, last.get() ?? 0) + 1
    const unsigned = { ...entry, no, prev: prev ?? randomBytes(32).toString('hex') }
    const row = auditRowSchema.parse({ ...unsigned, hash: hashOf(unsigned) })
    insert.run(no, row.at, row.act, row.scanId, sealing.seal(row, auditBind(no)))
    memory.remember(AUDIT_HEAD, { count: no, hash: row.hash })
  }
  const trimmed = (): Trimmed | null => {
    const found = lastTrim.get()
    const row = found === undefined ? null : open(found, sealing)
    const said = trimmedSchema.safeParse(row?.what)
    return said.success ? said.data : null
  }
  const trim = (olderThan: number, at: number): number => {
    const since = trimmed()
    const cameBack = since === null ? 0 : remove.run(since.through).changes
    if (cameBack > 0) return cameBack
    const oldest = first.get()
    if (oldest === undefined || oldest.at >= olderThan - TRIMMED_EVERY_MS) return 0
    // One more than goes: whatever stays has to follow what went.
    const found = logged(after.all(asked(0, TRIMMED_AT_ONCE + 1, [])))
    const verifier = makeVerifier(since)
    if (!found.every(verifier.take)) return 0
    const young = found.findIndex(({ row }) => row === null || row.at >= olderThan)
    const going = found.slice(0, young === -1 ? TRIMMED_AT_ONCE : young)
    const gone = going.at(-1)?.row
    if (gone === undefined || gone === null) return 0
    remove.run(gone.no)
    const what = { through: gone.no, hash: gone.hash, entries: going.length }
    append({ at, act: 'log-trimmed', scanId: null, role: 'nobody', who: null, what, why: null })
    return going.length
  }

  return {
    append: db.transaction(append).immediate,
    after: (no, limit, acts = []) => logged(after.all(asked(no, limit, acts))),
    before: (no, limit, acts = []) => logged(before.all(asked(no ?? Number.MAX_SAFE_INTEGER, limit, acts))),
    head,
    trimmed,
    trim: db.transaction(trim).immediate,
    aboutCode: (hash) => aboutCode.all(hash).flatMap((found) => open(found, sealing) ?? []),
    aboutScan: (scanId) => aboutScan.all(scanId).flatMap((found) => open(found, sealing) ?? []),
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

import type { OutboxState } from '../../contract/records.ts'
import type { OutboxCounts } from '../../contract/status.ts'
import type { Db } from './db.ts'
import { barcodeIn } from './scans.ts'
import type { Sealing } from './sealing.ts'

/** Something ACME has yet to hear, with what is needed to say it. */
export type OutboxRow = {
  readonly id: number
  readonly scanId: string
  readonly kind: 'admission' | 'undo'
  readonly hash: Buffer
  readonly barcode: string
  /** The order behind the ticket; null for cards and for codes the cache did not know. */
  readonly orderId: string | null
  readonly isTicket: boolean
  readonly eventId: string | null
  readonly at: number
  readonly attempts: number
  /** It left before: ACME may have carried it out without a word. */
  readonly wasSent: boolean
}

/**
 * The longest that a row waits for its next try, in ms. What lies further ahead was written by a clock that has been
 * set since.
 */
export const LONGEST_WAIT_MS = 7 * 60_000

export type Settlement = {
  readonly id: number
  readonly state: 'recorded' | 'conflict' | 'refused' | 'parked'
  readonly requestId: string | null
  readonly error: string | null
  /** Both sides of a conflict, as a person reads them. */
  readonly story: string | null
}

/** The outbox: rows are never deleted by an answer, only their state moves on. */
export type OutboxStore = {
  /** Due rows in the order they were made. */
  readonly due: (kind: OutboxRow['kind'], now: number, limit: number) => OutboxRow[]
  readonly nextDueAt: () => number | null
  /** Written before the call leaves: whatever happens after, the row knows that it may have landed. */
  readonly markSending: (ids: readonly number[], requestId: string) => void
  /** An admission that did not get to ACME takes its undo with it: there is nothing of ours to take back. */
  readonly settle: (settlements: readonly Settlement[], at: number) => void
  /** Back to waiting. `counts`: this try counts as an attempt (a 429 never does). */
  readonly postpone: (
    ids: readonly number[],
    notBefore: number,
    error: string | null,
    counts: boolean,
  ) => void
  readonly stateOf: (scanId: string, kind: OutboxRow['kind']) => OutboxState | null
  /** ACME answered a live attempt late: the admission is there. */
  readonly recordLate: (scanId: string, requestId: string, at: number) => void
  /**
   * Nothing is under way: whatever still says so was cut off, and may have landed. Its attempt says so too, and the
   * next try finds out.
   */
  readonly takeBack: () => void
  /** The clock may be another than before: no row waits for a time that only the old one would have brought soon. */
  readonly byNewClock: (now: number) => void
  /** Makes every waiting row due, but those whose scan's own call is still under way. */
  readonly hurry: (now: number) => void
  /** Nothing of the live attempt is under way any more: the row may be sent now. */
  readonly release: (scanId: string, notBefore: number) => void
  /** Is there an undo of this code that ACME has not heard of yet? */
  readonly undoWaiting: (hash: Buffer) => boolean
  readonly cancel: (scanId: string, at: number) => void
  readonly addUndo: (scanId: string, hash: Buffer, at: number) => void
  readonly counts: () => OutboxCounts
}

type DueRow = {
  id: number
  scanId: string
  kind: OutboxRow['kind']
  hash: Buffer
  sealed: Buffer
  orderId: string | null
  eventId: string | null
  at: number
  attempts: number
  sent: 0 | 1
}

const DUE = `
  SELECT outbox.id, outbox.scan_id AS scanId, outbox.kind, outbox.code_hash AS hash, scan.sealed, ticket.order_id AS orderId,
         admission.event_id AS eventId, scan.at, outbox.attempts,
         outbox.request_id IS NOT NULL AS sent
  FROM outbox JOIN scan ON scan.id = outbox.scan_id JOIN admission ON admission.scan_id = outbox.scan_id
       LEFT JOIN ticket ON ticket.code_hash = outbox.code_hash
  WHERE outbox.state = 'pending' AND outbox.kind = ? AND outbox.not_before <= ?
    -- Admission, undo, admission again: what happened to one ticket is told in the order it happened.
    AND NOT EXISTS (SELECT 1 FROM outbox AS before WHERE before.code_hash = outbox.code_hash AND before.id < outbox.id
                    AND before.state IN ('pending', 'sending'))
  ORDER BY outbox.id LIMIT ?`

export function openOutbox(db: Db, sealing: Sealing): OutboxStore {
  const due = db.prepare<[string, number, number], DueRow>(DUE)
  const nextDue = db
    .prepare<[], number | null>(`SELECT min(not_before) FROM outbox WHERE state = 'pending'`)
    .pluck()
  const sending = db.prepare(`UPDATE outbox SET state = 'sending', request_id = ? WHERE id = ?`)
  const settle = db.prepare(`
    UPDATE outbox SET state = @state, request_id = coalesce(@requestId, request_id), last_error = @error, story = @story,
                      attempts = attempts + 1, settled_at = @at WHERE id = @id`)
  const dropUndo = db.prepare(`
    UPDATE outbox SET state = 'cancelled', settled_at = @at
    WHERE kind = 'undo' AND state = 'pending'
      AND scan_id = (SELECT scan_id FROM outbox WHERE id = @id AND kind = 'admission')`)
  const postpone = db.prepare(`
    UPDATE outbox SET state = 'pending', not_before = @notBefore, last_error = @error, attempts = attempts + @counts WHERE id = @id`)
  const stateOf = db
    .prepare<[string, string], OutboxState>('SELECT state FROM outbox WHERE scan_id = ? AND kind = ?')
    .pluck()
  const late = db.prepare(`
    UPDATE outbox SET state = 'recorded', request_id = ?, settled_at = ?
    WHERE scan_id = ? AND kind = 'admission' AND state IN ('pending', 'sending')`)
  const release = db.prepare(
    `UPDATE outbox SET not_before = ? WHERE scan_id = ? AND kind = 'admission' AND state = 'pending'`,
  )
  const takeBack = db.prepare(`UPDATE outbox SET state = 'pending' WHERE state = 'sending'`)
  const hasten = db.prepare(`UPDATE outbox SET not_before = ? WHERE state = 'pending' AND not_before > ?`)
  const hurry = db.prepare(`
    UPDATE outbox SET not_before = @now WHERE state = 'pending' AND not_before > @now
      AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.code_hash = outbox.code_hash
                      AND attempt.scan_id = outbox.scan_id AND outcome IS NULL)`)
  const undoWaiting = db.prepare<[Buffer], unknown>(
    `SELECT 1 FROM outbox WHERE code_hash = ? AND kind = 'undo' AND state IN ('pending', 'sending') LIMIT 1`,
  )
  const cancel = db.prepare(
    `UPDATE outbox SET state = 'cancelled', settled_at = ? WHERE scan_id = ? AND kind = 'admission'`,
  )
  const addUndo = db.prepare(`
    INSERT INTO outbox (scan_id, kind, code_hash, state, not_before, created_at) VALUES (?, 'undo', ?, 'pending', ?, ?)`)
  const counts = db.prepare<[], { state: OutboxState; n: number }>(
    'SELECT state, count(*) AS n FROM outbox GROUP BY state',
  )
  const toLookAt = db
    .prepare<[], number>(
      `SELECT count(*) FROM outbox WHERE state IN ('conflict', 'refused', 'parked') AND acknowledged_at IS NULL`,
    )
    .pluck()

  return {
    due: (kind, now, limit) =>
      due.all(kind, now, limit).map(({ sealed, sent, ...row }) => ({
        ...row,
        wasSent: sent === 1,
        isTicket: row.orderId !== null,
        barcode: barcodeIn(sealing.open(sealed, row.hash)) ?? '',
      })),
    nextDueAt: () => nextDue.get() ?? null,
    markSending: db.transaction((ids: readonly number[], requestId: string) => {
      for (const id of ids) sending.run(requestId, id)
    }).immediate,
    settle: db.transaction((settlements: readonly Settlement[], at: number) => {
      for (const settlement of settlements) {
        settle.run({ ...settlement, at })
        if (settlement.state !== 'recorded') dropUndo.run({ id: settlement.id, at })
      }
    }).immediate,
    postpone: db.transaction(
      (ids: readonly number[], notBefore: number, error: string | null, count: boolean) => {
        for (const id of ids) postpone.run({ id, notBefore, error, counts: count ? 1 : 0 })
      },
    ).immediate,
    stateOf: (scanId, kind) => stateOf.get(scanId, kind) ?? null,
    recordLate: (scanId, requestId, at) => void late.run(requestId, at, scanId),
    takeBack: () => void takeBack.run(),
    byNewClock: (now) => void hasten.run(now, now + LONGEST_WAIT_MS),
    hurry: (now) => void hurry.run({ now }),
    release: (scanId, notBefore) => void release.run(notBefore, scanId),
    undoWaiting: (hash) => undoWaiting.get(hash) !== undefined,
    cancel: (scanId, at) => void cancel.run(at, scanId),
    addUndo: (scanId, hash, at) => void addUndo.run(scanId, hash, at, at),
    counts: () => {
      const by = new Map(counts.all().map(({ state, n }) => [state, n]))
      const of = (state: OutboxState): number => by.get(state) ?? 0
      return {
        pending: of('pending') + of('sending'),
        recorded: of('recorded'),
        conflict: of('conflict'),
        refused: of('refused'),
        parked: of('parked'),
        toLookAt: toLookAt.get() ?? 0,
      }
    },
  }
}

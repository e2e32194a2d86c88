import type { Outcome } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'

/** How an attempt ended: `in-doubt` may have landed at ACME, `never-sent` cannot have. */
export type AttemptOutcome = 'admitted' | 'declined' | 'in-doubt' | 'never-sent'

/** Check-ins asked of ACME, by live scans and by uploads, each written down before it is sent (design, section 5). */
export type AttemptStore = {
  readonly begin: (attempt: { requestId: string; scanId: string; hash: Buffer; sentAt: number }) => void
  /** @param skewMs ACME's clock minus ours, where measured. */
  readonly end: (requestId: string, endedAt: number, outcome: AttemptOutcome, skewMs: number | null) => void
  /** Of a batch that was answered, these were checked in by it. */
  readonly landed: (requestId: string, scanIds: readonly string[]) => void
  /**
   * Was a check-in that ACME dates to `checkedInAt` our own? True where an attempt whose answer never came was under
   * way then, the clocks' difference and `toleranceMs` allowed for.
   * @param except the request that brought this very answer: it cannot explain itself.
   */
  readonly explains: (
    hash: Buffer,
    checkedInAt: number,
    skewMs: number,
    toleranceMs: number,
    except?: string,
  ) => boolean
  /** May something of ours have landed at ACME for this code, unknown to us? */
  readonly inDoubt: (hash: Buffer) => boolean
  /** Did ACME admit this code for us although no scan of ours was shown an admission? */
  readonly landedUnseen: (hash: Buffer) => boolean
}

const LANDED_UNSEEN = `
  SELECT 1 FROM attempt
  WHERE code_hash = ? AND outcome = 'admitted'
    AND NOT EXISTS (SELECT 1 FROM admission WHERE admission.code_hash = attempt.code_hash)
  LIMIT 1`

const EXPLAINS = `
  SELECT 1 FROM attempt
  WHERE code_hash = @hash AND (outcome IS NULL OR outcome = 'in-doubt') AND request_id <> @except
    -- By ACME's clock, and by ours: the header that tells ACME's may be wrong.
    AND (@at BETWEEN sent_at + coalesce(server_skew, @skew) - @tolerance - @cut
                 AND coalesce(ended_at, sent_at + @deadline) + coalesce(server_skew, @skew) + @tolerance
      OR @at BETWEEN sent_at - @tolerance - @cut AND coalesce(ended_at, sent_at + @deadline) + @tolerance)
  LIMIT 1`

/** @param deadlineMs how long a call can be under way: what a killed process left open is taken to have lasted. */
export function openAttempts(db: Db, deadlineMs: number): AttemptStore {
  // Whatever the process before this one left open may have landed.
  db.prepare(`UPDATE attempt SET outcome = 'in-doubt', ended_at = sent_at + ? WHERE outcome IS NULL`).run(
    deadlineMs,
  )

  const insert = db.prepare(
    'INSERT INTO attempt (request_id, scan_id, code_hash, sent_at) VALUES (?, ?, ?, ?)',
  )
  const close = db.prepare(
    'UPDATE attempt SET ended_at = ?, outcome = ?, server_skew = ? WHERE request_id = ?',
  )
  const landedOne = db.prepare(`UPDATE attempt SET outcome = 'admitted' WHERE request_id = ? AND scan_id = ?`)
  const explains = db.prepare<[Record<string, Buffer | number | string>], unknown>(EXPLAINS)
  const inDoubt = db.prepare<[Buffer], unknown>(
    `SELECT 1 FROM attempt WHERE code_hash = ? AND (outcome IS NULL OR outcome = 'in-doubt') LIMIT 1`,
  )
  const unseen = db.prepare<[Buffer], unknown>(LANDED_UNSEEN)

  return {
    begin: ({ requestId, scanId, hash, sentAt }) => void insert.run(requestId, scanId, hash, sentAt),
    end: (requestId, endedAt, outcome, skewMs) => void close.run(endedAt, outcome, skewMs, requestId),
    explains: (hash, checkedInAt, skewMs, toleranceMs, except = '') =>
      explains.get({
        hash,
        at: checkedInAt,
        skew: skewMs,
        tolerance: toleranceMs,
        // A date without its seconds stands for the whole minute.
        cut: checkedInAt % 60_000 === 0 ? 60_000 : 0,
        deadline: deadlineMs,
        except,
      }) !== undefined,
    inDoubt: (hash) => inDoubt.get(hash) !== undefined,
    landed: db.transaction((requestId: string, scanIds: readonly string[]) => {
      for (const scanId of scanIds) landedOne.run(requestId, scanId)
    }).immediate,
    landedUnseen: (hash) => unseen.get(hash) !== undefined,
  }
}

/** What is known of an attempt whose call ended without ACME's answer: refused and limited calls were not carried out. */
export function endWithoutAnswer(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): AttemptOutcome {
  switch (outcome.kind) {
    case 'refused':
    case 'limited':
      return 'never-sent'
    case 'unreachable':
      return outcome.mayHaveLanded ? 'in-doubt' : 'never-sent'
    case 'not-understood':
      return 'in-doubt'
  }
}

import type { Outcome } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'

/** How an attempt ended: `in-doubt` may have landed at ACME, `never-sent` cannot have. */
export type AttemptOutcome = 'admitted' | 'declined' | 'in-doubt' | 'never-sent'

/** Check-ins asked of ACME, by live scans and by uploads, each written down before it is sent (design, section 5). */
export type AttemptStore = {
  /** Its clocks are kept with it: should this process die, the next one may go by another. */
  readonly begin: (attempt: {
    readonly requestId: string
    readonly scanId: string
    readonly hash: Buffer
    readonly sentAt: number
    /** ACME's clock minus ours, in ms. */
    readonly skewMs: number
  }) => void
  /** @param skewMs ACME's clock minus ours, where measured. */
  readonly end: (requestId: string, endedAt: number, outcome: AttemptOutcome, skewMs: number | null) => void
  /** Of a batch that was answered, these were checked in by it. */
  readonly landed: (requestId: string, scanIds: readonly string[]) => void
  /**
   * Was a check-in that ACME dates to `checkedInAt` our own? True where one of these attempts was under way then, the
   * clocks' difference and `toleranceMs` allowed for.
   */
  readonly explains: (question: {
    readonly hash: Buffer
    readonly checkedInAt: number
    /** ACME's clock minus ours, for attempts that have none of their own, in ms. */
    readonly skewMs: number
    readonly toleranceMs: number
    readonly among: AttemptsMeant
    /** The request that brought this very answer: it cannot explain itself. */
    readonly except?: string
  }) => boolean
  /** May something of ours have landed at ACME for this code, unknown to us? */
  readonly inDoubt: (hash: Buffer) => boolean
  /** The same of one scan: to ACME each entry of a card is one of its own. */
  readonly mayHaveLanded: (hash: Buffer, scanId: string) => boolean
  /** Did ACME admit this code for us although nobody was let in for it? */
  readonly landedUnseen: (hash: Buffer) => boolean
  /** A guest is let in with this code: whatever of ours has landed at ACME for it, or still may, is this guest's. */
  readonly takenBy: (hash: Buffer, scanId: string) => void
  /** ACME has undone what was checked in for this code: it explains nothing that ACME says from now on. */
  readonly takenBack: (hash: Buffer, at: number) => void
}

/**
 * Of the attempts that landed or may have, and that ACME has not undone since.
 * `nobodys`: those for which nobody stands admitted. `loose`: those that may have landed, or whose answer came too late
 * for their own scan. `all`: all of them.
 */
export type AttemptsMeant = 'nobodys' | 'loose' | 'all'

const MAY_HAVE_LANDED = `(outcome IS NULL OR outcome = 'in-doubt')`
const AT_ACME = `(outcome IS NULL OR outcome IN ('in-doubt', 'admitted')) AND taken_back_at IS NULL`
const LET_NOBODY_IN = 'NOT EXISTS (SELECT 1 FROM admission WHERE admission.scan_id = attempt.scan_id)'

const MEANT: Readonly<Record<AttemptsMeant, string>> = {
  nobodys: `${AT_ACME} AND NOT EXISTS (SELECT 1 FROM admission WHERE undone_at IS NULL
              AND (admission.scan_id = attempt.scan_id OR admission.scan_id = attempt.taken_by))`,
  loose: `${AT_ACME} AND (${MAY_HAVE_LANDED} OR ${LET_NOBODY_IN})`,
  all: AT_ACME,
}

const LANDED_UNSEEN = `
  SELECT 1 FROM attempt
  WHERE code_hash = ? AND outcome = 'admitted' AND taken_back_at IS NULL AND taken_by IS NULL AND ${LET_NOBODY_IN}
  LIMIT 1`

const explainsSql = (among: AttemptsMeant): string => `
  SELECT 1 FROM attempt
  WHERE code_hash = @hash AND ${MEANT[among]} AND request_id <> @except
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
    'INSERT INTO attempt (request_id, scan_id, code_hash, sent_at, server_skew) VALUES (?, ?, ?, ?, ?)',
  )
  const close = db.prepare(
    'UPDATE attempt SET ended_at = ?, outcome = ?, server_skew = ? WHERE request_id = ?',
  )
  const landedOne = db.prepare(`UPDATE attempt SET outcome = 'admitted' WHERE request_id = ? AND scan_id = ?`)
  const explaining = (among: AttemptsMeant) =>
    db.prepare<[Record<string, Buffer | number | string>], unknown>(explainsSql(among))
  const explains = { nobodys: explaining('nobodys'), loose: explaining('loose'), all: explaining('all') }
  const inDoubt = db.prepare<[Buffer], unknown>(
    `SELECT 1 FROM attempt WHERE code_hash = ? AND ${MAY_HAVE_LANDED} LIMIT 1`,
  )
  const mayHaveLanded = db.prepare<[Buffer, string], unknown>(
    `SELECT 1 FROM attempt WHERE code_hash = ? AND scan_id = ? AND ${MAY_HAVE_LANDED} LIMIT 1`,
  )
  const unseen = db.prepare<[Buffer], unknown>(LANDED_UNSEEN)
  const take = db.prepare(`UPDATE attempt SET taken_by = ? WHERE code_hash = ? AND ${MEANT.nobodys}`)
  const takeBack = db.prepare(`UPDATE attempt SET taken_back_at = ? WHERE code_hash = ? AND ${AT_ACME}`)

  return {
    begin: ({ requestId, scanId, hash, sentAt, skewMs }) =>
      void insert.run(requestId, scanId, hash, sentAt, Math.round(skewMs)),
    end: (requestId, endedAt, outcome, skewMs) => void close.run(endedAt, outcome, skewMs, requestId),
    explains: ({ hash, checkedInAt, skewMs, toleranceMs, among, except = '' }) =>
      explains[among].get({
        hash,
        at: checkedInAt,
        skew: Math.round(skewMs),
        tolerance: toleranceMs,
        // A date without its seconds stands for the whole minute.
        cut: checkedInAt % 60_000 === 0 ? 60_000 : 0,
        deadline: deadlineMs,
        except,
      }) !== undefined,
    inDoubt: (hash) => inDoubt.get(hash) !== undefined,
    mayHaveLanded: (hash, scanId) => mayHaveLanded.get(hash, scanId) !== undefined,
    landed: db.transaction((requestId: string, scanIds: readonly string[]) => {
      for (const scanId of scanIds) landedOne.run(requestId, scanId)
    }).immediate,
    landedUnseen: (hash) => unseen.get(hash) !== undefined,
    takenBy: (hash, scanId) => void take.run(scanId, hash),
    takenBack: (hash, at) => void takeBack.run(at, hash),
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

import { z } from 'zod'
import type { AuditRow } from '../../contract/audit.ts'
import {
  type ConflictStory,
  conflictStorySchema,
  type History,
  type HistoryEntry,
  type OutboxRowView,
  type OutboxState,
} from '../../contract/records.ts'
import { admitReasonSchema } from '../../contract/verdict.ts'
import type { AuditStore } from './audit.ts'
import type { Db } from './db.ts'
import { barcodeIn } from './scans.ts'
import type { Sealing } from './sealing.ts'

export type OutboxQuery = {
  readonly states: readonly OutboxState[]
  /** Only those that no person has acknowledged. */
  readonly unacknowledged?: boolean | undefined
  readonly limit: number
  /** Rows older than this one; null for the newest. */
  readonly before: number | null
}

/** What was done, as people read it. */
export type RecordStore = {
  /** Newest first. */
  readonly outbox: (query: OutboxQuery) => OutboxRowView[]
  readonly outboxRow: (id: number) => OutboxRowView | null
  /** A person has seen how a row ended. False where there is no such row that ended badly. */
  readonly acknowledge: (id: number, note: string, at: number) => boolean
  /** Sends a row that was refused or parked again. False where there is no such row. */
  readonly retry: (id: number, at: number) => boolean
  /** The code behind a scan; null where there is none. */
  readonly codeOf: (scanId: string) => Buffer | null
  /** Oldest first. Null where this device never met the code. */
  readonly historyOf: (hash: Buffer) => History | null
}

const ROWS = `
  SELECT outbox.id, outbox.scan_id AS scanId, outbox.kind, outbox.state, outbox.code_hash AS hash, scan.sealed, scan.lane, scan.reason,
         event.id AS eventId, event.name AS eventName, event.starts_at AS startsAt,
         CASE outbox.kind WHEN 'undo' THEN outbox.created_at ELSE scan.at END AS at,
         outbox.settled_at AS settledAt, outbox.attempts, outbox.not_before AS notBefore, outbox.last_error AS lastError,
         outbox.request_id AS requestId, outbox.story, outbox.acknowledged_at AS acknowledgedAt,
         outbox.acknowledged_note AS note
  FROM outbox JOIN scan ON scan.id = outbox.scan_id JOIN admission ON admission.scan_id = outbox.scan_id
       LEFT JOIN event ON event.id = admission.event_id`

type Row = {
  id: number
  scanId: string
  kind: OutboxRowView['kind']
  state: OutboxState
  hash: Buffer
  sealed: Buffer
  lane: string
  reason: string
  eventId: string | null
  eventName: string | null
  startsAt: number | null
  at: number
  settledAt: number | null
  attempts: number
  notBefore: number
  lastError: string | null
  requestId: string | null
  story: string | null
  acknowledgedAt: number | null
  note: Buffer | null
}

const SCANS = `
  SELECT scan.id AS scanId, scan.at, lane, scan.direction, class, reason, verdict, scan.sealed,
         undone_at AS undoneAt, undo_reason AS undoReason, guests
  FROM scan LEFT JOIN admission ON admission.scan_id = scan.id WHERE scan.code_hash = ? ORDER BY seq LIMIT 300`

type ScanRow = {
  scanId: string
  at: number
  lane: string
  direction: 'in' | 'out'
  class: 'admit' | 'deny' | 'hold' | 'repeat'
  reason: string
  verdict: string
  sealed: Buffer
  undoneAt: number | null
  undoReason: Buffer | null
  /** Null where it let nobody through. */
  guests: number | null
}

type AttemptRow = {
  requestId: string
  scanId: string
  sentAt: number
  endedAt: number | null
  outcome: 'admitted' | 'declined' | 'in-doubt' | 'never-sent' | null
}

const textSchema = z.string()
const howSchema = admitReasonSchema.catch('admitted')
const sourceSchema = z.looseObject({ source: z.enum(['acme', 'cache', 'policy']) })

/**
 * What happened here since has not overtaken the row. An admission is told as long as it stands, or another of its group
 * that ACME knows by this row alone; an undo, as long as nobody is in again with the code.
 */
const STANDS = `
  (kind = 'admission') = EXISTS (
    SELECT 1 FROM admission AS standing
    WHERE standing.code_hash = outbox.code_hash AND standing.direction = 'in' AND standing.undone_at IS NULL
      AND (outbox.kind = 'undo' OR standing.scan_id = outbox.scan_id
           OR NOT EXISTS (SELECT 1 FROM outbox AS own WHERE own.scan_id = standing.scan_id)))`

export function openRecords(db: Db, sealing: Sealing, audit: Pick<AuditStore, 'aboutCode'>): RecordStore {
  const rows = db.prepare<[Record<string, string | number>], Row>(`${ROWS}
    WHERE outbox.state IN (SELECT value FROM json_each(@states)) AND outbox.id < @before
      AND (@any OR outbox.acknowledged_at IS NULL)
    ORDER BY outbox.id DESC LIMIT @limit`)
  const row = db.prepare<[number], Row>(`${ROWS} WHERE outbox.id = ?`)
  const rowsOfCode = db.prepare<[Buffer], Row>(
    `${ROWS} WHERE outbox.code_hash = ? ORDER BY outbox.id LIMIT 300`,
  )
  const acknowledge = db.prepare(`
    UPDATE outbox SET acknowledged_at = ?, acknowledged_note = ?
    WHERE id = ? AND state IN ('conflict', 'refused', 'parked')`)
  const retry = db.prepare(`
    UPDATE outbox SET state = 'pending', not_before = @at, attempts = 0, acknowledged_at = NULL, acknowledged_note = NULL
    WHERE id = @id AND state IN ('refused', 'parked') AND ${STANDS}`)
  const codeOf = db.prepare<[string], Buffer | null>('SELECT code_hash FROM scan WHERE id = ?').pluck()
  const scans = db.prepare<[Buffer], ScanRow>(SCANS)
  const attempts = db.prepare<[Buffer], AttemptRow>(`
    SELECT request_id AS requestId, scan_id AS scanId, sent_at AS sentAt, ended_at AS endedAt, outcome
    FROM attempt WHERE code_hash = ? ORDER BY sent_at LIMIT 300`)

  const written = (sealed: Buffer | null, hash: Buffer): string | null =>
    sealed === null ? null : textSchema.parse(sealing.open(sealed, hash))
  const endOf = (sealed: Buffer, hash: Buffer): string =>
    (barcodeIn(sealing.open(sealed, hash)) ?? '').slice(-4)

  const viewOf = (one: Row): OutboxRowView => ({
    id: one.id,
    scanId: one.scanId,
    kind: one.kind,
    state: one.state,
    codeEnd: endOf(one.sealed, one.hash),
    how: howSchema.parse(one.reason),
    event:
      one.eventId === null || one.eventName === null || one.startsAt === null
        ? null
        : { id: one.eventId, name: one.eventName, startsAt: one.startsAt },
    at: one.at,
    settledAt: one.settledAt,
    attempts: one.attempts,
    nextTryAt: one.state === 'pending' ? one.notBefore : null,
    lastError: one.lastError?.slice(0, 300) ?? null,
    requestId: one.requestId,
    story: storyOf(one),
    acknowledged:
      one.acknowledgedAt === null
        ? null
        : { at: one.acknowledgedAt, note: written(one.note, one.hash) ?? '' },
  })

  const entriesOf = (hash: Buffer, scanned: readonly ScanRow[]): HistoryEntry[] => [
    ...scanned.flatMap((one) => entriesOfScan(one, written(one.undoReason, hash))),
    ...attempts.all(hash).map((one): HistoryEntry => {
      const { requestId, scanId, sentAt: at, endedAt, outcome } = one
      return { kind: 'asked', at, scanId, requestId, endedAt, outcome: outcome ?? 'under-way' }
    }),
    ...audit.aboutCode(hash).flatMap(entriesOfAct),
    ...rowsOfCode.all(hash).flatMap((one) => entriesOfRow(viewOf(one), one.notBefore)),
  ]

  return {
    outbox: ({ states, unacknowledged = false, limit, before }) =>
      rows
        .all({
          states: JSON.stringify(states),
          any: unacknowledged ? 0 : 1,
          limit,
          before: before ?? Number.MAX_SAFE_INTEGER,
        })
        .map(viewOf),
    outboxRow: (id) => {
      const one = row.get(id)
      return one === undefined ? null : viewOf(one)
    },
    acknowledge: (id, note, at) => {
      const one = row.get(id)
      return one !== undefined && acknowledge.run(at, sealing.seal(note, one.hash), id).changes > 0
    },
    retry: (id, at) => retry.run({ id, at }).changes > 0,
    codeOf: (scanId) => codeOf.get(scanId) ?? null,
    historyOf: (hash) => {
      const scanned = scans.all(hash)
      const [first] = scanned
      if (first === undefined) return null
      const entries = entriesOf(hash, scanned).sort((one, other) => one.at - other.at)
      return { codeEnd: endOf(first.sealed, hash), entries }
    },
  }
}

/** What is kept of a conflict, with the half that the row itself knows. */
function storyOf({ story, lane, lastError }: Row): ConflictStory | null {
  if (story === null) return null
  const kept = keptStorySchema.parse(JSON.parse(story))
  return conflictStorySchema.parse({ ...kept, here: lane, acmeSays: (lastError ?? '').slice(0, 300) })
}
const keptStorySchema = conflictStorySchema.pick({ admittedHereAt: true, checkedInAtAcmeAt: true })

function entriesOfAct({ act, at, scanId, role, who, why }: AuditRow): HistoryEntry[] {
  if (scanId === null) return []
  switch (act) {
    case 'override':
    case 'admit-found':
    case 'problem-reported':
      return [{ kind: 'act', at, scanId, act, role, who, note: why }]
    default:
      return []
  }
}

function entriesOfScan(one: ScanRow, undoReason: string | null): HistoryEntry[] {
  const { scanId, at, lane, direction, reason } = one
  const { source } = sourceSchema.parse(JSON.parse(one.verdict))
  const scan: HistoryEntry = {
    ...{ kind: 'scan', at, scanId, lane, direction, class: one.class, reason, source },
    ...(one.guests === null ? {} : { guests: one.guests }),
  }
  return one.undoneAt === null
    ? [scan]
    : [scan, { kind: 'undo', at: one.undoneAt, scanId, reason: undoReason }]
}

function entriesOfRow(row: OutboxRowView, waitsUntil: number): HistoryEntry[] {
  const { scanId, kind: of, state, requestId, lastError: error, acknowledged } = row
  const upload: HistoryEntry = {
    kind: 'upload',
    at: row.settledAt ?? Math.max(row.at, waitsUntil),
    scanId,
    of,
    state,
    requestId,
    error,
  }
  return acknowledged === null
    ? [upload]
    : [upload, { kind: 'acknowledged', at: acknowledged.at, scanId, note: acknowledged.note }]
}

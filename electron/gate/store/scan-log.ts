import type { OutboxState } from '../../contract/records.ts'
import type { LogFilter, ScanLogRow } from '../../contract/reporting.ts'
import { scanLogRowSchema } from '../../contract/reporting.ts'
import type { Db } from './db.ts'
import { barcodeIn, signedInBind } from './scans.ts'
import type { Sealing } from './sealing.ts'

/** A span of this device's scans, in the order in which they were written: `seq` in (after, upTo]. */
export type Stretch = { readonly after: number; readonly upTo: number }

/** Epoch ms, `from` included, `to` not; one lane, or null for all. */
export type Span = { readonly from: number; readonly to: number; readonly lane: string | null }

/** Zones are set on a quarter of an hour everywhere, so that hours of any zone can be put together from these. */
export const QUARTER_MS = 900_000

/** Scans that are alike in everything a report tells apart. */
export type CountedScans = {
  readonly lane: string
  readonly class: 'admit' | 'deny' | 'hold' | 'repeat'
  readonly reason: string
  /** Quarters of an hour since 1970. */
  readonly quarter: number
  readonly eventId: string | null
  readonly eventName: string | null
  readonly startsAt: number | null
  readonly ticketType: string | null
  readonly flagged: 0 | 1
  /** Which way guests walked with it; null where nobody did. */
  readonly moved: 'in' | 'out' | null
  readonly undone: 0 | 1
  /** What became of telling ACME of the admission, and of its undo. */
  readonly told: OutboxState | null
  readonly toldUndo: OutboxState | null
  readonly scans: number
  readonly guests: number
}

/**
 * The scans as they are counted and searched: a stretch at a time, since they lie in the order of writing and a clock
 * that was set back between two starts leaves times out of order.
 */
export type ScanLog = {
  /** The newest scan's `seq`; 0 before the first. */
  readonly newest: () => number
  /** The oldest one's; 0 before the first. */
  readonly oldest: () => number
  readonly count: (stretch: Stretch, span: Span) => CountedScans[]
  /** Newest first. */
  readonly find: (
    stretch: Stretch,
    span: Span,
    filter: Pick<LogFilter, 'classes' | 'reasons'>,
    limit: number,
  ) => { readonly seq: number; readonly row: ScanLogRow }[]
}

const WITHIN = `scan.seq > @after AND scan.seq <= @upTo AND scan.at >= @from AND scan.at < @to
    AND (@lane IS NULL OR scan.lane = @lane)`

const COUNT = `
  SELECT scan.lane, scan.class, scan.reason, scan.at / ${QUARTER_MS} AS quarter,
         verdict ->> '$.event.id' AS eventId, verdict ->> '$.event.name' AS eventName,
         verdict ->> '$.event.startsAt' AS startsAt, verdict ->> '$.ticketType' AS ticketType,
         coalesce(verdict ->> '$.flagged', 0) AS flagged,
         admission.direction AS moved, admission.undone_at IS NOT NULL AS undone,
         told.state AS told, untold.state AS toldUndo,
         count(*) AS scans, coalesce(sum(admission.guests), 0) AS guests
  FROM scan LEFT JOIN admission ON admission.scan_id = scan.id
       LEFT JOIN outbox AS told ON told.scan_id = scan.id AND told.kind = 'admission'
       LEFT JOIN outbox AS untold ON untold.scan_id = scan.id AND untold.kind = 'undo'
  WHERE ${WITHIN}
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13`

const FIND = `
  SELECT scan.seq, scan.id AS scanId, scan.at, scan.lane, scan.via, scan.direction, scan.class, scan.reason, scan.code_hash AS hash,
         scan.sealed, verdict ->> '$.source' AS source, verdict ->> '$.event.id' AS eventId,
         verdict ->> '$.event.name' AS eventName, verdict ->> '$.event.startsAt' AS startsAt,
         verdict ->> '$.ticketType' AS ticketType, verdict ->> '$.orderNumber' AS orderNumber,
         coalesce(admission.guests, 0) AS guests, admission.undone_at AS undoneAt, outbox.state AS atAcme, scan.signed_in
  FROM scan LEFT JOIN admission ON admission.scan_id = scan.id
       LEFT JOIN outbox ON outbox.scan_id = scan.id AND outbox.kind = 'admission'
  WHERE ${WITHIN}
    AND (@classes = '[]' OR scan.class IN (SELECT value FROM json_each(@classes)))
    AND (@reasons = '[]' OR scan.reason IN (SELECT value FROM json_each(@reasons)))
  ORDER BY scan.seq DESC LIMIT @limit`

type FoundRow = {
  seq: number
  hash: Buffer | null
  sealed: Buffer | null
  signed_in: Buffer | null
  scanId: string
  eventId: string | null
  eventName: string | null
  startsAt: number | null
} & Record<string, unknown>

type Values = Record<string, string | number | null>

export function openScanLog(db: Db, sealing: Sealing): ScanLog {
  const newest = db.prepare<[], number | null>('SELECT max(seq) FROM scan').pluck()
  const oldest = db.prepare<[], number | null>('SELECT min(seq) FROM scan').pluck()
  const count = db.prepare<[Values], CountedScans>(COUNT)
  const find = db.prepare<[Values], FoundRow>(FIND)

  /** One that does not open is a name less: the scan stands in the log without it. */
  const nameIn = (sealed: Buffer | null, scanId: string): unknown => {
    try {
      return sealed === null ? null : sealing.open(sealed, signedInBind(scanId))
    } catch {
      return null
    }
  }
  const rowOf = ({ seq, hash, sealed, signed_in, eventId, eventName, startsAt, ...row }: FoundRow) => {
    const barcode = hash === null || sealed === null ? null : barcodeIn(sealing.open(sealed, hash))
    return {
      seq,
      row: scanLogRowSchema.parse({
        ...row,
        signedIn: nameIn(signed_in, row.scanId),
        codeEnd: barcode?.slice(-4) ?? null,
        event:
          eventId === null || eventName === null || startsAt === null
            ? null
            : { id: eventId, name: eventName, startsAt },
      }),
    }
  }

  return {
    newest: () => newest.get() ?? 0,
    oldest: () => oldest.get() ?? 0,
    count: (stretch, span) => count.all({ ...stretch, ...span }),
    find: (stretch, span, { classes, reasons }, limit) =>
      find
        .all({
          ...stretch,
          ...span,
          classes: JSON.stringify(classes),
          reasons: JSON.stringify(reasons),
          limit,
        })
        .map(rowOf),
  }
}

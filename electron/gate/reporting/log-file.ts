import type { ScanLogRow } from '../../contract/reporting.ts'
import type { VenueZone } from '../clock/zone.ts'
import { type Cell, csvRows, toCsv } from './csv.ts'
import { venueTime } from './tables.ts'

/** Rows written between two chances for a guest. */
const WRITTEN_AT_ONCE = 100

const HEADER = [
  ...['time', 'lane', 'via', 'direction', 'class', 'reason', 'source', 'code_end', 'event', 'event_starts'],
  ...['ticket_type', 'order_number', 'guests', 'undone', 'at_acme', 'scan_id', 'staff', 'signed_in'],
]

/**
 * The scan log as a file, a scan a row, written a few rows at a time: scans go on meanwhile.
 * @param breath lets them in
 */
export async function logFile(
  rows: readonly ScanLogRow[],
  format: 'csv' | 'json',
  zone: VenueZone,
  breath: () => Promise<void>,
): Promise<string> {
  const parts: string[] = []
  for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
    const some = rows.slice(from, from + WRITTEN_AT_ONCE)
    parts.push(format === 'csv' ? csvRows(some.map((row) => cells(row, zone))) : some.map(item).join(',\n'))
    await breath()
  }
  if (format === 'csv') return toCsv(HEADER, []) + parts.join('')
  return rows.length === 0 ? '[]\n' : `[\n${parts.join(',\n')}\n]\n`
}

function cells(row: ScanLogRow, zone: VenueZone): readonly Cell[] {
  return [
    ...[venueTime(row.at, zone), row.lane, row.via, row.direction, row.class, row.reason, row.source],
    ...[row.codeEnd, row.event?.name ?? null],
    row.event === null ? null : venueTime(row.event.startsAt, zone),
    ...[row.ticketType, row.orderNumber, row.guests],
    row.undoneAt === null ? null : venueTime(row.undoneAt, zone),
    ...[row.atAcme, row.scanId],
    row.staff.map(({ act, who }) => `${act}: ${who ?? 'nobody'}`).join('; '),
    row.signedIn,
  ]
}

const item = (row: ScanLogRow): string => `  ${JSON.stringify(row, null, 2).replaceAll('\n', '\n  ')}`

import { AUDIT_PAGE_MAX, type AuditShown } from '../../contract/audit.ts'
import { EXPORT_ROWS_MAX, type Exported, type ExportRequest } from '../../contract/reporting.ts'
import { makeBreath } from '../clock/breath.ts'
import type { VenueZone } from '../clock/zone.ts'
import { type Cell, csvRows, toCsv } from '../reporting/csv.ts'
import { venueTime } from '../reporting/tables.ts'
import { makeActsText, trimmedBy } from './exported.ts'
import type { ActLog } from './log.ts'

export type ActsExportOptions = {
  readonly log: Pick<ActLog, 'page'>
  readonly zone: VenueZone
  readonly terminalId: string
  readonly now: () => number
}

/** Rows written between two chances for a guest. */
const WRITTEN_AT_ONCE = 100

const HEADER = 'no,time,act,who,role,why,what,device,lane,scan_id,hash,prev'.split(',')

/**
 * The log of acts as a file, oldest first, the newest where there are too many. As JSON it holds the whole chain, with
 * how it begins and ends: whoever has it can prove the file whole without this device (`lane --verify-acts`).
 */
export function makeActsExport({ log, zone, terminalId, now }: ActsExportOptions) {
  const cells = ({ no, at, act, who, role, why, what, lane, scanId, hash, prev }: AuditShown): Cell[] => [
    ...[no, venueTime(at, zone), act, who, role, why, JSON.stringify(what)],
    ...[terminalId, lane, scanId, hash, prev],
  ]
  return async ({ format, acts, who }: Extract<ExportRequest, { what: 'acts' }>): Promise<Exported> => {
    const breath = makeBreath()
    const newest: AuditShown[] = []
    let page = await log.page({ before: null, after: 0, acts, who, limit: AUDIT_PAGE_MAX })
    const { head } = page
    newest.push(...page.rows)
    while (page.next !== null && newest.length < EXPORT_ROWS_MAX) {
      page = await log.page({ before: page.next, after: 0, acts, who, limit: AUDIT_PAGE_MAX })
      newest.push(...page.rows)
    }
    const found = newest.toReversed()
    // Rows that had their time, and came back with what a damaged database was healed from, are none of the log.
    const gone = trimmedBy(found)?.through ?? 0
    const rows = found.filter(({ no }) => no > gone).slice(-EXPORT_ROWS_MAX)
    const cut = page.next !== null
    const [first] = rows
    const file = makeActsText({
      ...{ device: terminalId, head, filter: { acts, who }, cut, entries: rows.length },
      begins: first === undefined ? null : { no: first.no, prev: first.prev },
    })
    const parts: string[] = []
    for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
      const some = rows.slice(from, from + WRITTEN_AT_ONCE)
      parts.push(format === 'csv' ? csvRows(some.map(cells)) : file.rows(some))
      await breath()
    }
    const text =
      format === 'csv'
        ? toCsv(HEADER, []) + parts.join('')
        : file.opening + parts.join(',\n') + file.closing()
    const day = venueTime(now(), zone).slice(0, 10)
    const name = `acts-${day}-${terminalId.replace(/[^\w-]+/g, '-').slice(0, 40)}.${format}`
    return { name, text, rows: rows.length, cut }
  }
}

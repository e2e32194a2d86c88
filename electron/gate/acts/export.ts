import { AUDIT_PAGE_MAX, type AuditShown } from '../../contract/audit.ts'
import { EXPORT_ROWS_MAX, type Exported, type ExportRequest } from '../../contract/reporting.ts'
import { makeBreath } from '../clock/breath.ts'
import type { VenueZone } from '../clock/zone.ts'
import { type Cell, csvRows, toCsv } from '../reporting/csv.ts'
import { venueTime } from '../reporting/tables.ts'
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
 * how it ends: whoever has it can prove the file whole without this device.
 */
export function makeActsExport({ log, zone, terminalId, now }: ActsExportOptions) {
  const cells = ({ no, at, act, who, role, why, what, lane, scanId, hash, prev }: AuditShown): Cell[] => [
    ...[no, venueTime(at, zone), act, who, role, why, JSON.stringify(what)],
    ...[terminalId, lane, scanId, hash, prev],
  ]
  return async ({ format, acts, who }: Extract<ExportRequest, { what: 'acts' }>): Promise<Exported> => {
    const breath = makeBreath()
    const rows: AuditShown[] = []
    let page = await log.page({ before: null, after: 0, acts, who, limit: AUDIT_PAGE_MAX })
    const { head } = page
    rows.push(...page.rows)
    while (page.next !== null && rows.length < EXPORT_ROWS_MAX) {
      page = await log.page({ before: page.next, after: 0, acts, who, limit: AUDIT_PAGE_MAX })
      rows.push(...page.rows)
    }
    rows.reverse()
    const parts: string[] = []
    for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
      const some = rows.slice(from, from + WRITTEN_AT_ONCE)
      parts.push(format === 'csv' ? csvRows(some.map(cells)) : some.map(item).join(',\n'))
      await breath()
    }
    const text =
      format === 'csv'
        ? toCsv(HEADER, []) + parts.join('')
        : `{"device":${JSON.stringify(terminalId)},"head":${JSON.stringify(head)},"rows":[\n${parts.join(',\n')}\n]}\n`
    const day = venueTime(now(), zone).slice(0, 10)
    const name = `acts-${day}-${terminalId.replace(/[^\w-]+/g, '-').slice(0, 40)}.${format}`
    return { name, text, rows: rows.length, cut: page.next !== null }
  }
}

const item = (row: AuditShown): string => JSON.stringify(row)

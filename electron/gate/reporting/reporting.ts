import type { GateInput, GateOutput } from '../../contract/methods.ts'
import {
  EXPORT_ROWS_MAX,
  type ExportRequest,
  type LogFilter,
  type ScanAct,
  type ScanLogRow,
  type ShiftReport,
} from '../../contract/reporting.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import { makeBreath } from '../clock/breath.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { ScanLog, Span } from '../store/scan-log.ts'
import { logFile } from './log-file.ts'
import type { Posts } from './posts.ts'
import { reportCsv, venueTime } from './tables.ts'
import { makeTallies } from './tally.ts'

export type ReportingOptions = {
  readonly scanLog: ScanLog
  readonly posts: Posts
  readonly zone: VenueZone
  readonly entrance: () => string
  readonly terminalId: string
  readonly now: () => number
  /** Who did what about a scan; null where the profile wants no names in records. */
  readonly staffOf: ((scanId: string) => readonly ScanAct[]) | null
}

/** What this device did, counted and searched; scans go on meanwhile. */
export type Reporting = {
  readonly shiftReport: (input: GateInput<'shiftReport'>) => Promise<Result<GateOutput<'shiftReport'>>>
  readonly scanLog: (input: GateInput<'scanLog'>) => Promise<Result<GateOutput<'scanLog'>>>
  readonly exportRecords: (
    input: Exclude<ExportRequest, { what: 'acts' }>,
  ) => Promise<Result<GateOutput<'exportRecords'>>>
}

/** What of the scans is asked for; null for all. */
type Part = Span & { readonly entrance: string | null }

/** Scans counted, or passed over, between two chances for a guest: about a millisecond. */
const STRETCH = 500
/** Scans unsealed and read between two chances for a guest: about as long. */
const OPENED_AT_ONCE = 25

export function makeReporting(options: ReportingOptions): Reporting {
  const { scanLog, posts, zone, now } = options

  const spanOf = ({ from, to, lane, entrance }: GateInput<'shiftReport'>, at: number): Part => ({
    from: from ?? zone.startOfDay(at),
    // A scan of this very millisecond counts.
    to: to ?? at + 1,
    lane: lane ?? null,
    entrance: entrance ?? null,
  })
  /** The pieces of time of it, each spent at one entrance. */
  const piecesOf = ({ from, to, lane, entrance }: Part): readonly (Span & { readonly entrance: string })[] =>
    posts
      .within(from, to, options.entrance())
      .filter((piece) => entrance === null || piece.entrance === entrance)
      .map((piece) => ({ ...piece, lane }))

  const report = async (span: Part, asOf: number): Promise<ShiftReport> => {
    const tallies = makeTallies(zone)
    const breath = makeBreath()
    const pieces = piecesOf(span)
    const newest = scanLog.newest()
    for (let after = Math.max(0, scanLog.oldest() - 1); after < newest; after += STRETCH) {
      const stretch = { after, upTo: Math.min(newest, after + STRETCH) }
      for (const { entrance, ...piece } of pieces) {
        for (const counted of scanLog.count(stretch, piece)) tallies.add(counted, entrance)
        await breath()
      }
    }
    return { ...span, asOf, timeZone: zone.name, ...tallies.report() }
  }

  /** What is kept of who was signed in is not shown any more once the profile wants no names. */
  const withStaff = (row: ScanLogRow): ScanLogRow =>
    options.staffOf === null
      ? { ...row, signedIn: null }
      : { ...row, staff: [...options.staffOf(row.scanId)] }

  /** Newest first, up to `limit`; `next` is null where there are no more. */
  const search = async (
    span: Part,
    filter: LogFilter,
    limit: number,
    before: number | null,
  ): Promise<{ rows: ScanLogRow[]; next: number | null }> => {
    const breath = makeBreath()
    const rows: ScanLogRow[] = []
    const pieces = span.entrance === null ? [span] : piecesOf(span)
    const oldest = scanLog.oldest()
    for (let upTo = before === null ? scanLog.newest() : before - 1; upTo >= oldest && upTo > 0; ) {
      const after = Math.max(0, upTo - STRETCH)
      const most = Math.min(OPENED_AT_ONCE, limit - rows.length)
      const found = pieces
        .flatMap((piece) => scanLog.find({ after, upTo }, piece, filter, most))
        .sort((one, other) => other.seq - one.seq)
        .slice(0, most)
      rows.push(...found.map(({ row }) => withStaff(row)))
      const last = found.at(-1)
      if (rows.length === limit && last !== undefined)
        return { rows, next: last.seq > oldest ? last.seq : null }
      // Where that was all it could take, the same stretch may hold more.
      upTo = found.length === most && last !== undefined ? last.seq - 1 : after
      await breath()
    }
    return { rows, next: null }
  }

  const fileName = (what: string, span: Part, format: string): string => {
    const day = venueTime(span.from, zone).slice(0, 10)
    const lane = (span.lane ?? options.terminalId).replace(/[^\w-]+/g, '-').slice(0, 40)
    return `${what}-${day}-${lane}.${format}`
  }

  return {
    shiftReport: async (input) => {
      const at = now()
      const span = spanOf(input, at)
      return span.from >= span.to ? backwards() : { ok: true, value: await report(span, at) }
    },
    scanLog: async ({ limit, before, ...filter }) => {
      const span = spanOf(filter, now())
      return span.from >= span.to
        ? backwards()
        : { ok: true, value: await search(span, filter, limit, before) }
    },
    exportRecords: async (asked) => {
      const { what, format, ...input } = asked
      const at = now()
      const { from, to, lane, entrance } = input
      const span = spanOf({ from, to, lane, entrance }, at)
      if (span.from >= span.to) return backwards()
      const name = fileName(what, span, format)
      if (what === 'shift-report' || !('classes' in input)) {
        const made = await report(span, at)
        const text = format === 'csv' ? reportCsv(made, zone) : `${JSON.stringify(made, null, 2)}\n`
        return { ok: true, value: { name, text, rows: made.hours.length, cut: false } }
      }
      const { rows, next } = await search(span, input, EXPORT_ROWS_MAX, null)
      const text = await logFile(rows, format, zone, makeBreath())
      return { ok: true, value: { name, text, rows: rows.length, cut: next !== null } }
    },
  }
}

const backwards = (): Result<never> => ({
  ok: false,
  error: { code: 'bad-request', message: say('ask.span') },
})

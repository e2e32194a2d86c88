import type { ReportSettings } from '../../../contract/report-settings.ts'
import { say } from '../../../contract/sayings/say.ts'
import type { VenueZone } from '../../clock/zone.ts'
import type { ReportRow, ReportRows } from '../report-rows.ts'
import { readDate } from './dates.ts'
import type { JsonList } from './json.ts'
import { ticketStateOf } from './mapping.ts'
import { reportColumnSchema, reportResultSchema } from './report-wire.ts'

type ColumnNames = ReportSettings['columns']
type Column = readonly unknown[]

/** More rows than any venue sells tickets in three days. */
const MAX_ROWS = 500_000
const TEXT_MAX = 300

export type ColumnReader = {
  /** For the request: keeps the columns that the profile names and lets go of the others as they come. */
  readonly list: JsonList
  readonly result: (
    json: unknown,
  ) => { readonly ok: true; readonly rows: ReportRows } | { readonly ok: false; readonly why: string }
}

/** Reads one result of a report, which comes by column (reference, 1.7). */
export function columnReader(names: ColumnNames, zone: VenueZone): ColumnReader {
  const asked = Object.entries(names).filter(([, name]) => name !== undefined)
  const wanted = new Set(asked.map(([, name]) => name))
  const kept = new Map<string, Column>()
  let repeated: string | null = null
  let unreadable = 0

  const take = (entry: unknown): void => {
    const parsed = reportColumnSchema.safeParse(entry)
    if (!parsed.success) {
      unreadable += 1
      return
    }
    const { fieldName, values } = parsed.data
    if (!wanted.has(fieldName)) return
    if (kept.has(fieldName)) repeated = fieldName
    kept.set(fieldName, values)
  }

  const wrong = (): string | null => {
    if (repeated !== null) return say('report.column-twice', { name: repeated })
    for (const [field, name] of asked) {
      if (name !== undefined && !kept.has(name))
        return unreadable > 0
          ? say('report.no-column-unread', { name, field, n: unreadable })
          : say('report.no-column', { name, field })
    }
    const length = kept.get(names.barcode)?.length ?? 0
    for (const [name, { length: other }] of kept) {
      if (other !== length) return say('report.unequal', { barcode: names.barcode, n: length, name, other })
    }
    return length > MAX_ROWS ? say('report.too-long', { n: MAX_ROWS }) : null
  }

  return {
    list: { name: 'resultFieldList', entry: take },
    result: (json) => {
      const refused = (why: string) => ({ ok: false, why: say('report.unusable', { why }) }) as const
      const parsed = reportResultSchema.safeParse(json)
      if (!parsed.success) return refused(say('report.no-result'))
      const why = wrong()
      if (why !== null) return refused(why)
      const count = kept.get(names.barcode)?.length ?? 0
      const { recordCount, skippedRecordCount } = parsed.data
      return {
        ok: true,
        rows: {
          count,
          tells: {
            state: names.state !== undefined,
            checkedInAt: names.checkedInAt !== undefined,
            purchasedAt: names.purchasedAt !== undefined,
            goodFor: names.goodFor !== undefined,
            holder: [names.holderName, names.holderEmail, names.holderPhone].some(
              (name) => name !== undefined,
            ),
          },
          shortOf: shortOf(count, recordCount ?? null, skippedRecordCount ?? 0),
          rows: (from, until) =>
            Array.from({ length: Math.max(0, Math.min(until, count) - from) }, (_, n) =>
              rowAt(kept, names, from + n, zone),
            ),
        },
      }
    },
  }
}

function shortOf(count: number, recordCount: number | null, skipped: number): string | null {
  if (recordCount !== null && recordCount > count)
    return say('report.rows-short', { of: recordCount, n: count })
  return skipped > 0 ? say('report.rows-left-out', { n: skipped }) : null
}

function rowAt(
  columns: ReadonlyMap<string, Column>,
  names: ColumnNames,
  row: number,
  zone: VenueZone,
): ReportRow | null {
  const value = (name: string | undefined): unknown =>
    name === undefined ? null : (columns.get(name)?.[row] ?? null)
  // What is not there may come as an empty text.
  const text = (name: string | undefined, max = TEXT_MAX): string | null => {
    const said = value(name)
    const written = typeof said === 'number' ? String(said) : said
    return typeof written === 'string' && written !== '' ? written.slice(0, max) : null
  }
  const barcode = text(names.barcode, 257)
  const orderId = text(names.orderId, 101)
  const event = eventOf(
    text(names.eventId),
    readDate(value(names.eventStartsAt), zone),
    text(names.eventName),
  )
  if (barcode === null || barcode.length > 256 || orderId === null || orderId.length > 100 || event === null)
    return null
  return {
    barcode,
    orderId,
    event,
    orderNumber: text(names.orderNumber, 100),
    ticketType: text(names.ticketType, 200),
    state: ticketStateOf(text(names.state)),
    checkedInAt: readDate(value(names.checkedInAt), zone),
    purchasedAt: readDate(value(names.purchasedAt), zone),
    goodFor: wholeOf(text(names.goodFor)),
    holder: { name: text(names.holderName), email: text(names.holderEmail), phone: text(names.holderPhone) },
  }
}

/** A number of guests; null for what is none. */
function wholeOf(said: string | null): number | null {
  return said !== null && /^[1-9]\d{0,2}$|^1000$/.test(said) ? Number(said) : null
}

function eventOf(id: string | null, startsAt: number | null, name: string | null): ReportRow['event'] | null {
  if (id !== null) return { id }
  return startsAt === null ? null : { id: null, startsAt, name }
}

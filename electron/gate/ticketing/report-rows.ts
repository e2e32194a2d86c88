import type { TicketRecord } from '../../contract/ticketing.ts'

/** What a report asks, as the ticketing system defines it: handed back to it as it came. */
export type ReportDefinition = { readonly query: Readonly<Record<string, unknown>> }

export type ReportState =
  | { readonly kind: 'running'; readonly word: string }
  | { readonly kind: 'done' }
  /** It will never be done. */
  | { readonly kind: 'ended'; readonly word: string }

/** A ticket as one row of a report tells of it. What the report has no column for is null. */
export type ReportRow = Omit<TicketRecord, 'eventId' | 'goodFor'> & {
  /** Guests it lets in; null where the report does not say. */
  readonly goodFor: number | null
  /** Its event: by id, or else by when it starts and what it is called. */
  readonly event:
    | { readonly id: string }
    | { readonly id: null; readonly startsAt: number; readonly name: string | null }
}

/** What came of a report. Its columns say which fields of its rows are facts: any other must not replace a known one. */
export type ReportRows = {
  readonly count: number
  readonly tells: {
    readonly state: boolean
    readonly checkedInAt: boolean
    readonly purchasedAt: boolean
    readonly goodFor: boolean
    readonly holder: boolean
  }
  /** What the result is short of, in words; null where nothing. */
  readonly shortOf: string | null
  /** Rows [from, until); null for one that cannot be read. */
  readonly rows: (from: number, until: number) => readonly (ReportRow | null)[]
}

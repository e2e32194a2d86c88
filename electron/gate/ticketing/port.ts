import type {
  CardRecord,
  CheckInAnswer,
  EventCounters,
  EventRecord,
  OrderListing,
  OrderTickets,
  Outcome,
  Page,
  TicketStanding,
} from '../../contract/ticketing.ts'
import type { ReportDefinition, ReportRows, ReportState } from './report-rows.ts'

/** What a call brings with it. */
export type CallOptions = {
  /** Made by the caller, kept with the scan or job that made the call: what ACME's support asks for. */
  readonly requestId: string
  /** Give up after this long, in ms. */
  readonly deadlineMs: number
}

/** What came of one batch of check-ins: ACME says nothing of tickets that were checked in already. */
export type BatchAnswer = { readonly checkedIn: ReadonlySet<string> }

/** The steps of an asynchronous report, each one call (reference, 1.7). */
export type ReportCalls = {
  readonly definition: (options: CallOptions) => Promise<Outcome<ReportDefinition>>
  /** Asks for tickets of events that start in [from, until). */
  readonly start: (
    definition: ReportDefinition,
    from: number,
    until: number,
    options: CallOptions,
  ) => Promise<Outcome<{ readonly runId: string }>>
  readonly state: (runId: string, options: CallOptions) => Promise<Outcome<ReportState>>
  readonly result: (runId: string, options: CallOptions) => Promise<Outcome<ReportRows>>
}

/**
 * A ticketing system as the gate needs it. Calls do not throw for anything the network or the other side does:
 * they end in an {@link Outcome}. The budget is not known here; callers go through traffic.
 */
export type TicketingSystem = {
  /** A call that changes nothing and costs little: is anybody there, and is the key accepted? */
  readonly probe: (options: CallOptions) => Promise<Outcome<null>>
  /** Likewise, by looking up a ticket that cannot exist: may the key check in? */
  readonly probeCheckIn: (options: CallOptions) => Promise<Outcome<null>>
  /** Check in whatever the code is: ticket, card or pass. Applies ACME's own rules. */
  readonly checkIn: (
    barcode: string,
    eventId: string | null,
    options: CallOptions,
  ) => Promise<Outcome<CheckInAnswer>>
  /** Check in tickets that a gate has admitted already: no time rules, safe to repeat. */
  readonly checkInBatch: (barcodes: readonly string[], options: CallOptions) => Promise<Outcome<BatchAnswer>>
  readonly undo: (barcodes: readonly string[], options: CallOptions) => Promise<Outcome<null>>
  /** The order behind a ticket that nothing here knows; null where ACME knows none. Changes nothing. */
  readonly orderOf: (
    barcode: string,
    options: CallOptions,
  ) => Promise<Outcome<{ readonly orderId: string | null }>>
  /** How ACME sees one ticket, without changing it. */
  readonly lookUp: (
    barcode: string,
    orderId: string | null,
    options: CallOptions,
  ) => Promise<Outcome<TicketStanding>>
  /** Instances that start in [from, until); keep to a day at a time (reference, 1.5). */
  readonly events: (
    from: number,
    until: number,
    page: number,
    options: CallOptions,
  ) => Promise<Outcome<Page<EventRecord>>>
  /** One instance by its id; null where ACME has none. */
  readonly event: (eventId: string, options: CallOptions) => Promise<Outcome<EventRecord | null>>
  /** How instances that start in [from, until) fill: the cheapest counter there is. */
  readonly counters: (
    from: number,
    until: number,
    page: number,
    options: CallOptions,
  ) => Promise<Outcome<Page<EventCounters>>>
  readonly ordersOf: (
    eventId: string,
    page: number,
    options: CallOptions,
  ) => Promise<Outcome<Page<OrderListing>>>
  /** The orders bought under an e-mail address; newest first where ACME sorts them so. */
  readonly ordersByEmail: (email: string, options: CallOptions) => Promise<Outcome<Page<OrderListing>>>
  /** Null where ACME has no such order. */
  readonly ticketsOf: (orderId: string, options: CallOptions) => Promise<Outcome<OrderTickets | null>>
  /** Cards of memberships changed in [from, until). */
  readonly cards: (
    from: number,
    until: number,
    page: number,
    options: CallOptions,
  ) => Promise<Outcome<Page<CardRecord>>>
  /** The report that brings all tickets at once; null where the profile names none. */
  readonly report: ReportCalls | null
  readonly close: () => Promise<void>
}

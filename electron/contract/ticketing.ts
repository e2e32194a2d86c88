import type { CardStanding, DenyReason, EventRef, Member } from './verdict.ts'

/**
 * The gate's own words for what a ticketing system knows. Ticketing systems map onto them, the store keeps them,
 * the rules read them; none of these carries a vendor's spelling.
 */

/** When a ticket of an event can be checked in, in minutes around the start; null means no limit on that side. */
export type CheckInWindow = {
  readonly minutesBefore: number | null
  readonly minutesAfter: number | null
  /** Outside these minutes the ticketing system turns a scan away. False only where it says so itself. */
  readonly blocks: boolean
  /** A ticket of another time of the same template may be moved into this one. */
  readonly autoRebook: boolean
}

export type EventRecord = {
  readonly id: string
  readonly templateId: string | null
  readonly name: string
  readonly startsAt: number
  readonly endsAt: number
  readonly cancelled: boolean
  readonly window: CheckInWindow
  /** Days a ticket stays good, counted from the event or from purchase; null means it does not expire. */
  readonly ticketDurationDays: number | null
  readonly expireFromEventDate: boolean
  readonly sold: number | null
  readonly checkedIn: number | null
}

/** The person behind a ticket or card. Sealed at rest. */
export type Holder = {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

export type TicketRecord = {
  readonly barcode: string
  readonly orderId: string
  readonly orderNumber: string | null
  readonly eventId: string
  readonly ticketType: string | null
  readonly state: 'valid' | 'cancelled' | 'refunded'
  readonly checkedInAt: number | null
  readonly purchasedAt: number | null
  /** Guests that one code lets in: 1 to 1,000, and more than 1 for a group alone. */
  readonly goodFor: number
  readonly holder: Holder
}

export type CardRecord = {
  readonly cardId: string
  /** Every code the card answers to: printed barcode, ACME barcode, membership number. */
  readonly barcodes: readonly string[]
  readonly level: string | null
  readonly cardType: string | null
  readonly standing: CardStanding
  readonly expiresAt: number | null
  readonly holder: Holder
}

/** An order as an event's list shows it: enough to tell whether it changed since it was last read. */
export type OrderListing = { readonly orderId: string; readonly fingerprint: string }

/** Every ticket of an order that could be read; `complete` where that is all of them. */
export type OrderTickets = {
  readonly tickets: readonly TicketRecord[]
  readonly complete: boolean
  /** Who bought it; absent or null where the answer does not say. */
  readonly contact?: Holder | null
}

/** How an event fills, as the ticketing system counts it; null for what it does not say. */
export type EventCounters = {
  readonly eventId: string
  readonly sold: number | null
  readonly available: number | null
  readonly checkedIn: number | null
  readonly reserved: number | null
}

/** What ACME said to one check-in, read field-first and then by the profile's table (design, section 11). */
export type CheckInAnswer = {
  readonly meaning:
    | 'checked-in'
    | Exclude<DenyReason, 'wrong-entrance' | 'already-inside' | 'not-inside'>
    | 'unrecognised'
  /** The integer, or the HTTP status, as it came. */
  readonly code: string
  /** False where an HTTP status stands in for ACME's own words: a gateway may say the same of a perfectly good ticket. */
  readonly sure: boolean
  readonly checkedInAt: number | null
  readonly ticketType: string | null
  /** The event the ticket was sold for. */
  readonly bookedFor: { readonly name: string; readonly startsAt: number | null } | null
  /** The event it was checked in to. */
  readonly checkedInTo: { readonly name: string; readonly startsAt: number | null } | null
  readonly member: Member | null
}

/** What ACME knows of one ticket when it is merely looked up. */
export type TicketStanding = { readonly known: boolean; readonly checkedInAt: number | null }

/** One call as it went: kept with the scan or the job that made it. */
export type CallRecord = {
  readonly requestId: string
  readonly sentAt: number
  readonly endedAt: number
  readonly status: number | null
  /** ACME's own clock by its `Date` header. */
  readonly serverAt: number | null
}

/** How a call ended: a closed set, so that each caller says what it does with each end. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly call: CallRecord }
  /** ACME said no: to our key (401, 403), or to this one request (another 4xx), which a repeat will not change. */
  | {
      readonly kind: 'refused'
      readonly about: 'key' | 'request'
      readonly why: string
      readonly call: CallRecord
    }
  /** 429. Not an error of the item that met it. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number | null; readonly call: CallRecord }
  /** No answer: no way there, cut off, or a server error. `mayHaveLanded`: it left, so it may have been carried out. */
  | {
      readonly kind: 'unreachable'
      readonly why: string
      readonly mayHaveLanded: boolean
      readonly call: CallRecord
    }
  /** An answer that is not ACME's: HTML of a portal (`captive`), or JSON this version cannot read. */
  | {
      readonly kind: 'not-understood'
      readonly why: string
      readonly captive: boolean
      readonly call: CallRecord
    }

/** A page of a list as it came. */
export type Page<T> = {
  readonly items: readonly T[]
  /** Entries in the answer, those that could not be read included. */
  readonly received: number
  /** Entries that could not be read. */
  readonly skipped: number
  /** Entries in the whole list, where the answer tells. */
  readonly of: number | null
}

export const eventRefOf = (event: EventRecord): EventRef => ({
  id: event.id,
  name: event.name,
  startsAt: event.startsAt,
})

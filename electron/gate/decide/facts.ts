import type { CardRecord, EventRecord, TicketRecord } from '../../contract/ticketing.ts'
import type { AdmitReason, DenyReason, EventRef, HoldReason, VerdictDetails } from '../../contract/verdict.ts'

/** A ticket as the rules see it: no barcode, no person. */
export type TicketFacts = Pick<
  TicketRecord,
  'eventId' | 'ticketType' | 'orderNumber' | 'state' | 'checkedInAt' | 'purchasedAt'
>

export type CardFacts = Pick<CardRecord, 'level' | 'cardType' | 'standing' | 'expiresAt'>

/** What the cache holds for the code. */
export type Pass =
  | { readonly kind: 'ticket'; readonly ticket: TicketFacts; readonly event: EventRecord | null }
  | { readonly kind: 'card'; readonly card: CardFacts }

/** One movement of this pass that this device recorded and that stands (was not undone), oldest first. */
export type Movement = {
  readonly scanId: string
  readonly direction: 'in' | 'out'
  readonly at: number
  readonly eventId: string | null
  readonly lane: string
}

export type Facts = {
  readonly pass: Pass | null
  readonly movements: readonly Movement[]
  /** The instances admitted at this entrance now, earliest first. */
  readonly admitting: readonly EventRecord[]
  /** When the cached pass was last confirmed by ACME; null where there is none. */
  readonly confirmedAt: number | null
  /** An earlier attempt of ours landed at ACME, but nobody was shown an admission for it. */
  readonly landed: boolean
}

/** The part of the profile that decides. */
export type Rules = {
  readonly direction: 'in' | 'out'
  readonly reentry: 'never' | 'after-exit'
  /** Midnight that begins the venue's day holding `at`, moved by whole calendar days. */
  readonly startOfDay: (at: number, plusDays: number) => number
  readonly refuseCacheAtMs: number
  readonly unknown: 'hold' | 'deny' | 'admit'
}

/** What the cache alone says. `own` marks a denial that rests on a scan of this device: ACME need not be asked. */
export type CacheDecision =
  | {
      readonly kind: 'admit'
      readonly reason: AdmitReason
      readonly event: EventRef | null
      readonly details: VerdictDetails
    }
  | {
      readonly kind: 'deny'
      readonly reason: DenyReason
      readonly own: boolean
      readonly event: EventRef | null
      readonly details: VerdictDetails
    }
  | {
      readonly kind: 'hold'
      readonly reason: HoldReason
      readonly event: EventRef | null
      readonly details: VerdictDetails
    }
  | { readonly kind: 'unknown'; readonly event: EventRef | null }

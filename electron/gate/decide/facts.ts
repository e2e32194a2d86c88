import type { CardRecord, EventRecord, TicketRecord } from '../../contract/ticketing.ts'
import type { AdmitReason, DenyReason, EventRef, HoldReason, VerdictDetails } from '../../contract/verdict.ts'
import type { EntranceRule } from './event-rule.ts'

/** A ticket as the rules see it: no barcode, no person. */
export type TicketFacts = Pick<
  TicketRecord,
  'eventId' | 'ticketType' | 'orderNumber' | 'state' | 'checkedInAt' | 'purchasedAt' | 'goodFor'
>

export type CardFacts = Pick<CardRecord, 'level' | 'cardType' | 'standing' | 'expiresAt'>

/** A numeric pass that a rule of the profile knows by its number alone (reference, S5). */
export type RangeFacts = {
  readonly title: string
  readonly uses: 'once' | 'once-a-day' | 'unlimited'
  /** Epoch ms: good from here on; null means always. */
  readonly validFrom: number | null
  /** Epoch ms: good before here; null means for ever. */
  readonly validUntil: number | null
}

/** What is known of the code. */
export type Pass =
  | { readonly kind: 'ticket'; readonly ticket: TicketFacts; readonly event: EventRecord | null }
  | { readonly kind: 'card'; readonly card: CardFacts }
  | { readonly kind: 'range'; readonly range: RangeFacts }

/** One movement of this pass that this device recorded and that stands (was not undone). */
export type Movement = {
  /** Its place in the order of what happened here. No clock is asked for that: clocks are set. */
  readonly seq: number
  readonly scanId: string
  readonly direction: 'in' | 'out'
  /** How often this pass had gone this way before. */
  readonly visit: number
  /** Guests who walked through with this scan. */
  readonly guests: number
  readonly at: number
  readonly eventId: string | null
  readonly lane: string
}

export type Facts = {
  readonly pass: Pass | null
  /** In any order. */
  readonly movements: readonly Movement[]
  /** The instances admitted at this entrance now, in any order. */
  readonly admitting: readonly EventRecord[]
  /** When the cached pass was last confirmed by ACME; null where there is none. */
  readonly confirmedAt: number | null
  /** An earlier attempt of ours landed at ACME, but nobody was shown an admission for it. */
  readonly landed: boolean
  /** Guests who want to pass with this one scan. */
  readonly count: number
}

/** The part of the profile that decides. */
export type Rules = {
  readonly direction: 'in' | 'out'
  readonly reentry: 'never' | 'after-exit'
  readonly outsideWindow: 'as-event-says' | 'refuse' | 'admit'
  /** The name of this entrance, and what the venue says of this and the others. */
  readonly entrance: string
  readonly entrances: readonly EntranceRule[]
  /** Midnight that begins the venue's day holding `at`, moved by whole calendar days. */
  readonly startOfDay: (at: number, plusDays: number) => number
  readonly refuseCacheAtMs: number
  readonly unknown: 'hold' | 'deny' | 'admit'
}

/**
 * What this device alone says. `own` marks what rests on a fact or a rule of this device: ACME could not know better,
 * so it is neither asked nor told.
 */
export type CacheDecision =
  | {
      readonly kind: 'admit'
      readonly reason: AdmitReason
      readonly own: boolean
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
      readonly own: boolean
      readonly event: EventRef | null
      readonly details: VerdictDetails
    }
  | { readonly kind: 'unknown'; readonly event: EventRef | null }

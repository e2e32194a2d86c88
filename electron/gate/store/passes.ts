import { z } from 'zod'
import type { CardRecord, Holder, TicketRecord } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'
import type { Sealing } from './sealing.ts'

/** A cached pass by its keyed hash; what the rules need is plain, the rest stays sealed. */
export type CachedPass =
  | {
      readonly kind: 'ticket'
      readonly ticket: Omit<TicketRecord, 'barcode' | 'holder'>
      readonly confirmedAt: number
    }
  | {
      readonly kind: 'card'
      readonly card: Omit<CardRecord, 'barcodes' | 'holder'>
      readonly confirmedAt: number
    }

type TicketRow = {
  order_id: string
  order_number: string | null
  event_id: string
  ticket_type: string | null
  state: TicketRecord['state']
  checked_in_at: number | null
  purchased_at: number | null
  good_for: number
  confirmed_at: number
}

type CardRow = {
  card_id: string
  level: string | null
  card_type: string | null
  standing: CardRecord['standing']
  expires_at: number | null
  confirmed_at: number
}

const UPSERT_CARD = `
  INSERT INTO card (card_id, level, card_type, standing, expires_at, confirmed_at, sealed)
  VALUES (@cardId, @level, @cardType, @standing, @expiresAt, @confirmedAt, @sealed)
  ON CONFLICT (card_id) DO UPDATE SET
    level = excluded.level, card_type = excluded.card_type, standing = excluded.standing,
    expires_at = excluded.expires_at, confirmed_at = excluded.confirmed_at, sealed = excluded.sealed`

/** As much of a sealed card as is read back. */
const sealedCardSchema = z.object({ holder: z.object({ name: z.string().nullable() }) })

/** Tickets and cards on this device. */
export type PassStore = {
  readonly find: (hash: Buffer) => CachedPass | null
  /** The name on a card; null for anything else. */
  readonly cardName: (hash: Buffer) => string | null
  readonly applyCards: (cards: readonly CardRecord[], confirmedAt: number) => void
  /** ACME says it was checked in at this time (null: it no longer is). */
  readonly markCheckedIn: (hash: Buffer, at: number | null) => void
  readonly ticketCount: () => number
  /** Tickets on this device, by event. */
  readonly ticketsByEvent: () => Map<string, number>
  readonly cardCount: () => number
}

export function openPasses(db: Db, sealing: Sealing): PassStore {
  const ticket = db.prepare<[Buffer], TicketRow>(
    // A ticket is as fresh as the last full reading of its event's orders: an order that did not change is confirmed too.
    `SELECT order_id, order_number, event_id, ticket_type, state, checked_in_at, purchased_at, good_for,
            max(ticket.confirmed_at, coalesce(event.listed_at, 0)) AS confirmed_at
     FROM ticket LEFT JOIN event ON event.id = event_id WHERE code_hash = ?`,
  )
  const card = db.prepare<[Buffer], CardRow>(
    `SELECT card.card_id, level, card_type, standing, expires_at, confirmed_at
     FROM card_code JOIN card USING (card_id) WHERE code_hash = ?`,
  )
  const sealedCard = db.prepare<[Buffer], { card_id: string; sealed: Buffer }>(
    'SELECT card.card_id, card.sealed FROM card_code JOIN card USING (card_id) WHERE code_hash = ?',
  )
  const upsertCard = db.prepare(UPSERT_CARD)
  const removeCodes = db.prepare('DELETE FROM card_code WHERE card_id = ?')
  const addCode = db.prepare(
    'INSERT INTO card_code (code_hash, card_id) VALUES (?, ?) ON CONFLICT (code_hash) DO UPDATE SET card_id = excluded.card_id',
  )
  const mark = db.prepare('UPDATE ticket SET checked_in_at = ? WHERE code_hash = ?')
  const cards = db.prepare<[], number>(`SELECT n FROM tally WHERE what = 'card'`).pluck()
  const tickets = db.prepare<[], number>('SELECT coalesce(sum(n), 0) FROM ticket_tally').pluck()
  const byEvent = db.prepare<[], { event_id: string; n: number }>('SELECT event_id, n FROM ticket_tally')

  const applyCard = (record: CardRecord, confirmedAt: number): void => {
    const bind = Buffer.from(record.cardId, 'utf8')
    upsertCard.run({
      cardId: record.cardId,
      level: record.level,
      cardType: record.cardType,
      standing: record.standing,
      expiresAt: record.expiresAt,
      confirmedAt,
      sealed: sealing.seal({ barcodes: record.barcodes, holder: record.holder satisfies Holder }, bind),
    })
    removeCodes.run(record.cardId)
    for (const barcode of record.barcodes) addCode.run(sealing.lookup(barcode), record.cardId)
  }

  const applyAll = db.transaction((records: readonly CardRecord[], confirmedAt: number) => {
    for (const record of records) applyCard(record, confirmedAt)
  }).immediate

  return {
    find: (hash) => {
      const row = ticket.get(hash)
      if (row !== undefined) return { kind: 'ticket', ticket: ticketOf(row), confirmedAt: row.confirmed_at }
      const cardRow = card.get(hash)
      return cardRow === undefined
        ? null
        : { kind: 'card', card: cardOf(cardRow), confirmedAt: cardRow.confirmed_at }
    },
    cardName: (hash) => {
      const row = sealedCard.get(hash)
      if (row === undefined) return null
      const opened = sealedCardSchema.safeParse(sealing.open(row.sealed, Buffer.from(row.card_id, 'utf8')))
      return opened.success ? opened.data.holder.name : null
    },
    applyCards: (records, confirmedAt) => leisurely(db, () => applyAll(records, confirmedAt)),
    markCheckedIn: (hash, at) => void mark.run(at, hash),
    ticketCount: () => tickets.get() ?? 0,
    ticketsByEvent: () => new Map(byEvent.all().map(({ event_id, n }) => [event_id, n])),
    cardCount: () => cards.get() ?? 0,
  }
}

function ticketOf(row: TicketRow): Omit<TicketRecord, 'barcode' | 'holder'> {
  return {
    orderId: row.order_id,
    orderNumber: row.order_number,
    eventId: row.event_id,
    ticketType: row.ticket_type,
    state: row.state,
    checkedInAt: row.checked_in_at,
    purchasedAt: row.purchased_at,
    goodFor: row.good_for,
  }
}

function cardOf(row: CardRow): Omit<CardRecord, 'barcodes' | 'holder'> {
  return {
    cardId: row.card_id,
    level: row.level,
    cardType: row.card_type,
    standing: row.standing,
    expiresAt: row.expires_at,
  }
}

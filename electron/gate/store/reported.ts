import type { OrderListing, TicketRecord } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'
import { makeOrderPeople } from './order-people.ts'
import type { Sealing } from './sealing.ts'

/** Which fields a report has a column for: what it does not tell stays as it is known here. */
export type Told = {
  readonly state: boolean
  readonly checkedInAt: boolean
  readonly goodFor: boolean
  readonly holder: boolean
}

/** Tickets as a report brings them: rows of many orders, any of which it may hold in part. */
export type ReportedStore = {
  /**
   * Lands tickets in one transaction and takes none away. A ticket read since `asOf` stays as it is, and so does a
   * check-in dated about then or later: the report is older than it looks. Callers keep to 250 tickets or so, and to fewer while guests come.
   * @param asOf epoch ms: what the report tells is no older.
   */
  readonly apply: (tickets: readonly TicketRecord[], told: Told, asOf: number) => void
  /**
   * Notes entries of an event's list, as they were at `asOf`, whose orders need not be read: those of which every
   * ticket for this event that is here was in the report. In one transaction.
   * @returns how many were noted.
   */
  readonly cover: (eventId: string, entries: readonly OrderListing[], asOf: number) => number
}

/** How far ACME's clock and this one may differ before a check-in at the time of the report is taken for an older one. */
const CLOCKS_MS = 5 * 60_000

const UPSERT_TICKET = `
  INSERT INTO ticket (code_hash, order_id, order_number, event_id, ticket_type, state, checked_in_at, purchased_at, good_for, confirmed_at)
  VALUES (@hash, @orderId, @orderNumber, @eventId, @ticketType, @state, @checkedInAt, @purchasedAt, @goodFor, @asOf)
  ON CONFLICT (code_hash) DO UPDATE SET
    order_id = excluded.order_id, event_id = excluded.event_id,
    order_number = coalesce(excluded.order_number, order_number),
    ticket_type = coalesce(excluded.ticket_type, ticket_type),
    purchased_at = coalesce(excluded.purchased_at, purchased_at),
    state = iif(@stateTold, excluded.state, state),
    good_for = iif(@goodForTold, excluded.good_for, good_for),
    checked_in_at = CASE
      WHEN NOT @checkInTold THEN checked_in_at
      WHEN excluded.checked_in_at IS NULL AND checked_in_at >= @asOf - ${CLOCKS_MS} THEN checked_in_at
      ELSE excluded.checked_in_at END,
    confirmed_at = excluded.confirmed_at
  WHERE ticket.confirmed_at <= excluded.confirmed_at`

export function openReported(db: Db, sealing: Sealing): ReportedStore {
  const orderPeople = makeOrderPeople(sealing)
  const upsertTicket = db.prepare(UPSERT_TICKET)
  const order = db.prepare<[string], { read_at: number; sealed: Buffer }>(
    'SELECT read_at, sealed FROM ticket_order WHERE order_id = ?',
  )
  const upsertOrder = db.prepare(`
    INSERT INTO ticket_order (order_id, read_at, sealed) VALUES (@orderId, @asOf, @sealed)
    ON CONFLICT (order_id) DO UPDATE SET read_at = max(read_at, excluded.read_at), sealed = excluded.sealed`)
  const untold = db.prepare<[string, string, number], unknown>(
    // By the index on order_id: an order has few tickets.
    'SELECT 1 FROM ticket WHERE order_id = ? AND event_id = ? AND confirmed_at < ? LIMIT 1',
  )
  const note = db.prepare(`
    INSERT INTO listing (event_id, order_id, fingerprint, whole) VALUES (?, ?, ?, 0)
    ON CONFLICT (event_id, order_id) DO UPDATE SET fingerprint = excluded.fingerprint, whole = 0
    WHERE listing.fingerprint <> excluded.fingerprint`)

  /** The people of an order as known, with those of the report in their places. */
  const sealPeople = (orderId: string, tickets: readonly TicketRecord[], told: Told, asOf: number): void => {
    const kept = order.get(orderId)
    const known = kept === undefined ? null : orderPeople.open(orderId, kept.sealed)
    const people = new Map(known?.people.map(({ barcode, holder }) => [barcode, holder]))
    const before = people.size
    for (const { barcode, holder } of tickets) {
      if (!people.has(barcode) || (told.holder && (kept?.read_at ?? 0) <= asOf)) people.set(barcode, holder)
    }
    if (kept !== undefined && people.size === before && !told.holder) return
    const sealed = orderPeople.seal(orderId, {
      contact: known?.contact ?? null,
      people: [...people].map(([barcode, holder]) => ({ barcode, holder })),
    })
    upsertOrder.run({ orderId, asOf, sealed })
  }

  const applyAll = db.transaction((tickets: readonly TicketRecord[], told: Told, asOf: number) => {
    for (const record of tickets) {
      upsertTicket.run({
        hash: sealing.lookup(record.barcode),
        orderId: record.orderId,
        orderNumber: record.orderNumber,
        eventId: record.eventId,
        ticketType: record.ticketType,
        state: record.state,
        checkedInAt: record.checkedInAt,
        purchasedAt: record.purchasedAt,
        goodFor: record.goodFor,
        asOf,
        stateTold: told.state ? 1 : 0,
        checkInTold: told.checkedInAt ? 1 : 0,
        goodForTold: told.goodFor ? 1 : 0,
      })
    }
    for (const [orderId, own] of Map.groupBy(tickets, (record) => record.orderId))
      sealPeople(orderId, own, told, asOf)
  }).immediate

  return {
    apply: (tickets, told, asOf) => leisurely(db, () => applyAll(tickets, told, asOf)),
    cover: db.transaction((eventId: string, entries: readonly OrderListing[], asOf: number) => {
      const whole = entries.filter(({ orderId }) => untold.get(orderId, eventId, asOf) === undefined)
      for (const { orderId, fingerprint } of whole) note.run(eventId, orderId, fingerprint)
      return whole.length
    }).immediate,
  }
}

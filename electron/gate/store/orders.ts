import type { Holder, TicketRecord } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'
import { makeOrderPeople } from './order-people.ts'
import type { Sealing } from './sealing.ts'

/** An order as read just now. */
export type OrderRead = {
  readonly orderId: string
  readonly tickets: readonly TicketRecord[]
  /** Every ticket of the order could be read: one that is not among them has left it. */
  readonly complete: boolean
  /** Who bought it, where that was read. */
  readonly contact?: Holder | null
  /** Its entry in an event's list at the time of reading; null where it was read for another reason. */
  readonly listing: Listing | null
}

/** An order's entry in the list of an event. */
export type Listing = { readonly eventId: string; readonly fingerprint: string }

const UPSERT_TICKET = `
  INSERT INTO ticket (code_hash, order_id, order_number, event_id, ticket_type, state, checked_in_at, purchased_at, good_for, confirmed_at)
  VALUES (@hash, @orderId, @orderNumber, @eventId, @ticketType, @state, @checkedInAt, @purchasedAt, @goodFor, @confirmedAt)
  ON CONFLICT (code_hash) DO UPDATE SET
    order_id = excluded.order_id, order_number = excluded.order_number, event_id = excluded.event_id,
    ticket_type = excluded.ticket_type, state = excluded.state, checked_in_at = excluded.checked_in_at,
    purchased_at = excluded.purchased_at, good_for = excluded.good_for, confirmed_at = excluded.confirmed_at`

/** An order as this device knows it, opened. */
export type KnownOrder = {
  readonly orderId: string
  readonly readAt: number
  readonly contact: Holder | null
  readonly tickets: readonly TicketRecord[]
}

type TicketRow = {
  order_number: string | null
  event_id: string
  ticket_type: string | null
  state: TicketRecord['state']
  checked_in_at: number | null
  purchased_at: number | null
  good_for: number
}

/** Orders and their tickets as they land on this device. */
export type OrderStore = {
  /**
   * Lands orders with all their tickets, in one transaction. A ticket that a complete order no longer holds leaves
   * with it. Callers keep to 250 tickets or so, and to fewer while guests come: a scan may have to wait for the writer.
   */
  readonly apply: (orders: readonly OrderRead[], readAt: number) => void
  /** An order with its people; null where it is not on this device. */
  readonly read: (orderId: string) => KnownOrder | null
  /** The barcode behind a keyed hash; null where no order on this device holds it. */
  readonly barcodeOf: (hash: Buffer) => string | null
  /** The orders of an event as last listed: fingerprints by order id. */
  readonly listed: (eventId: string) => Map<string, string>
  /** Was this order read when its entry in some other event's list was the same? Then there is nothing new in it. */
  readonly wasReadAs: (orderId: string, fingerprint: string) => boolean
  /** Notes entries of orders whose content is here already. */
  readonly note: (eventId: string, entries: readonly { orderId: string; fingerprint: string }[]) => void
  /** The order no longer stands in this event's list. */
  readonly unlist: (eventId: string, orderId: string) => void
  /** ACME no longer has this order: its tickets leave the device. */
  readonly remove: (orderId: string) => void
}

export function openOrders(db: Db, sealing: Sealing): OrderStore {
  const people = makeOrderPeople(sealing)
  const upsertTicket = db.prepare(UPSERT_TICKET)
  const upsertOrder = db.prepare(`
    INSERT INTO ticket_order (order_id, read_at, sealed) VALUES (@orderId, @readAt, @sealed)
    ON CONFLICT (order_id) DO UPDATE SET read_at = excluded.read_at, sealed = excluded.sealed`)
  const hashesOf = db.prepare<[string], Buffer>('SELECT code_hash FROM ticket WHERE order_id = ?').pluck()
  const removeTicket = db.prepare('DELETE FROM ticket WHERE code_hash = ? AND order_id = ?')
  const removeTickets = db.prepare('DELETE FROM ticket WHERE order_id = ?')
  const removeOrder = db.prepare('DELETE FROM ticket_order WHERE order_id = ?')
  const removeListings = db.prepare('DELETE FROM listing WHERE order_id = ?')
  const upsertListing = db.prepare(`
    INSERT INTO listing (event_id, order_id, fingerprint) VALUES (?, ?, ?)
    ON CONFLICT (event_id, order_id) DO UPDATE SET fingerprint = excluded.fingerprint, whole = 1`)
  const unlist = db.prepare('DELETE FROM listing WHERE event_id = ? AND order_id = ?')
  const listed = db.prepare<[string], { order_id: string; fingerprint: string }>(
    'SELECT order_id, fingerprint FROM listing WHERE event_id = ?',
  )
  const readAs = db.prepare<[string, string], unknown>(
    'SELECT 1 FROM listing WHERE order_id = ? AND fingerprint = ? AND whole = 1 LIMIT 1',
  )

  const sealedOrder = db.prepare<[string], { read_at: number; sealed: Buffer }>(
    'SELECT read_at, sealed FROM ticket_order WHERE order_id = ?',
  )
  const ticketOf = db.prepare<[Buffer, string], TicketRow>(`
    SELECT order_number, event_id, ticket_type, state, checked_in_at, purchased_at, good_for
    FROM ticket WHERE code_hash = ? AND order_id = ?`)

  const orderBehind = db.prepare<[Buffer], string>('SELECT order_id FROM ticket WHERE code_hash = ?').pluck()

  const opened = (orderId: string) => {
    const row = sealedOrder.get(orderId)
    if (row === undefined) return null
    return { readAt: row.read_at, sealed: people.open(orderId, row.sealed) }
  }

  const applyOne = (order: OrderRead, readAt: number): void => {
    const before = hashesOf.all(order.orderId)
    const gone = new Map(before.map((hash) => [hash.toString('base64'), hash]))
    for (const record of order.tickets) {
      const hash = sealing.lookup(record.barcode)
      if (before.length > 0) gone.delete(hash.toString('base64'))
      upsertTicket.run({
        hash,
        orderId: record.orderId,
        orderNumber: record.orderNumber,
        eventId: record.eventId,
        ticketType: record.ticketType,
        state: record.state,
        checkedInAt: record.checkedInAt,
        purchasedAt: record.purchasedAt,
        goodFor: record.goodFor,
        confirmedAt: readAt,
      })
    }
    if (order.complete) for (const hash of gone.values()) removeTicket.run(hash, order.orderId)
    const read = order.tickets.map(({ barcode, holder }) => ({ barcode, holder }))
    // Tickets that could not be read stay on this device, and so do the people behind them.
    const earlier = order.complete ? null : (opened(order.orderId)?.sealed ?? null)
    const unread = earlier?.people.filter((one) => !read.some(({ barcode }) => barcode === one.barcode)) ?? []
    const contact = order.contact ?? earlier?.contact ?? null
    upsertOrder.run({
      orderId: order.orderId,
      readAt,
      sealed: people.seal(order.orderId, { contact, people: [...read, ...unread] }),
    })
    if (order.listing !== null) {
      upsertListing.run(order.listing.eventId, order.orderId, order.listing.fingerprint)
    }
  }

  const applyAll = db.transaction((orders: readonly OrderRead[], readAt: number) => {
    for (const order of orders) applyOne(order, readAt)
  }).immediate

  const noteAll = db.transaction(
    (eventId: string, entries: readonly { orderId: string; fingerprint: string }[]) => {
      for (const { orderId, fingerprint } of entries) upsertListing.run(eventId, orderId, fingerprint)
    },
  ).immediate

  return {
    apply: (orders, readAt) => leisurely(db, () => applyAll(orders, readAt)),
    read: (orderId) => {
      const known = opened(orderId)
      if (known === null) return null
      const { contact } = known.sealed
      const tickets = known.sealed.people.flatMap(({ barcode, holder }): TicketRecord[] => {
        const ticket = ticketOf.get(sealing.lookup(barcode), orderId)
        if (ticket === undefined) return []
        return [
          {
            barcode,
            orderId,
            orderNumber: ticket.order_number,
            eventId: ticket.event_id,
            ticketType: ticket.ticket_type,
            state: ticket.state,
            checkedInAt: ticket.checked_in_at,
            purchasedAt: ticket.purchased_at,
            goodFor: ticket.good_for,
            holder,
          },
        ]
      })
      return { orderId, readAt: known.readAt, contact, tickets }
    },
    barcodeOf: (hash) => {
      const orderId = orderBehind.get(hash)
      const known = orderId === undefined ? null : opened(orderId)
      return known?.sealed.people.find(({ barcode }) => sealing.lookup(barcode).equals(hash))?.barcode ?? null
    },
    listed: (eventId) => new Map(listed.all(eventId).map((row) => [row.order_id, row.fingerprint])),
    wasReadAs: (orderId, fingerprint) => readAs.get(orderId, fingerprint) !== undefined,
    note: (eventId, entries) => leisurely(db, () => noteAll(eventId, entries)),
    unlist: (eventId, orderId) => void unlist.run(eventId, orderId),
    remove: db.transaction((orderId: string) => {
      removeTickets.run(orderId)
      removeOrder.run(orderId)
      removeListings.run(orderId)
    }).immediate,
  }
}

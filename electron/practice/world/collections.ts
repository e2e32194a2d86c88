import { countsOf } from '../wire/events.ts'
import type { World } from './world.ts'

type Value = string | number | null
export type DataType = 'STRING' | 'DATE' | 'INTEGER'

interface Field<Row> {
  readonly type: DataType
  /** Dates are epoch ms here; the report writes them out. */
  read(row: Row): Value
}

/** A source of reports: rows, and the fields that can be asked of them. */
export interface Collection {
  readonly name: string
  readonly fields: ReadonlyMap<string, { readonly type: DataType; readonly values: readonly Value[] }>
  readonly rowCount: number
}

function collect<Row>(
  name: string,
  rows: readonly Row[],
  fields: Readonly<Record<string, Field<Row>>>,
): Collection {
  return {
    name,
    rowCount: rows.length,
    fields: new Map(
      Object.entries(fields).map(([field, { type, read }]) => [field, { type, values: rows.map(read) }]),
    ),
  }
}

const text = <Row>(read: (row: Row) => string | null): Field<Row> => ({ type: 'STRING', read })
const date = <Row>(read: (row: Row) => number | null): Field<Row> => ({ type: 'DATE', read })
const count = <Row>(read: (row: Row) => number): Field<Row> => ({ type: 'INTEGER', read })

function events(world: World): Collection {
  const rows = [...world.events.values()].map((event) => ({ event, ...countsOf(event) }))
  return collect('Events', rows, {
    EventId: text(({ event }) => event.id),
    EventName: text(({ event }) => event.template.name),
    EventStartTime: date(({ event }) => event.startsAt),
    EventEndTime: date(({ event }) => event.endsAt),
    Capacity: count(({ event }) => event.template.capacity),
    SoldQuantity: count(({ sold }) => sold),
    AvailableQuantity: count(({ available }) => available),
    CheckedInQuantity: count(({ checkedIn }) => checkedIn),
  })
}

function transactions(world: World): Collection {
  const rows = [...world.orders.values()].flatMap((order) => order.items.map((item) => ({ order, item })))
  return collect('Transactions', rows, {
    OrderId: text(({ order }) => String(order.id)),
    OrderNumber: text(({ order }) => order.number),
    MembershipId: text(({ order }) => (order.membershipId === null ? null : String(order.membershipId))),
    PaymentStatus: text(() => 'Settled'),
    SaleChannel: text(({ order }) => order.saleChannel),
    TransactionDate: date(({ order }) => order.createdAt),
    EventId: text(({ item }) => item.event.id),
    EventName: text(({ item }) => item.event.template.name),
    EventStartTime: date(({ item }) => item.event.startsAt),
    TicketTypeName: text(({ item }) => item.ticketType.name),
    Quantity: count(({ item }) => item.tickets.length),
  })
}

/**
 * Ticket by ticket, with its barcode. The vendor has such a collection (the "U" reports), but neither its name
 * nor its fields are known (reference, 1.7): a client must let these be set, never build them in.
 */
function usage(world: World): Collection {
  return collect('Usage', [...world.tickets.values()], {
    Barcode: text(({ uuid }) => uuid),
    TicketId: text(({ id }) => String(id)),
    OrderId: text(({ order }) => String(order.id)),
    OrderNumber: text(({ order }) => order.number),
    EventId: text(({ item }) => item.event.id),
    EventName: text(({ item }) => item.event.template.name),
    EventStartTime: date(({ item }) => item.event.startsAt),
    TicketTypeName: text(({ item }) => item.ticketType.name),
    TicketStatus: text(({ status, checkIn }) =>
      checkIn !== null
        ? 'CheckedIn'
        : status === 'active'
          ? 'Active'
          : status === 'cancelled'
            ? 'Cancelled'
            : 'Refunded',
    ),
    PurchaseDate: date(({ order }) => order.createdAt),
    CheckInDate: date(({ checkIn }) => checkIn?.at ?? null),
    TerminalId: text(({ checkIn }) => checkIn?.terminalId ?? null),
  })
}

const COLLECTIONS = { Events: events, Transactions: transactions, Usage: usage } as const
export const COLLECTION_NAMES = ['Events', 'Transactions', 'Usage'] as const
export type CollectionName = (typeof COLLECTION_NAMES)[number]

export const collectionOf = (world: World, name: CollectionName): Collection => COLLECTIONS[name](world)

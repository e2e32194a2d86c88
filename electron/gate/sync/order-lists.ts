import { say } from '../../contract/sayings/say.ts'
import type { EventRecord, OrderListing } from '../../contract/ticketing.ts'
import type { OrderRead } from '../store/orders.ts'
import type { Store } from '../store/store.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { type Asking, SyncStopped } from './asking.ts'
import { everyPage, sideBySide } from './paging.ts'

/** Orders read side by side: enough to use the budget over a slow line, few enough to stay polite. */
const SIDE_BY_SIDE = 6
/** Tickets landed in one transaction; a scan may have to wait that long for the writer. */
const TICKETS_A_WRITE = 100
/** How often an order that came without all its tickets is read before that is taken for all there is. */
const MOST_INCOMPLETE = 5
/** Orders in a row that the key may not read, after which it is taken to be the key. */
const MOST_KEY_REFUSALS = 3
/** What was read lands at least this often, in ms: a crash costs no more calls than that. */
const LANDS_EVERY_MS = 1_000

export type OrderListsOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  readonly ask: Asking['ask']
  readonly now: () => number
  readonly note: (what: string) => void
  /** How often an order came incomplete, by its number and entry: it is read again some times, and then let be. */
  readonly incomplete: Map<string, number>
  /** So many orders will be read. */
  readonly onFound: (orders: number) => void
  readonly onRead: (tickets: number) => void
}

/**
 * Brings one event's orders up to date: those whose entry changed are read again, those that left the list are asked
 * for by their number (refunded, rebooked to another event, or deleted), the others cost nothing.
 */
export async function readOrderList(event: EventRecord, options: OrderListsOptions): Promise<void> {
  const { store, system, ask, now, note } = options
  const startedAt = now()
  const { items, skipped, complete, cut } = await everyPage(
    (page) => ask('refresh', (call) => system.ordersOf(event.id, page, call)),
    ({ orderId }) => orderId,
  )
  if (skipped > 0) note(say('sync.orders-unread', { n: skipped }))

  const before = store.orders.listed(event.id)
  const differing = items.filter(({ orderId, fingerprint }) => before.get(orderId) !== fingerprint)
  // An order for two events stands in both lists; read for one, it is here for the other too.
  const known = differing.filter(({ orderId, fingerprint }) => store.orders.wasReadAs(orderId, fingerprint))
  store.orders.note(event.id, known)
  const changed = differing.filter((listing) => !known.includes(listing))
  const gone = leftTheList(before, items, complete)
  if (gone === 'too many' || cut) note(say('sync.list-short', { event: event.name }))
  const missing = gone === 'too many' ? [] : gone

  options.onFound(changed.length + missing.length)
  await readOrders(event, changed, options)
  for (const orderId of missing) await readMissing(event, orderId, options)
  // An order that could not be read keeps its old fingerprint, so that the next reading tries it again.
  if (gone !== 'too many' && !cut) store.events.markListed(event.id, startedAt)
}

/** Fewer than this leave a list without raising doubts about the list itself. */
const FEW = 20
const SHARE = 0.1

/** Orders known of an event that its list, read to the end, no longer holds. */
function leftTheList(
  before: ReadonlyMap<string, string>,
  items: readonly OrderListing[],
  complete: boolean,
): readonly string[] | 'too many' {
  const listed = new Set(items.map(({ orderId }) => orderId))
  const gone = [...before.keys()].filter((orderId) => !listed.has(orderId))
  if (gone.length === 0) return gone
  return complete && gone.length <= Math.max(FEW, before.size * SHARE) ? gone : 'too many'
}

async function readOrders(
  event: EventRecord,
  changed: readonly OrderListing[],
  options: OrderListsOptions,
): Promise<void> {
  const { store, system, traffic, ask, now, note, incomplete, onRead } = options
  let read: OrderRead[] = []
  let landedAt = now()
  let keyRefusals = 0
  const land = (): void => {
    store.orders.apply(read, now())
    read = []
    landedAt = now()
  }
  /** An order that came incomplete so often comes no better: it may simply hold no ticket. */
  const isUseless = (orderId: string, fingerprint: string): boolean => {
    const tries = (incomplete.get(`${orderId}/${fingerprint}`) ?? 0) + 1
    incomplete.set(`${orderId}/${fingerprint}`, tries)
    return tries >= MOST_INCOMPLETE
  }
  const readOne = async ({ orderId, fingerprint }: OrderListing): Promise<void> => {
    try {
      const order = await ask('bulk', (call) => system.ticketsOf(orderId, call))
      // Listed and yet not there: deleted in between. The next list tells.
      if (order === null) return
      if (!order.complete) note(say('sync.order-incomplete', { order: orderId }))
      const asListed = order.complete || isUseless(orderId, fingerprint)
      read.push({ ...order, orderId, listing: asListed ? { eventId: event.id, fingerprint } : null })
      onRead(order.tickets.length)
    } catch (error) {
      // One order that cannot be read must not keep the others off the device; a key that may read none of them must
      // not be tried on all of them either.
      if (!(error instanceof SyncStopped) || !traffic.reachable()) throw error
      keyRefusals = error.keyRefused ? keyRefusals + 1 : 0
      if (keyRefusals >= MOST_KEY_REFUSALS) throw error
      note(say('sync.order', { order: orderId, why: error.message }))
      onRead(0)
    }
    const tickets = read.reduce((sum, one) => sum + one.tickets.length, 0)
    if (tickets >= TICKETS_A_WRITE || now() - landedAt >= LANDS_EVERY_MS) land()
  }
  try {
    await sideBySide(changed, SIDE_BY_SIDE, readOne)
  } finally {
    if (read.length > 0) land()
  }
}

async function readMissing(
  event: EventRecord,
  orderId: string,
  { store, system, ask, now, onRead }: OrderListsOptions,
): Promise<void> {
  const order = await ask('bulk', (call) => system.ticketsOf(orderId, call))
  if (order === null) store.orders.remove(orderId)
  else {
    store.orders.apply([{ ...order, orderId, listing: null }], now())
    store.orders.unlist(event.id, orderId)
  }
  onRead(0)
}

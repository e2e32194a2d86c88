import { v7 as uuidv7 } from 'uuid'
import type { SyncProgress } from '../../contract/status.ts'
import type { EventRecord, OrderListing, Outcome } from '../../contract/ticketing.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { OrderRead } from '../store/passes.ts'
import type { Store } from '../store/store.ts'
import type { CallOptions, TicketingSystem } from '../ticketing/port.ts'
import type { Priority } from '../traffic/budget.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { byDoorTime, daysToRead } from './days.ts'
import { everyPage, sideBySide } from './paging.ts'

/** Orders read side by side: enough to use the budget over a slow line, few enough to stay polite. */
const SIDE_BY_SIDE = 6
/** Orders landed in one transaction; a scan waits at most this long for the writer. */
const ORDERS_A_WRITE = 50
const DEADLINE_MS = 30_000

export type SyncResult = {
  readonly events: number
  readonly tickets: number
  readonly calls: number
  readonly tookMs: number
}

export type DownloadOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  readonly zone: VenueZone
  readonly now: () => number
  readonly onProgress: (progress: SyncProgress) => void
}

/** Why a download could not go on; what has landed stays, and the next one goes on from there. */
export class SyncStopped extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SyncStopped'
  }
}

/**
 * Brings events, tickets and cards onto this device. ACME has no bulk feed of barcodes (reference, 1.3.5), so the list
 * is built from each event's orders. Nothing is repeated after an interruption: an order that landed is read again
 * only when its entry in the event's list has changed.
 */
export type Download = {
  /** @throws SyncStopped */
  readonly run: () => Promise<SyncResult>
  readonly progress: () => SyncProgress
}

export function makeDownload(options: DownloadOptions): Download {
  const { store, system, traffic, zone, now } = options
  let progress: SyncProgress = { state: 'idle', ordersDone: 0, ordersOf: null, finishedAt: null, why: null }
  let calls = 0
  let unread: string[] = []

  /** What could not be read is said, never passed over in silence. */
  const note = (skipped: number, what: string): void => {
    if (skipped > 0) unread.push(`${skipped} ${what} could not be read`)
  }

  const report = (change: Partial<SyncProgress>): void => {
    progress = { ...progress, ...change }
    options.onProgress(progress)
  }

  /** One call through the budget; a 429 is waited out and the call made again, since it is no error of the item. */
  const ask = async <T>(
    priority: Exclude<Priority, 'scan' | 'probe'>,
    make: (call: CallOptions) => Promise<Outcome<T>>,
  ): Promise<T> => {
    for (;;) {
      calls += 1
      const outcome = await traffic.call(priority, () =>
        make({ requestId: uuidv7(), deadlineMs: DEADLINE_MS }),
      )
      switch (outcome.kind) {
        case 'answered':
          return outcome.value
        case 'limited':
          report({ state: 'waiting', why: 'ACME allows no more calls for now' })
          continue
        default:
          throw new SyncStopped(outcome.why)
      }
    }
  }

  const readEvents = async (): Promise<EventRecord[]> => {
    const all: EventRecord[] = []
    for (const day of daysToRead(now(), zone)) {
      const { items, skipped } = await everyPage((page) =>
        ask('refresh', (call) => system.events(day.from, day.until, page, call)),
      )
      store.events.apply(items, now())
      all.push(...items)
      note(skipped, 'events')
    }
    return byDoorTime(all, now())
  }

  const readOrder = async (
    event: EventRecord,
    { orderId, fingerprint }: OrderListing,
  ): Promise<OrderRead> => {
    const tickets = await ask('bulk', (call) => system.ticketsOf(orderId, call))
    return { orderId, eventId: event.id, fingerprint, tickets }
  }

  const readOrdersOf = async (event: EventRecord, changed: readonly OrderListing[]): Promise<void> => {
    for (let at = 0; at < changed.length; at += ORDERS_A_WRITE) {
      const batch = changed.slice(at, at + ORDERS_A_WRITE)
      const read = await sideBySide(batch, SIDE_BY_SIDE, async (listing) => {
        try {
          return await readOrder(event, listing)
        } catch (error) {
          // One order that cannot be read must not keep the others off the device.
          if (!(error instanceof SyncStopped) || !traffic.reachable()) throw error
          unread.push(`order ${listing.orderId}: ${error.message}`)
          return null
        }
      })
      store.passes.applyOrders(
        read.filter((order) => order !== null),
        now(),
      )
      report({ state: 'running', why: null, ordersDone: progress.ordersDone + batch.length })
    }
  }

  const readTickets = async (events: readonly EventRecord[]): Promise<void> => {
    for (const event of events) {
      const startedAt = now()
      const { items: listings, skipped } = await everyPage((page) =>
        ask('refresh', (call) => system.ordersOf(event.id, page, call)),
      )
      note(skipped, 'orders')
      const known = store.passes.fingerprints(event.id)
      const changed = listings.filter(({ orderId, fingerprint }) => known.get(orderId) !== fingerprint)
      report({ state: 'running', ordersOf: (progress.ordersOf ?? 0) + changed.length })
      await readOrdersOf(event, changed)
      // An order that could not be read keeps its old fingerprint, so that the next reading tries it again.
      store.events.markListed(event.id, startedAt)
    }
  }

  const readCards = async (): Promise<void> => {
    // The whole feed each time is the plain way; the delta by `updatedStartTime` keeps it small once cards are here.
    const since = store.passes.cardCount() === 0 ? 0 : (progress.finishedAt ?? 0)
    const from = Math.max(0, since - CARD_OVERLAP_MS)
    const { items: cards, skipped } = await everyPage((page) =>
      ask('delta', (call) => system.cards(from, now(), page, call)),
    )
    note(skipped, 'memberships')
    for (let at = 0; at < cards.length; at += 200) store.passes.applyCards(cards.slice(at, at + 200), now())
  }

  const run = async (): Promise<SyncResult> => {
    const startedAt = now()
    calls = 0
    unread = []
    report({ state: 'running', ordersDone: 0, ordersOf: null, why: null })
    try {
      const events = await readEvents()
      await readTickets(events)
      // Venues without memberships refuse this list; their tickets are here all the same.
      await readCards().catch((error: unknown) => {
        if (!(error instanceof SyncStopped)) throw error
        unread.push(`members: ${error.message}`)
      })
      const why = unread.slice(0, 3).join('; ').slice(0, 300)
      report({ state: 'idle', finishedAt: now(), why: why === '' ? null : why })
      return {
        events: events.length,
        tickets: store.passes.ticketCount(),
        calls,
        tookMs: Math.max(0, now() - startedAt),
      }
    } catch (error) {
      const known = error instanceof SyncStopped
      report({
        state: 'failed',
        why: known ? error.message.slice(0, 300) : 'The download failed on this device.',
      })
      throw error
    }
  }

  return { run, progress: () => progress }
}

/** So that no change falls between two readings, whatever the clocks. */
const CARD_OVERLAP_MS = 10 * 60_000

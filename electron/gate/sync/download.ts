import type { ReportSettings } from '../../contract/report-settings.ts'
import { say } from '../../contract/sayings/say.ts'
import type { SyncProgress } from '../../contract/status.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { Courtesy } from '../clock/courtesy.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { makeAsking, SyncStopped } from './asking.ts'
import { makeByReport } from './by-report.ts'
import { daysToRead } from './days.ts'
import { readEventLists } from './event-lists.ts'
import { readMemberFeed } from './member-feed.ts'
import { readOrderList } from './order-lists.ts'
import { atRest, expectedOrders, makeSpeedometer, timeLeftMs } from './progress.ts'

export type SyncResult = {
  /** What could not be read, in words. */
  readonly notes: string[]
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
  /** The report that brings tickets at once, where the venue has one. */
  readonly report: ReportSettings | undefined
  readonly eventsEveryMs: number
  readonly membersEveryMs: number
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  /** Aborted when the gate closes: a report may be waited for a long time. */
  readonly closing: AbortSignal
  /** Guests go before the landing of a list. */
  readonly courtesy: Courtesy
  readonly onProgress: () => void
}

/**
 * Brings events, tickets and cards onto this device. ACME has no bulk feed of barcodes (reference, 1.3.5), so the list
 * is built from each event's orders, the event whose guests come first before the others. Nothing is repeated after an
 * interruption: an order that landed is read again only when its entry in an event's list has changed.
 */
export type Download = {
  /**
   * @param everything also what would not be due yet: a person asked for it.
   * @throws SyncStopped
   */
  readonly run: (everything: boolean) => Promise<SyncResult>
  readonly progress: () => SyncProgress
}

export function makeDownload(options: DownloadOptions): Download {
  const { store, system, traffic, zone, now } = options
  const speed = makeSpeedometer(now)
  const incomplete = new Map<string, number>()
  let progress: SyncProgress = atRest
  let unread: string[] = []
  let ticketsRead = 0
  /** Orders that events not read yet will bring, by what ACME says they sold. */
  let ahead = 0

  const report = (change: Partial<SyncProgress>): void => {
    progress = { ...progress, ...change }
    options.onProgress()
  }
  /** What could not be read is said, never passed over in silence. */
  const note = (what: string): void => void unread.push(what)
  const asking = makeAsking({
    traffic,
    deadlineMs: DEADLINES_MS.list,
    after: options.after,
    onLimited: () => report({ state: 'waiting', why: say('sync.limited') }),
  })
  const around = { store, system, traffic, ask: asking.ask, zone, now, skewMs: traffic.skewMs, note }

  const byReport =
    system.report === null || options.report === undefined
      ? null
      : makeByReport({
          ...around,
          calls: system.report,
          settings: options.report,
          closing: options.closing,
          courtesy: options.courtesy,
          pause: (ms) => pauseUnless(options.closing, ms, options.after),
          onWait: (why) => report({ state: 'waiting', why }),
          onLanded: () => report({ state: 'running', why: null }),
        })

  let eventsReadAt = 0
  let freshening: Promise<unknown> | null = null

  /** A first download can take half an hour: the events and how they fill are read in between. */
  const freshen = (): void => {
    const age = now() - eventsReadAt
    // From a time to come: the clock was set back since.
    if (freshening !== null || (age >= 0 && age < options.eventsEveryMs)) return
    eventsReadAt = now()
    // What goes wrong here the reading of the orders meets too, and says.
    freshening = readEventLists(around)
      .catch(() => {})
      .finally(() => {
        freshening = null
      })
  }

  const readTickets = async (events: readonly EventRecord[]): Promise<void> => {
    const expected = new Map(events.map((event) => [event.id, ordersAheadOf(event)]))
    for (const event of events) {
      expected.delete(event.id)
      ahead = [...expected.values()].reduce((sum, orders) => sum + orders, 0)
      await readOrderList(event, {
        ...around,
        incomplete,
        onFound: (orders) =>
          report({ state: 'running', why: null, ordersOf: (progress.ordersOf ?? 0) + orders }),
        onRead: (tickets) => {
          ticketsRead += tickets
          speed.mark()
          freshen()
          report({ state: 'running', why: null, ordersDone: progress.ordersDone + 1 })
        },
      })
    }
  }

  /** An event that was read before brings only what changed. */
  const ordersAheadOf = (event: EventRecord): number =>
    store.events.oldestListing([event.id]) === null
      ? expectedOrders(event.sold, progress.ordersDone, ticketsRead)
      : 0

  const run = async (everything: boolean): Promise<SyncResult> => {
    const startedAt = now()
    asking.reset()
    unread = []
    ticketsRead = 0
    ahead = 0
    report({ state: 'running', ordersDone: 0, ordersOf: null, why: null })
    try {
      eventsReadAt = startedAt
      const events = await readEventLists(around)
      const days = daysToRead(now(), traffic.skewMs(), zone)
      const from = Math.min(...days.map((day) => day.from))
      await byReport?.run(events, from, Math.max(...days.map((day) => day.until)))
      await readTickets(events)
      await freshening
      await readMemberFeed(everything, {
        ...around,
        everyMs: options.membersEveryMs,
        courtesy: options.courtesy,
      })
      const why = unread.slice(0, 3).join('; ').slice(0, 300)
      report({ state: 'idle', finishedAt: now(), why: why === '' ? null : why })
      return {
        notes: unread.slice(0, 5).map((one) => one.slice(0, 300)),
        events: events.length,
        tickets: store.passes.ticketCount(),
        calls: asking.calls(),
        tookMs: Math.max(0, now() - startedAt),
      }
    } catch (error) {
      const known = error instanceof SyncStopped
      report({
        state: 'failed',
        why: known ? error.message.slice(0, 300) : say('sync.failed-here'),
      })
      throw error
    }
  }

  const leftMs = (): number | null => {
    const { state, ordersOf, ordersDone } = progress
    if (state === 'idle' || state === 'failed' || ordersOf === null) return null
    return timeLeftMs({
      callsLeft: Math.max(0, ordersOf - ordersDone) + ahead,
      sparePerMinute: traffic.sparePerMinute(),
      measuredPerMinute: speed.perMinute(),
      blockedForMs: Math.max(0, (traffic.blockedUntil() ?? 0) - now()),
    })
  }

  return { run, progress: () => ({ ...progress, leftMs: leftMs() }) }
}

function pauseUnless(closing: AbortSignal, ms: number, after: DownloadOptions['after']): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = (): void => {
      cancel()
      reject(new Error('the gate is closing'))
    }
    const cancel = after(ms, () => {
      closing.removeEventListener('abort', close)
      resolve()
    })
    closing.addEventListener('abort', close, { once: true })
    if (closing.aborted) close()
  })
}

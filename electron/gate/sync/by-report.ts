import { z } from 'zod'
import type { ReportSettings } from '../../contract/report-settings.ts'
import { say } from '../../contract/sayings/say.ts'
import type { EventRecord, OrderListing, TicketRecord } from '../../contract/ticketing.ts'
import type { Courtesy } from '../clock/courtesy.ts'
import type { Store } from '../store/store.ts'
import type { ReportCalls, TicketingSystem } from '../ticketing/port.ts'
import type { ReportRow, ReportRows } from '../ticketing/report-rows.ts'
import { type Asking, SyncStopped } from './asking.ts'
import { everyPage } from './paging.ts'
import { makeReportRunning, type ReportRun } from './report-run.ts'

/** Tickets landed in one transaction while nobody comes: a guest may have to wait that long for the writer. */
const ROWS_A_WRITE = 250
/** Entries noted in one transaction. */
const ENTRIES_A_WRITE = 200
/** A refund between the counting and the report must not send a whole event's orders to be read one by one. */
const ENOUGH_OF_SOLD = 0.99

export type ByReportOptions = {
  readonly calls: ReportCalls
  readonly settings: ReportSettings
  readonly store: Store
  readonly system: Pick<TicketingSystem, 'ordersOf'>
  readonly ask: Asking['ask']
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
  readonly closing: AbortSignal
  /** Guests go before the landing of a list. */
  readonly courtesy: Courtesy
  readonly note: (what: string) => void
  readonly onWait: (why: string) => void
  /** Some of its tickets have landed. */
  readonly onLanded: () => void
}

/**
 * Brings the tickets of all events at once by a report that the venue named (design, section 7). It only adds to what
 * is here and says which orders it told whole; everything else is left to the order lists, which come after it.
 */
export type ByReport = {
  /**
   * Runs a report where one is due. What goes wrong with it is noted: the order lists bring the tickets all the same.
   * @param from, until the days of `events`, epoch ms.
   */
  readonly run: (events: readonly EventRecord[], from: number, until: number) => Promise<void>
}

const TRIED = 'report-tried'
const triedSchema = z.object({
  definitionId: z.string(),
  at: z.number(),
  /** What was the matter with it: said until the next one. */
  failed: z.string().nullable(),
})

export function makeByReport(options: ByReportOptions): ByReport {
  const { settings, store, system, ask, now, note } = options
  const running = makeReportRunning({
    ...options,
    memory: store.memory,
    definitionId: settings.definitionId,
    giveUpAfterMs: settings.giveUpAfterMs,
  })

  /** The last try at this report, unless another is due. */
  const stillGood = () => {
    const tried = store.memory.recall(TRIED, triedSchema)
    if (tried?.definitionId !== settings.definitionId) return null
    const age = now() - tried.at
    // From a time to come: the clock was set back since.
    return age < 0 || age >= settings.everyMs ? null : tried
  }
  const remember = (at: number, failed: string | null): void =>
    store.memory.remember(TRIED, { definitionId: settings.definitionId, at, failed })

  /** Read before the report begins, so that whatever changes while it runs looks changed afterwards. */
  const listings = async (events: readonly EventRecord[]): Promise<ReportRun['listings']> => {
    const lists: ReportRun['listings'] = []
    for (const { id } of events) {
      const { items } = await everyPage(
        (page) => ask('refresh', (call) => system.ordersOf(id, page, call)),
        ({ orderId }) => orderId,
      )
      lists.push({ eventId: id, orders: items.map(({ orderId, fingerprint }) => ({ orderId, fingerprint })) })
    }
    return lists
  }

  /** @returns whether its tickets are here. */
  const bring = async (
    current: () => Promise<ReportRun>,
    events: readonly EventRecord[],
  ): Promise<boolean> => {
    const triedAt = now()
    try {
      const run = await current()
      await land(await running.finish(run), run, events, options)
      running.forget()
      remember(run.startedAt, null)
      return true
    } catch (error) {
      if (!(error instanceof SyncStopped)) throw error
      note(say('sync.by-report', { why: error.message }))
      // In an outage the next download goes on with it.
      if (running.underWay() === null) remember(triedAt, error.message)
      return false
    }
  }

  const run: ByReport['run'] = async (events, from, until) => {
    const before = running.underWay()
    if (before !== null) {
      // One that came to nothing while nobody looked makes room for another at once.
      if ((await bring(async () => before, events)) || running.underWay() !== null) return
    } else {
      const tried = stillGood()
      if (tried?.failed) note(say('sync.by-report', { why: tried.failed }))
      if (events.length === 0 || tried !== null) return
    }
    await bring(async () => running.begin(from, until, await listings(events)), events)
  }

  return { run }
}

async function land(
  rows: ReportRows,
  { startedAt, listings }: ReportRun,
  events: readonly EventRecord[],
  { store, closing, courtesy, note, onLanded }: ByReportOptions,
): Promise<void> {
  /** One transaction, and then whoever waits. */
  const step = async (write: () => void): Promise<void> => {
    const began = performance.now()
    write()
    await courtesy.rest(performance.now() - began)
  }
  const eventIdOf = eventFinder(events)
  const told = new Map<string, { tickets: number; orders: Set<string> }>()
  let unread = 0
  for (let at = 0, next = 0; at < rows.count; at = next) {
    const tickets: TicketRecord[] = []
    next = at + courtesy.portion(ROWS_A_WRITE)
    for (const row of rows.rows(at, next)) {
      const eventId = row === null ? null : eventIdOf(row.event)
      if (row === null || eventId === null) unread += 1
      else tickets.push(ticketOf(row, eventId))
    }
    await step(() => store.reported.apply(tickets, rows.tells, startedAt))
    for (const { eventId, orderId } of tickets) {
      const of = told.get(eventId) ?? { tickets: 0, orders: new Set() }
      told.set(eventId, of)
      of.tickets += 1
      of.orders.add(orderId)
    }
    onLanded()
    closing.throwIfAborted()
  }
  if (unread > 0) note(say('report.rows-unread', { n: unread }))
  if (rows.shortOf !== null) note(rows.shortOf)
  for (const event of events.filter((one) => tellsEnough(rows.tells, one))) {
    const part = told.get(event.id)
    const listed = listings.find(({ eventId }) => eventId === event.id)?.orders
    if (part === undefined || listed === undefined || !holdsAll(part.tickets, event.sold)) continue
    const whole = listed.filter(({ orderId }) => part.orders.has(orderId))
    for (const entries of slices(whole, ENTRIES_A_WRITE)) {
      await step(() => void store.reported.cover(event.id, entries, startedAt))
    }
  }
}

/** Otherwise its orders still have to be read: a refunded, used or expired ticket would pass for a good one. */
function tellsEnough(tells: ReportRows['tells'], event: EventRecord): boolean {
  const countsFromPurchase = event.ticketDurationDays !== null && !event.expireFromEventDate
  return tells.state && tells.checkedInAt && (tells.purchasedAt || !countsFromPurchase)
}

/** A report of tickets that were scanned, say, holds a part of each order: only the number sold can tell. */
function holdsAll(tickets: number, sold: number | null): boolean {
  return sold !== null && tickets >= sold * ENOUGH_OF_SOLD
}

/** By id, or by the one event that starts then and is called so. */
function eventFinder(events: readonly EventRecord[]): (event: ReportRow['event']) => string | null {
  const byStart = Map.groupBy(events, ({ startsAt }) => startsAt)
  return (event) => {
    if (event.id !== null) return event.id
    const then = byStart.get(event.startsAt) ?? []
    const named = event.name === null ? then : then.filter(({ name }) => name === event.name)
    return named.length === 1 ? (named[0]?.id ?? null) : null
  }
}

function ticketOf({ event: _, ...row }: ReportRow, eventId: string): TicketRecord {
  return { ...row, eventId, goodFor: row.goodFor ?? 1 }
}

function slices(entries: readonly OrderListing[], size: number): OrderListing[][] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, n) =>
    entries.slice(n * size, (n + 1) * size),
  )
}

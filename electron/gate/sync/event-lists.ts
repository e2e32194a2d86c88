import { say } from '../../contract/sayings/say.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { Store } from '../store/store.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Asking } from './asking.ts'
import { byDoorTime, type Day, daysToRead } from './days.ts'
import { everyPage } from './paging.ts'

export type EventListsOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly ask: Asking['ask']
  readonly zone: VenueZone
  readonly now: () => number
  /** ACME's clock minus ours, in ms. */
  readonly skewMs: () => number
  /** Something could not be read and is said. */
  readonly note: (what: string) => void
}

/**
 * Reads the events around today and how they fill; what is known here but no longer listed is asked for by its id,
 * since it was moved, cancelled or deleted.
 * @returns the events in the order in which their guests will stand at the door.
 */
export async function readEventLists(options: EventListsOptions): Promise<EventRecord[]> {
  const { store, zone, now, skewMs } = options
  const all: EventRecord[] = []
  for (const day of daysToRead(now(), skewMs(), zone)) all.push(...(await readDay(day, options)))
  await readCounters(options)
  // From the store: an event that left its list may have been moved within these days.
  const days = daysToRead(now(), skewMs(), zone)
  const known = store.events.startingIn(
    Math.min(...days.map(({ from }) => from)),
    Math.max(...days.map(({ until }) => until)),
  )
  const listed = new Set(all.map(({ id }) => id))
  return byDoorTime(
    known.filter(({ id, cancelled }) => listed.has(id) || !cancelled),
    now(),
  )
}

async function readDay(day: Day, options: EventListsOptions): Promise<readonly EventRecord[]> {
  const { store, system, ask, now, note } = options
  const { items, skipped, complete } = await everyPage(
    (page) => ask('refresh', (call) => system.events(day.from, day.until, page, call)),
    ({ id }) => id,
  )
  if (skipped > 0) note(say('sync.events-unread', { n: skipped }))
  store.events.apply(items, now())
  if (complete) {
    const listed = new Set(items.map(({ id }) => id))
    const missing = store.events
      .startingIn(day.from, day.until)
      .filter(({ id, cancelled }) => !listed.has(id) && !cancelled)
    for (const event of missing.slice(0, MOST_MISSING)) await lookFor(event, options)
  }
  return items
}

/** More events than this do not leave a day's list at once; a list that says so is not believed. */
const MOST_MISSING = 20

async function lookFor(
  event: EventRecord,
  { store, system, ask, now, note }: EventListsOptions,
): Promise<void> {
  const found = await ask('refresh', (call) => system.event(event.id, call))
  if (found !== null) store.events.apply([found], now())
  // Not in its list and not by its id either: ACME has deleted it. Its tickets stay; whether one is good ACME says.
  else note(say('sync.event-gone', { event: event.name }))
}

async function readCounters({ store, system, ask, zone, now, skewMs }: EventListsOptions): Promise<void> {
  const [today] = daysToRead(now(), skewMs(), zone)
  if (today === undefined) return
  // The light list is not documented (reference, 1.5): without it the counters of the full one stand.
  const counters = await everyPage(
    (page) => ask('refresh', (call) => system.counters(today.from, today.until, page, call)),
    ({ eventId }) => eventId,
  ).catch(() => null)
  if (counters !== null) store.events.applyCounters(counters.items, now())
}

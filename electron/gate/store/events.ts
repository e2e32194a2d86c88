import type { EventCounters, EventRecord } from '../../contract/ticketing.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'

type EventRow = {
  id: string
  template_id: string | null
  name: string
  starts_at: number
  ends_at: number
  cancelled: number
  minutes_before: number | null
  minutes_after: number | null
  auto_rebook: number
  window_blocks: number
  ticket_duration_days: number | null
  expire_from_event_date: number
  sold: number | null
  checked_in: number | null
  available: number | null
  reserved: number | null
  counted_at: number | null
  confirmed_at: number
}

const UPSERT = `
  INSERT INTO event (id, template_id, name, starts_at, ends_at, cancelled, minutes_before, minutes_after, auto_rebook, window_blocks,
                     ticket_duration_days, expire_from_event_date, sold, checked_in, confirmed_at)
  VALUES (@id, @templateId, @name, @startsAt, @endsAt, @cancelled, @minutesBefore, @minutesAfter, @autoRebook, @windowBlocks,
          @ticketDurationDays, @expireFromEventDate, @sold, @checkedIn, @confirmedAt)
  ON CONFLICT (id) DO UPDATE SET
    template_id = excluded.template_id, name = excluded.name, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    cancelled = excluded.cancelled, minutes_before = excluded.minutes_before, minutes_after = excluded.minutes_after,
    auto_rebook = excluded.auto_rebook, window_blocks = excluded.window_blocks,
    ticket_duration_days = excluded.ticket_duration_days,
    expire_from_event_date = excluded.expire_from_event_date, sold = excluded.sold, checked_in = excluded.checked_in,
    confirmed_at = excluded.confirmed_at`

/** As much of an event as tells it from any other. */
export type KnownEvent = Pick<EventRecord, 'id' | 'name' | 'startsAt'>

/** The event instances this device knows. */
export type EventStore = {
  readonly apply: (events: readonly EventRecord[], confirmedAt: number) => void
  readonly byId: (id: string) => EventRecord | null
  /** Instances that start in [from, until), earliest first. */
  readonly startingIn: (from: number, until: number) => EventRecord[]
  readonly count: () => number
  /** Those that ACME told of last. */
  readonly lastConfirmed: (limit: number) => KnownEvent[]
  /** Takes over ACME's counters of events that are known here. */
  readonly applyCounters: (counters: readonly EventCounters[], countedAt: number) => void
  /** The last counters of an event and when they were taken; null for an event that is not known here. */
  readonly countersOf: (id: string) => (EventCounters & { readonly countedAt: number }) | null
  /** The event's orders were read to the end at this time. */
  readonly markListed: (id: string, at: number) => void
  /** The oldest full reading among these events; null where one was never read. */
  readonly oldestListing: (ids: readonly string[]) => number | null
}

export function openEvents(db: Db): EventStore {
  const upsert = db.prepare(UPSERT)
  const byId = db.prepare<[string], EventRow>('SELECT * FROM event WHERE id = ?')
  const starting = db.prepare<[number, number], EventRow>(
    'SELECT * FROM event WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at, id',
  )
  const setCounters = db.prepare(`
    UPDATE event SET sold = coalesce(@sold, sold), checked_in = coalesce(@checkedIn, checked_in),
                     available = @available, reserved = @reserved, counted_at = @countedAt
    WHERE id = @eventId`)
  const listed = db.prepare('UPDATE event SET listed_at = ? WHERE id = ?')
  const oldest = db
    .prepare<[string], number | null>(
      'SELECT min(coalesce(listed_at, 0)) FROM event WHERE id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
  const count = db.prepare<[], number>('SELECT count(*) FROM event').pluck()

  const lastConfirmed = db.prepare<[number], KnownEvent>(
    'SELECT id, name, starts_at AS startsAt FROM event ORDER BY confirmed_at DESC, starts_at DESC, id LIMIT ?',
  )

  const applyAll = db.transaction((events: readonly EventRecord[], confirmedAt: number) => {
    for (const event of events) {
      upsert.run({
        id: event.id,
        templateId: event.templateId,
        name: event.name,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        cancelled: event.cancelled ? 1 : 0,
        minutesBefore: event.window.minutesBefore,
        minutesAfter: event.window.minutesAfter,
        autoRebook: event.window.autoRebook ? 1 : 0,
        windowBlocks: event.window.blocks ? 1 : 0,
        ticketDurationDays: event.ticketDurationDays,
        expireFromEventDate: event.expireFromEventDate ? 1 : 0,
        sold: event.sold,
        checkedIn: event.checkedIn,
        confirmedAt,
      })
    }
  }).immediate
  const countAll = db.transaction((counters: readonly EventCounters[], countedAt: number) => {
    for (const one of counters) setCounters.run({ ...one, countedAt })
  }).immediate

  return {
    apply: (events, confirmedAt) => leisurely(db, () => applyAll(events, confirmedAt)),
    byId: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : recordOf(row)
    },
    startingIn: (from, until) => starting.all(from, until).map(recordOf),
    markListed: (id, at) => void listed.run(at, id),
    oldestListing: (ids) => oldest.get(JSON.stringify(ids)) || null,
    count: () => count.get() ?? 0,
    lastConfirmed: (limit) => lastConfirmed.all(limit),
    applyCounters: (counters, countedAt) => leisurely(db, () => countAll(counters, countedAt)),
    countersOf: (id) => {
      const row = byId.get(id)
      if (row === undefined) return null
      const { sold, available, reserved, checked_in: checkedIn } = row
      return {
        eventId: id,
        sold,
        available,
        checkedIn,
        reserved,
        countedAt: row.counted_at ?? row.confirmed_at,
      }
    },
  }
}

function recordOf(row: EventRow): EventRecord {
  return {
    id: row.id,
    templateId: row.template_id,
    name: row.name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    cancelled: row.cancelled === 1,
    window: {
      minutesBefore: row.minutes_before,
      minutesAfter: row.minutes_after,
      blocks: row.window_blocks === 1,
      autoRebook: row.auto_rebook === 1,
    },
    ticketDurationDays: row.ticket_duration_days,
    expireFromEventDate: row.expire_from_event_date === 1,
    sold: row.sold,
    checkedIn: row.checked_in,
  }
}

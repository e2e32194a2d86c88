import { z } from 'zod'
import { say } from '../../contract/sayings/say.ts'
import { epochMsSchema } from '../../contract/verdict.ts'
import type { Courtesy } from '../clock/courtesy.ts'
import type { Store } from '../store/store.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import { type Asking, SyncStopped } from './asking.ts'
import { everyPage } from './paging.ts'

/**
 * How far the feed has been read: everything changed before `until`, by ACME's clock, is here. Kept in the store, so
 * that a restart reads what changed and not every member again.
 */
const cursorSchema = z.object({ until: epochMsSchema, readAt: epochMsSchema })
const CURSOR = 'member-feed'

/** So that no change falls between two readings, whatever the clocks. */
const OVERLAP_MS = 10 * 60_000
/** The feed is asked for with an open end: what changes during the reading stays in the list that is being read. */
const OPEN_END_MS = 86_400_000
/** Cards landed in one transaction. */
const CARDS_A_WRITE = 250

export type MemberFeedOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly ask: Asking['ask']
  readonly everyMs: number
  readonly now: () => number
  /** ACME's clock minus ours, in ms: its feed is dated by its own. */
  readonly skewMs: () => number
  /** Guests go before the landing of a list. */
  readonly courtesy: Courtesy
  readonly note: (what: string) => void
}

/**
 * Reads the memberships changed since the last reading (reference, 1.6), if that is long enough ago.
 * @param atOnce whether it is or not.
 */
export async function readMemberFeed(atOnce: boolean, options: MemberFeedOptions): Promise<void> {
  const { store, system, ask, now, skewMs, courtesy, note } = options
  const cursor = store.memory.recall(CURSOR, cursorSchema)
  const startedAt = now()
  if (!atOnce && cursor !== null && startedAt - cursor.readAt < options.everyMs) return
  const until = startedAt + skewMs()
  const from = Math.max(0, (cursor?.until ?? 0) - OVERLAP_MS)
  try {
    const { items, skipped } = await everyPage(
      (page) => ask('delta', (call) => system.cards(from, until + OPEN_END_MS, page, call)),
      ({ cardId }) => cardId,
    )
    if (skipped > 0) note(say('sync.memberships-unread', { n: skipped }))
    for (let at = 0, next = 0; at < items.length; at = next) {
      next = at + courtesy.portion(CARDS_A_WRITE)
      const began = performance.now()
      store.passes.applyCards(items.slice(at, next), startedAt)
      await courtesy.rest(performance.now() - began)
    }
    store.memory.jot(CURSOR, { until, readAt: startedAt })
  } catch (error) {
    // Venues without memberships refuse this list; their tickets are here all the same.
    if (!(error instanceof SyncStopped)) throw error
    note(say('sync.members', { why: error.message }))
    store.memory.jot(CURSOR, { until: cursor?.until ?? 0, readAt: startedAt })
  }
}

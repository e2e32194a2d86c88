import type { AuditStore } from './audit.ts'
import type { Db } from './db.ts'
import { makeOrderPeople } from './order-people.ts'
import type { Sealing } from './sealing.ts'

/** What has had its time, as epoch ms. */
export type PurgeLimits = {
  /** Tickets, orders and lists of events that ended before this go. */
  readonly eventsEndedBefore: number
  /** Scans before this go, with what hangs on them, once nobody needs them any more. */
  readonly scansBefore: number
  /** Acts before this go from the front of their log, a month's worth at a time. */
  readonly actsBefore: number
  /** What time it is: the log notes when it let go of something. */
  readonly at: number
}

/** A purge under way. */
export type Purge = {
  /** Removes a little more, for a few ms at most. True when nothing is left to remove. */
  readonly step: () => boolean
  /** How many tickets, orders, events, scans and acts are gone so far. */
  readonly removed: () => number
}

/** How long one step may work before it lets a scan in, in ms; the commit at its end comes on top. */
const STEP_MS = 2
/** Rows looked at without a pause: about half a millisecond. */
const WINDOW = 1_000

const ORDERS_IN_WINDOW = `
  SELECT DISTINCT order_id FROM ticket
  WHERE id > @after AND id <= @after + ${WINDOW} AND event_id IN (SELECT id FROM event WHERE ends_at < @before)`

/**
 * All scans of a code go together or none: the visits of a pass are counted by what is here. They stay while ACME has to
 * hear of one, a person has to look at one, one is younger, or the code's ticket is on this device.
 */
const CODE_IS_DONE = `
  SELECT NOT EXISTS (SELECT 1 FROM scan WHERE code_hash = @hash AND at >= @before)
     AND NOT EXISTS (SELECT 1 FROM ticket WHERE code_hash = @hash)
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE code_hash = @hash
                     AND state NOT IN ('recorded', 'cancelled') AND acknowledged_at IS NULL)`

/**
 * Removes what has had its time. Cards stay: a membership that ended is told by ACME, and its card is refused by it.
 * Nothing that ACME has yet to hear, or that a person has yet to see, is ever removed.
 */
export function beginPurge(
  db: Db,
  sealing: Sealing,
  audit: Pick<AuditStore, 'trim'>,
  limits: PurgeLimits,
): Purge {
  let removed = 0
  const steps = stepsOf(db, sealing, audit, limits, (n) => {
    removed += n
  })
  const step = db.transaction((): boolean => {
    const until = performance.now() + STEP_MS
    while (performance.now() < until) if (steps.next().done === true) return true
    return false
  })
  return { step: step.immediate, removed: () => removed }
}

/** Yields after each piece of work that is far shorter than a step. */
function* stepsOf(
  db: Db,
  sealing: Sealing,
  audit: Pick<AuditStore, 'trim'>,
  { eventsEndedBefore, scansBefore, actsBefore, at }: PurgeLimits,
  gone: (n: number) => void,
): Generator<void, void, void> {
  yield* ofEvents(db, sealing, eventsEndedBefore, gone)
  yield* ofScans(db, scansBefore, gone)
  yield* ofAttempts(db, scansBefore, gone)
  for (let n = audit.trim(actsBefore, at); n > 0; n = audit.trim(actsBefore, at)) {
    gone(n)
    yield
  }
}

function* ofEvents(
  db: Db,
  sealing: Sealing,
  before: number,
  gone: (n: number) => void,
): Generator<void, void, void> {
  const orders = db.prepare<[{ after: number; before: number }], string>(ORDERS_IN_WINDOW).pluck()
  const purgeOrder = makeOrderPurge(db, sealing, before)
  const last = db.prepare<[], number | null>('SELECT max(id) FROM ticket').pluck().get() ?? 0
  for (let after = 0; after < last; after += WINDOW) {
    for (const orderId of orders.all({ after, before })) {
      gone(purgeOrder(orderId))
      yield
    }
    yield
  }
  const ended = db
    .prepare<[number], string>(
      `SELECT id FROM event WHERE ends_at < ?
       AND NOT EXISTS (SELECT 1 FROM ticket_tally WHERE event_id = event.id AND n > 0)`,
    )
    .pluck()
  const listed = db.prepare(
    'DELETE FROM listing WHERE event_id = ? AND order_id IN (SELECT order_id FROM listing WHERE event_id = ? LIMIT 200)',
  )
  const tally = db.prepare('DELETE FROM ticket_tally WHERE event_id = ?')
  const event = db.prepare('DELETE FROM event WHERE id = ?')
  for (const id of ended.all(before)) {
    while (listed.run(id, id).changes > 0) yield
    tally.run(id)
    gone(event.run(id).changes)
    yield
  }
}

/** Takes the tickets of ended events out of an order; the order itself goes with the last of them. */
function makeOrderPurge(db: Db, sealing: Sealing, before: number): (orderId: string) => number {
  const people = makeOrderPeople(sealing)
  const ended = 'event_id IN (SELECT id FROM event WHERE ends_at < ?)'
  const tickets = db.prepare(`DELETE FROM ticket WHERE order_id = ? AND ${ended}`)
  const listings = db.prepare(`DELETE FROM listing WHERE order_id = ? AND ${ended}`)
  const left = db.prepare<[string], Buffer>('SELECT code_hash FROM ticket WHERE order_id = ?').pluck()
  const sealed = db.prepare<[string], Buffer>('SELECT sealed FROM ticket_order WHERE order_id = ?').pluck()
  const reseal = db.prepare('UPDATE ticket_order SET sealed = ? WHERE order_id = ?')
  const removeOrder = db.prepare('DELETE FROM ticket_order WHERE order_id = ?')
  const removeListings = db.prepare('DELETE FROM listing WHERE order_id = ?')
  return (orderId) => {
    const n = tickets.run(orderId, before).changes
    listings.run(orderId, before)
    const staying = new Set(left.all(orderId).map((hash) => hash.toString('base64')))
    if (staying.size === 0) {
      removeListings.run(orderId)
      return n + removeOrder.run(orderId).changes
    }
    const kept = sealed.get(orderId)
    if (kept === undefined) return n
    const known = people.open(orderId, kept)
    const stay = known.people.filter(({ barcode }) => staying.has(sealing.lookup(barcode).toString('base64')))
    reseal.run(people.seal(orderId, { ...known, people: stay }), orderId)
    return n
  }
}

function* ofScans(db: Db, before: number, gone: (n: number) => void): Generator<void, void, void> {
  const old = db.prepare<[number, number], { seq: number; id: string; code_hash: Buffer | null }>(
    `SELECT seq, id, code_hash FROM scan WHERE seq > ? AND at < ? ORDER BY seq LIMIT 50`,
  )
  const isDone = db.prepare<[{ hash: Buffer; before: number }], number>(CODE_IS_DONE).pluck()
  const unreadable = db.prepare('DELETE FROM scan WHERE id = ? AND code_hash IS NULL')
  // In the order in which they refer to one another.
  const ofCode = ['outbox', 'admission', 'attempt', 'scan'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE code_hash = ?`),
  )
  for (let after = 0; ; ) {
    const rows = old.all(after, before)
    const last = rows.at(-1)
    if (last === undefined) return
    for (const { id, code_hash: hash } of rows) {
      if (hash === null) gone(unreadable.run(id).changes)
      else if (isDone.get({ hash, before }) === 1) {
        for (const remove of ofCode) gone(remove.run(hash).changes)
      }
      yield
    }
    after = last.seq
  }
}

/** Calls for a scan that never came to a verdict: the guest scanned again, or left. */
function* ofAttempts(db: Db, before: number, gone: (n: number) => void): Generator<void, void, void> {
  const next = db.prepare<[string], { request_id: string }>(
    `SELECT request_id FROM attempt WHERE request_id > ? ORDER BY request_id LIMIT 1 OFFSET ${WINDOW / 4}`,
  )
  const remove = db.prepare(
    `DELETE FROM attempt WHERE request_id > ? AND request_id <= ? AND sent_at < ?
     AND NOT EXISTS (SELECT 1 FROM scan WHERE scan.id = attempt.scan_id)
     AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.code_hash = attempt.code_hash)`,
  )
  for (let after = ''; ; ) {
    const to = next.get(after)?.request_id
    gone(remove.run(after, to ?? LAST, before).changes)
    if (to === undefined) return
    after = to
    yield
  }
}

/** Above every request id. */
const LAST = '\u{10ffff}'

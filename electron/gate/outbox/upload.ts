import { v7 as uuidv7 } from 'uuid'
import type { Alarm } from '../../contract/methods.ts'
import type { CheckInAnswer, Outcome } from '../../contract/ticketing.ts'
import type { OutboxRow, Settlement } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { retryDelayMs, type SettleRules, settleSilence, storyOf } from './settle.ts'

/** Tickets in one call: 1,000 admissions of an outage go up in ten. */
const BATCH = 100
const DEADLINE_MS = 20_000

export type UploadOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  readonly clockToleranceMs: number
  readonly now: () => number
  readonly random: () => number
  readonly onChange: () => void
  readonly onAlarm: (alarm: Alarm) => void
}

/** The uploader: tells ACME what was admitted or undone here, each exactly once. */
export type Upload = {
  /** Sends what is due until nothing is, or the way is closed. Never rejects for what ACME or the network does. */
  readonly run: () => Promise<void>
}

/** `go-on`: the row or batch is dealt with. `stop`: no use in sending more now. */
type Step = 'go-on' | 'stop'

export function makeUpload(options: UploadOptions): Upload {
  const { store, system, traffic, now } = options
  let running: Promise<void> | null = null

  const rules = (): SettleRules => ({
    skewMs: traffic.skewMs(),
    toleranceMs: options.clockToleranceMs,
    deadlineMs: DEADLINE_MS,
    attemptExplains: (hash, at) =>
      store.attempts.explains(hash, at, traffic.skewMs(), options.clockToleranceMs),
  })

  const settle = (settlements: readonly Settlement[], rows: readonly OutboxRow[]): void => {
    store.outbox.settle(settlements, now())
    for (const { id, state, error } of settlements) {
      if (state !== 'conflict' && state !== 'parked') continue
      const row = rows.find((one) => one.id === id)
      const message =
        state === 'conflict'
          ? 'A guest was let in with a ticket that ACME had checked in before.'
          : (error ?? 'An admission could not be told to ACME.')
      options.onAlarm({ kind: state, message, at: now(), scanId: row?.scanId ?? null })
    }
    options.onChange()
  }

  /** What a call that ended without an answer means for the rows it carried. */
  const putBack = (
    rows: readonly OutboxRow[],
    outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>,
  ): Step => {
    const ids = rows.map(({ id }) => id)
    // A 429, a closed line or a refused key is no fault of the row: it does not count, and waits for the link.
    const counts = outcome.kind === 'not-understood'
    const why = outcome.kind === 'limited' ? null : outcome.why
    const attempts = Math.max(...rows.map((row) => row.attempts))
    store.outbox.postpone(
      ids,
      now() + (outcome.kind === 'limited' ? 0 : retryDelayMs(counts ? attempts : 0, options.random())),
      why,
      counts,
    )
    return outcome.kind === 'not-understood' ? 'go-on' : 'stop'
  }

  /** Tickets by the batch call. A batch that ACME refuses is halved until the bad ones stand alone. */
  const sendTickets = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const requestId = uuidv7()
    store.outbox.markSending(
      rows.map(({ id }) => id),
      now(),
      requestId,
    )
    const outcome = await traffic.call('upload', () =>
      system.checkInBatch(
        rows.map(({ barcode }) => barcode),
        { requestId, deadlineMs: DEADLINE_MS },
      ),
    )
    if (outcome.kind === 'answered') {
      const { checkedIn } = outcome.value
      const recorded = rows.filter(({ barcode }) => checkedIn.has(barcode))
      settle(
        recorded.map(({ id }) => ({ id, state: 'recorded', requestId, error: null, story: null })),
        rows,
      )
      const silent = rows.filter(({ barcode }) => !checkedIn.has(barcode))
      return silent.length === 0 ? 'go-on' : lookUpEach(silent)
    }
    if (outcome.kind !== 'refused' || outcome.about !== 'request') return putBack(rows, outcome)
    const [only, ...others] = rows
    if (only !== undefined && others.length === 0) {
      settle([{ id: only.id, state: 'refused', requestId, error: outcome.why, story: null }], rows)
      return 'go-on'
    }
    const half = Math.ceil(rows.length / 2)
    const first = await sendTickets(rows.slice(0, half))
    if (first === 'go-on') return sendTickets(rows.slice(half))
    store.outbox.postpone(
      rows.slice(half).map(({ id }) => id),
      now(),
      null,
      false,
    )
    return 'stop'
  }

  const lookUpEach = async (rows: readonly OutboxRow[]): Promise<Step> => {
    for (const [index, row] of rows.entries()) {
      const requestId = uuidv7()
      const outcome = await traffic.call('upload', () =>
        system.lookUp(row.barcode, row.orderId, { requestId, deadlineMs: DEADLINE_MS }),
      )
      if (outcome.kind !== 'answered') {
        const step = putBack(rows.slice(index), outcome)
        if (step === 'stop') return step
        return 'go-on'
      }
      settle([settleSilence(row, outcome.value, requestId, rules())], rows)
    }
    return 'go-on'
  }

  /** Cards and codes the cache did not know go one by one: only the scan call takes them (reference, 1.3.1). */
  const sendOther = async (row: OutboxRow): Promise<Step> => {
    const requestId = uuidv7()
    store.outbox.markSending([row.id], now(), requestId)
    const outcome = await traffic.call('upload', () =>
      system.checkIn(row.barcode, row.eventId, { requestId, deadlineMs: DEADLINE_MS }),
    )
    if (outcome.kind === 'answered') {
      settle([settleAnswer(row, outcome.value, requestId)], [row])
      return 'go-on'
    }
    if (outcome.kind === 'refused' && outcome.about === 'request') {
      settle([{ id: row.id, state: 'refused', requestId, error: outcome.why, story: null }], [row])
      return 'go-on'
    }
    return putBack([row], outcome)
  }

  const settleAnswer = (row: OutboxRow, answer: CheckInAnswer, requestId: string): Settlement => {
    switch (answer.meaning) {
      case 'checked-in':
        return { id: row.id, state: 'recorded', requestId, error: null, story: null }
      case 'already-used':
        return settleSilence(row, { known: true, checkedInAt: answer.checkedInAt }, requestId, rules())
      case 'unrecognised':
        return {
          id: row.id,
          state: 'parked',
          requestId,
          error: `ACME answered with a code this version does not know (${answer.code}).`,
          story: null,
        }
      default:
        return {
          id: row.id,
          state: 'conflict',
          requestId,
          error: `ACME says: ${answer.meaning}.`,
          story: storyOf(row.at, answer.checkedInAt),
        }
    }
  }

  const sendUndos = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const requestId = uuidv7()
    store.outbox.markSending(
      rows.map(({ id }) => id),
      now(),
      requestId,
    )
    const outcome = await traffic.call('upload', () =>
      system.undo(
        rows.map(({ barcode }) => barcode),
        { requestId, deadlineMs: DEADLINE_MS },
      ),
    )
    if (outcome.kind === 'answered') {
      settle(
        rows.map(({ id }) => ({ id, state: 'recorded', requestId, error: null, story: null })),
        rows,
      )
      return 'go-on'
    }
    if (outcome.kind === 'refused' && outcome.about === 'request') {
      settle(
        rows.map(({ id }) => ({ id, state: 'refused', requestId, error: outcome.why, story: null })),
        rows,
      )
      return 'go-on'
    }
    return putBack(rows, outcome)
  }

  const sendDue = async (): Promise<void> => {
    for (;;) {
      const admissions = store.outbox.due('admission', now(), BATCH)
      const tickets = admissions.filter(({ isTicket }) => isTicket)
      const [other] = admissions.filter(({ isTicket }) => !isTicket)
      // An undo never overtakes the admission it takes back.
      const undos = admissions.length === 0 ? store.outbox.due('undo', now(), BATCH) : []
      let step: Step = 'stop'
      if (tickets.length > 0) step = await sendTickets(tickets)
      else if (other !== undefined) step = await sendOther(other)
      else if (undos.length > 0) step = await sendUndos(undos)
      if (step === 'stop') return
    }
  }

  return {
    run: () => {
      running ??= sendDue().finally(() => {
        running = null
        options.onChange()
      })
      return running
    },
  }
}

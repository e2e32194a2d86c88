import { v7 as uuidv7 } from 'uuid'
import type { Alarm } from '../../contract/methods.ts'
import type { CheckInAnswer, Outcome } from '../../contract/ticketing.ts'
import { endWithoutAnswer } from '../store/attempts.ts'
import type { OutboxRow, Settlement } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { CallOptions, TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { type Explains, retryDelayMs, settleSilence, storyOf } from './settle.ts'

/** Tickets in one call: 1,000 admissions of an outage go up in ten. */
const BATCH = 100
const DEADLINE_MS = 20_000

export type UploadOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  /** How far ACME's date of a check-in may lie outside the time in which we were asking, in ms. */
  readonly clockToleranceMs: number
  readonly now: () => number
  readonly random: () => number
  readonly onChange: () => void
  readonly onAlarm: (alarm: Alarm) => void
}

/** The uploader: tells ACME what was admitted or undone here, each exactly once. */
export type Upload = {
  /** Sends what is due until nothing is, or the way is closed. Does not reject for what ACME or the network does. */
  readonly run: () => Promise<void>
}

/** `go-on`: these rows are dealt with for now. `stop`: no use in sending more. */
type Step = 'go-on' | 'stop'
type Unanswered = Exclude<Outcome<unknown>, { kind: 'answered' }>

export function makeUpload(options: UploadOptions): Upload {
  const { store, system, traffic, now } = options
  let running: Promise<void> | null = null

  const explains: Explains = (hash, at) =>
    store.attempts.explains(hash, at, traffic.skewMs(), options.clockToleranceMs)

  /** Sends rows as one call. It is written down before it leaves, so that whatever happens then, it may have landed. */
  const send = async <T>(
    rows: readonly OutboxRow[],
    make: (call: CallOptions) => Promise<Outcome<T>>,
  ): Promise<{ requestId: string; outcome: Outcome<T> }> => {
    const requestId = uuidv7()
    const outcome = await traffic.call('upload', () => {
      store.atomically(() => {
        store.outbox.markSending(idsOf(rows), requestId)
        for (const { scanId, hash, kind } of rows) {
          if (kind === 'admission') store.attempts.begin({ requestId, scanId, hash, sentAt: now() })
        }
      })
      return make({ requestId, deadlineMs: DEADLINE_MS })
    })
    store.attempts.end(
      requestId,
      now(),
      outcome.kind === 'answered' ? 'declined' : endWithoutAnswer(outcome),
      traffic.skewMs(),
    )
    return { requestId, outcome }
  }

  const settle = (settlements: readonly Settlement[], rows: readonly OutboxRow[]): void => {
    store.outbox.settle(settlements, now())
    for (const { id, state, error } of settlements) {
      if (state === 'recorded') continue
      const scanId = rows.find((row) => row.id === id)?.scanId ?? null
      const message = error ?? 'An admission could not be told to ACME.'
      options.onAlarm({ kind: state === 'conflict' ? 'conflict' : 'parked', message, at: now(), scanId })
    }
    options.onChange()
  }

  const settleAll = (
    rows: readonly OutboxRow[],
    state: 'recorded' | 'refused',
    requestId: string,
    error: string | null,
  ): void =>
    settle(
      rows.map(({ id }) => ({ id, state, requestId, error, story: null })),
      rows,
    )

  /** What a call that ended without an answer means for the rows it carried. */
  const putBack = (rows: readonly OutboxRow[], outcome: Unanswered): Step => {
    // A 429, a closed line or a refused key is no fault of a row: it does not count as a try, and the link is waited for.
    const counts = outcome.kind === 'not-understood'
    const tries = counts ? Math.max(...rows.map(({ attempts }) => attempts)) : 0
    const waitMs = outcome.kind === 'limited' ? 0 : retryDelayMs(tries, options.random())
    store.outbox.postpone(
      idsOf(rows),
      now() + waitMs,
      outcome.kind === 'limited' ? null : outcome.why,
      counts,
    )
    return counts ? 'go-on' : 'stop'
  }

  /** Tickets by the batch call. A batch that ACME refuses is halved until the bad ones stand alone. */
  const sendTickets = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const { requestId, outcome } = await send(rows, (call) =>
      system.checkInBatch(
        rows.map(({ barcode }) => barcode),
        call,
      ),
    )
    if (outcome.kind === 'answered') {
      const { checkedIn } = outcome.value
      const recorded = rows.filter(({ barcode }) => checkedIn.has(barcode))
      store.attempts.landed(
        requestId,
        recorded.map(({ scanId }) => scanId),
      )
      settleAll(recorded, 'recorded', requestId, null)
      return lookUpEach(rows.filter(({ barcode }) => !checkedIn.has(barcode)))
    }
    if (outcome.kind !== 'refused' || outcome.about === 'key') return putBack(rows, outcome)
    if (rows.length === 1) {
      settleAll(rows, 'refused', requestId, outcome.why)
      return 'go-on'
    }
    const half = Math.ceil(rows.length / 2)
    const rest = rows.slice(half)
    if ((await sendTickets(rows.slice(0, half))) === 'go-on') return sendTickets(rest)
    store.outbox.postpone(idsOf(rest), now(), null, false)
    return 'stop'
  }

  const lookUpEach = async (rows: readonly OutboxRow[]): Promise<Step> => {
    for (const [index, row] of rows.entries()) {
      const requestId = uuidv7()
      const outcome = await traffic.call('upload', () =>
        system.lookUp(row.barcode, row.orderId, { requestId, deadlineMs: DEADLINE_MS }),
      )
      if (outcome.kind !== 'answered') return putBack(rows.slice(index), outcome)
      settle([settleSilence(row, outcome.value, requestId, explains)], rows)
    }
    return 'go-on'
  }

  /** Cards, and codes the cache did not know, go one by one: only the scan call takes them (reference, 1.3.1). */
  const sendOther = async (row: OutboxRow): Promise<Step> => {
    const { requestId, outcome } = await send([row], (call) => system.checkIn(row.barcode, row.eventId, call))
    if (outcome.kind === 'answered') {
      settle([settleAnswer(row, outcome.value, requestId, explains)], [row])
      return 'go-on'
    }
    if (outcome.kind !== 'refused' || outcome.about === 'key') return putBack([row], outcome)
    settleAll([row], 'refused', requestId, outcome.why)
    return 'go-on'
  }

  const sendUndos = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const { requestId, outcome } = await send(rows, (call) =>
      system.undo(
        rows.map(({ barcode }) => barcode),
        call,
      ),
    )
    const refused = outcome.kind === 'refused' && outcome.about === 'request'
    if (outcome.kind !== 'answered' && !refused) return putBack(rows, outcome)
    settleAll(rows, refused ? 'refused' : 'recorded', requestId, refused ? outcome.why : null)
    return 'go-on'
  }

  const sendDue = async (): Promise<void> => {
    // One uploader, and it is at its beginning: a row that is "being sent" was cut off by a crash or a sick disk.
    store.outbox.takeBack()
    for (;;) {
      const admissions = store.outbox.due('admission', now(), BATCH)
      const tickets = admissions.filter(({ isTicket }) => isTicket)
      const [other] = admissions.filter(({ isTicket }) => !isTicket)
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

function idsOf(rows: readonly OutboxRow[]): number[] {
  return rows.map(({ id }) => id)
}

/** What ACME's answer to the scan call makes of a row whose guest is inside already. */
function settleAnswer(
  row: OutboxRow,
  answer: CheckInAnswer,
  requestId: string,
  explains: Explains,
): Settlement {
  const done = (state: Settlement['state'], error: string | null, story: string | null): Settlement => ({
    id: row.id,
    state,
    requestId,
    error,
    story,
  })
  switch (answer.meaning) {
    case 'checked-in':
      return done('recorded', null, null)
    case 'already-used':
      return settleSilence(row, { known: true, checkedInAt: answer.checkedInAt }, requestId, explains)
    case 'unrecognised':
      return done('parked', `ACME answered with a code this version does not know (${answer.code}).`, null)
    default:
      return done(
        'conflict',
        `A guest was let in here, but ACME says: ${answer.meaning}.`,
        storyOf(row.at, answer.checkedInAt),
      )
  }
}

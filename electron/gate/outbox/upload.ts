import { v7 as uuidv7 } from 'uuid'
import type { Alarm } from '../../contract/methods.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Outcome } from '../../contract/ticketing.ts'
import { type AttemptOutcome, type AttemptsMeant, endWithoutAnswer } from '../store/attempts.ts'
import type { OutboxRow, Settlement } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { CallOptions, TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { makeLookUp } from './look-up.ts'
import {
  type Explains,
  retryDelayMs,
  type Seen,
  settleAnswer,
  settlementOf,
  settleSilence,
  settleUndo,
} from './settle.ts'

/** Tickets in one call: 1,000 admissions of an outage go up in ten. */
const BATCH = 100

/**
 * A batch that ACME chokes on is sent again in quarters, then in quarters of those: the row that is to blame ends up
 * alone, and an ACME that chokes on everything is not asked a hundred things at once.
 */
const batchSize = (attempts: number): number => Math.max(1, Math.floor(BATCH / 4 ** attempts))

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

  /** @param except the request that brought the very answer in question: it cannot explain itself. */
  const explainsBy =
    (among: AttemptsMeant, except = ''): Explains =>
    (hash, checkedInAt) =>
      store.attempts.explains({
        hash,
        checkedInAt,
        skewMs: traffic.skewMs(),
        toleranceMs: options.clockToleranceMs,
        among,
        except,
      })
  const explains = explainsBy('loose')
  const lookUp = makeLookUp(system, traffic)

  /**
   * Sends rows as one call. It is written down before it leaves, so that whatever happens then, it may have landed. The
   * attempt is kept under `requestId`; where the call took a second request, the one that answered has an id of its
   * own (`outcome.call`), and that one is what ACME's support can find.
   */
  const send = async <T>(
    rows: readonly OutboxRow[],
    make: (call: CallOptions) => Promise<Outcome<T>>,
  ): Promise<{ requestId: string; outcome: Outcome<T> }> => {
    const requestId = uuidv7()
    const outcome = await traffic.call('upload', () => {
      store.atomically(() => {
        store.outbox.markSending(idsOf(rows), requestId)
        for (const { scanId, hash, kind } of rows) {
          if (kind === 'admission')
            store.attempts.begin({ requestId, scanId, hash, sentAt: now(), skewMs: traffic.skewMs() })
        }
      })
      return make({ requestId, deadlineMs: DEADLINES_MS.upload })
    })
    return { requestId, outcome }
  }

  /** Writes what became of a call and of its rows as one: a crash between the two would take our own for another's. */
  const close = (
    requestId: string,
    end: AttemptOutcome,
    rows: readonly OutboxRow[],
    settlements: readonly Settlement[],
  ): void => {
    store.atomically(() => {
      store.attempts.end(requestId, now(), end, traffic.skewMs())
      const recorded = new Set(settlements.filter(({ state }) => state === 'recorded').map(({ id }) => id))
      if (end === 'declined') {
        store.attempts.landed(
          requestId,
          rows.filter(({ id }) => recorded.has(id)).map(({ scanId }) => scanId),
        )
      }
      write(settlements, rows)
    })
    announce(settlements, rows)
  }

  const write = (settlements: readonly Settlement[], rows: readonly OutboxRow[]): void => {
    store.outbox.settle(settlements, now())
    for (const { id, state } of settlements) {
      const row = rows.find((one) => one.id === id)
      if (row?.kind === 'undo' && state === 'recorded') forget(row.hash)
    }
  }

  /** ACME has undone the check-in of ours: no list that still tells of it, and no answer, is explained by it now. */
  const forget = (hash: Buffer): void => {
    const listed = store.passes.find(hash)
    const at = listed?.kind === 'ticket' ? listed.ticket.checkedInAt : null
    if (at !== null && explainsBy('all')(hash, at)) store.passes.markCheckedIn(hash, null)
    store.attempts.takenBack(hash, now())
  }

  const announce = (settlements: readonly Settlement[], rows: readonly OutboxRow[]): void => {
    for (const { id, state, error } of settlements) {
      if (state === 'recorded') continue
      const scanId = rows.find((row) => row.id === id)?.scanId ?? null
      const message = error ?? say('upload.not-told')
      options.onAlarm({ kind: state === 'conflict' ? 'conflict' : 'parked', message, at: now(), scanId })
    }
    options.onChange()
  }

  /** What a call that ended without an answer means for the rows it carried. */
  const putBack = (rows: readonly OutboxRow[], outcome: Unanswered): Step => {
    // A 429 or a closed line is no fault of a row and does not count as a try: the link is waited for.
    const closedLine = outcome.kind === 'unreachable' && outcome.call.status === null
    const counts = outcome.kind !== 'limited' && !closedLine
    const tries = counts ? Math.max(...rows.map(({ attempts }) => attempts)) : 0
    const waitMs = outcome.kind === 'limited' ? 0 : retryDelayMs(tries, options.random())
    store.outbox.postpone(
      idsOf(rows),
      now() + waitMs,
      outcome.kind === 'limited' ? null : outcome.why,
      counts,
    )
    const thisRowAlone =
      counts && outcome.kind !== 'refused' && !(outcome.kind === 'not-understood' && outcome.captive)
    return thisRowAlone ? 'go-on' : 'stop'
  }

  /** One call for many rows. A batch that ACME refuses is halved until the bad ones stand alone. */
  const sendBatch = async <T>(
    rows: readonly OutboxRow[],
    make: (barcodes: readonly string[], call: CallOptions) => Promise<Outcome<T>>,
    settled: (value: T, row: OutboxRow) => boolean,
  ): Promise<{ step: Step; silent: readonly OutboxRow[] }> => {
    const { requestId, outcome } = await send(rows, (call) =>
      make(
        rows.map(({ barcode }) => barcode),
        call,
      ),
    )
    if (outcome.kind === 'answered') {
      const recorded = rows.filter((row) => settled(outcome.value, row))
      close(
        requestId,
        'declined',
        rows,
        recorded.map((row) => settlementOf(row, 'recorded', outcome.call.requestId)),
      )
      return { step: 'go-on', silent: rows.filter((row) => !recorded.includes(row)) }
    }
    const refused = outcome.kind === 'refused' && outcome.about === 'request'
    if (refused && rows.length === 1) {
      close(
        requestId,
        'never-sent',
        rows,
        rows.map((row) => settlementOf(row, 'refused', outcome.call.requestId, outcome.why)),
      )
      return { step: 'go-on', silent: [] }
    }
    store.attempts.end(requestId, now(), endWithoutAnswer(outcome), traffic.skewMs())
    if (!refused) return { step: putBack(rows, outcome), silent: [] }

    const half = Math.ceil(rows.length / 2)
    const first = await sendBatch(rows.slice(0, half), make, settled)
    if (first.step === 'stop') {
      store.outbox.postpone(idsOf(rows.slice(half)), now(), null, false)
      return first
    }
    const second = await sendBatch(rows.slice(half), make, settled)
    return { step: second.step, silent: [...first.silent, ...second.silent] }
  }

  const sendTickets = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const { step, silent } = await sendBatch(rows, system.checkInBatch, ({ checkedIn }, { barcode }) =>
      checkedIn.has(barcode),
    )
    return (await lookUpEach(silent)).step === 'stop' ? 'stop' : step
  }

  /** What a look at its ticket makes of a row: how it ends, or null where it is to be sent (an undo alone). */
  const settlementBy = (row: OutboxRow, ticket: Seen, requestId: string): Settlement | null =>
    row.kind === 'admission'
      ? settleSilence(row, ticket, requestId, explains)
      : settleUndo(row, ticket, requestId, explainsBy('all'))

  /** Each is looked at by itself, and none waits for another. `toSend`: what the look did not settle. */
  const lookUpEach = async (
    rows: readonly OutboxRow[],
  ): Promise<{ readonly step: Step; readonly toSend: readonly OutboxRow[] }> => {
    const toSend: OutboxRow[] = []
    for (const [index, row] of rows.entries()) {
      const outcome = await lookUp(row)
      if (outcome.kind === 'answered') {
        const settlement = settlementBy(row, outcome.value, outcome.call.requestId)
        if (settlement === null) toSend.push(row)
        else {
          store.atomically(() => write([settlement], [row]))
          announce([settlement], [row])
        }
        continue
      }
      const ofThisRow = outcome.kind === 'refused' && outcome.about === 'request'
      if (ofThisRow)
        store.outbox.postpone(
          [row.id],
          now() + retryDelayMs(row.attempts, options.random()),
          outcome.why,
          true,
        )
      else if (putBack([row], outcome) === 'stop') {
        store.outbox.postpone(
          idsOf(rows.slice(index + 1)),
          now() + retryDelayMs(0, options.random()),
          null,
          false,
        )
        return { step: 'stop', toSend: [] }
      }
    }
    return { step: 'go-on', toSend }
  }

  /**
   * An undo that left before may have been carried out: the ticket is looked at first. So is a code that nothing here
   * knows: ACME takes back tickets alone.
   */
  const sendUndos = async (rows: readonly OutboxRow[]): Promise<Step> => {
    const isUnclear = ({ wasSent, isTicket }: OutboxRow): boolean => wasSent || !isTicket
    const looked = await lookUpEach(rows.filter(isUnclear))
    if (looked.step === 'stop') return 'stop'
    const ready = [...rows.filter((row) => !isUnclear(row)), ...looked.toSend]
    return ready.length === 0 ? 'go-on' : (await sendBatch(ready, system.undo, () => true)).step
  }

  /** Cards, and codes the cache did not know, go one by one: only the scan call takes them (reference, 1.3.1). */
  const sendOther = async (row: OutboxRow): Promise<Step> => {
    const { requestId, outcome } = await send([row], (call) => system.checkIn(row.barcode, row.eventId, call))
    const answeredBy = outcome.call.requestId
    if (outcome.kind === 'answered') {
      close(
        requestId,
        'declined',
        [row],
        [settleAnswer(row, outcome.value, answeredBy, explainsBy('loose', requestId))],
      )
      return 'go-on'
    }
    if (outcome.kind === 'refused' && outcome.about === 'request') {
      close(requestId, 'never-sent', [row], [settlementOf(row, 'refused', answeredBy, outcome.why)])
      return 'go-on'
    }
    store.attempts.end(requestId, now(), endWithoutAnswer(outcome), traffic.skewMs())
    return putBack([row], outcome)
  }

  const sendDue = async (): Promise<void> => {
    // One uploader, and it is at its beginning: a row that is "being sent" was cut off by a crash or a sick disk.
    store.outbox.takeBack()
    for (;;) {
      const admissions = store.outbox.due('admission', now(), BATCH)
      const [other] = admissions.filter(({ isTicket }) => !isTicket)
      const tickets = oneBatch(admissions.filter(({ isTicket }) => isTicket))
      const undos = oneBatch(store.outbox.due('undo', now(), BATCH))
      if (tickets.length > 0) {
        if ((await sendTickets(tickets)) === 'stop') return
      } else if (other !== undefined) {
        if ((await sendOther(other)) === 'stop') return
      } else if (undos.length > 0) {
        if ((await sendUndos(undos)) === 'stop') return
      } else return
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

/** The next rows to go together: those that have been tried as often as the first, no more than that allows. */
function oneBatch(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const tried = rows[0]?.attempts ?? 0
  return rows.filter(({ attempts }) => attempts === tried).slice(0, batchSize(tried))
}

import { v7 as uuidv7 } from 'uuid'
import type { LinkState } from '../../contract/status.ts'
import type { CheckInAnswer, Outcome } from '../../contract/ticketing.ts'
import type { HoldCause } from '../../contract/verdict.ts'
import type { AcmeWord } from '../decide/combine.ts'
import { type AttemptOutcome, endWithoutAnswer } from '../store/attempts.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'

export type AskOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  readonly clockToleranceMs: number
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  /** A call came to its end after its scan was shown: what it means for the outbox. */
  readonly onLate: (scanId: string) => void
}

/** What came of asking ACME about one scan. */
export type Asked = {
  readonly word: AcmeWord
  /** The id of the request that answered, for support; another than the attempt's where the call took several. */
  readonly requestId: string | null
  /** Writes the end of the attempt; to be called in the transaction that commits the scan. */
  readonly close: () => void
  /** The call is still under way: its admission must not be uploaded before it has ended. */
  readonly underWay: boolean
}

/** Asks ACME about a scan, waits no longer than the budget, and never lets an answer that comes late go to waste. */
export type Ask = (scan: {
  readonly scanId: string
  readonly barcode: string
  readonly hash: Buffer
  readonly eventId: string | null
  /** What is left of the scan's budget, in ms. */
  readonly waitMs: number
}) => Promise<Asked>

export function makeAsk(options: AskOptions): Ask {
  const { store, system, traffic, now } = options

  return async ({ scanId, barcode, hash, eventId, waitMs }) => {
    const requestId = uuidv7()
    const made = traffic.scan(() => {
      // Written down before it leaves: whatever happens now, this device knows that it asked.
      store.attempts.begin({ requestId, scanId, hash, sentAt: now(), skewMs: traffic.skewMs() })
      return system.checkIn(barcode, eventId, { requestId, deadlineMs: DEADLINES_MS.scan })
    })
    if (made === null) {
      return {
        word: { kind: 'silent', cause: causeOf(traffic.link()) },
        requestId: null,
        close: () => {},
        underWay: false,
      }
    }

    const outcome = await within(waitMs, made, options.after)
    if (outcome === 'late') {
      const ended = made.then((outcome) => settleLate(scanId, requestId, outcome))
      traffic.late(waitMs, ended)
      return { word: { kind: 'silent', cause: 'acme-silent' }, requestId, close: () => {}, underWay: true }
    }
    return {
      word: wordOf(outcome, hash, requestId),
      requestId: outcome.call.requestId,
      close: () => store.attempts.end(requestId, now(), endOf(outcome), traffic.skewMs()),
      underWay: false,
    }
  }

  function settleLate(scanId: string, requestId: string, outcome: Outcome<CheckInAnswer>): void {
    try {
      store.atomically(() => {
        store.attempts.end(requestId, now(), endOf(outcome), traffic.skewMs())
        if (endOf(outcome) === 'admitted') store.outbox.recordLate(scanId, outcome.call.requestId, now())
        else store.outbox.release(scanId, now())
      })
    } catch {
      // A sick disk shows in the next scan. The attempt stays without an end, and that means in doubt.
    }
    options.onLate(scanId)
  }

  function wordOf(outcome: Outcome<CheckInAnswer>, hash: Buffer, requestId: string): AcmeWord {
    if (outcome.kind !== 'answered') return { kind: 'silent', cause: silenceOf(outcome) }
    const { meaning, checkedInAt } = outcome.value
    const ours =
      meaning === 'already-used' &&
      checkedInAt !== null &&
      store.attempts.explains({
        hash,
        checkedInAt,
        skewMs: traffic.skewMs(),
        toleranceMs: options.clockToleranceMs,
        among: 'nobodys',
        except: requestId,
      })
    return { kind: 'answered', answer: outcome.value, ours }
  }
}

function within<T>(waitMs: number, made: Promise<T>, after: AskOptions['after']): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const cancel = after(waitMs, () => resolve('late'))
    made.then(resolve, reject).finally(cancel)
  })
}

function endOf(outcome: Outcome<CheckInAnswer>): AttemptOutcome {
  if (outcome.kind !== 'answered') return endWithoutAnswer(outcome)
  return outcome.value.meaning === 'checked-in' ? 'admitted' : 'declined'
}

function silenceOf(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): HoldCause {
  switch (outcome.kind) {
    case 'limited':
      return 'rate-limited'
    case 'refused':
      return outcome.about === 'key' ? 'key-refused' : 'acme-unclear'
    case 'unreachable':
      return 'acme-silent'
    case 'not-understood':
      return 'acme-unclear'
  }
}

/** Why ACME is not asked at all on a link in this state. */
export function causeOf({ state }: LinkState): HoldCause {
  switch (state) {
    case 'online':
      // No place left in this minute's budget.
      return 'rate-limited'
    case 'rate-limited':
      return 'rate-limited'
    case 'refused':
      return 'key-refused'
    case 'slow':
      return 'acme-silent'
    case 'offline':
    case 'captive':
      return 'link-down'
  }
}

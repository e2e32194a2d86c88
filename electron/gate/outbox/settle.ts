import { say } from '../../contract/sayings/say.ts'
import type { CheckInAnswer } from '../../contract/ticketing.ts'
import { LONGEST_WAIT_MS, type OutboxRow, type Settlement } from '../store/outbox.ts'

/** What a look-up showed of a ticket that ACME did not check in when asked to. */
export type Seen = { readonly known: boolean; readonly checkedInAt: number | null }

/** Does a try of ours, made for any scan of this code, explain a check-in that ACME dates to this time? */
export type Explains = (hash: Buffer, checkedInAt: number) => boolean

/**
 * What became of an admission that a batch passed over in silence: ACME calls the ticket used already. It was us if
 * its check-in time lies within one of our own tries (design, section 5); else two people hold the same ticket, and
 * both stories are kept for a person to read. The admission itself stays a fact either way.
 */
export function settleSilence(row: OutboxRow, seen: Seen, requestId: string, explains: Explains): Settlement {
  const done = (state: Settlement['state'], error: string | null, story: string | null): Settlement =>
    settlementOf(row, state, requestId, error, story)
  if (!seen.known) return done('parked', say('upload.unknown'), null)
  if (seen.checkedInAt === null) {
    return done('parked', say('upload.neither'), null)
  }
  if (explains(row.hash, seen.checkedInAt)) return done('recorded', null, null)
  return done('conflict', say('upload.used-before'), storyOf(row.at, seen.checkedInAt))
}

/** Both sides of a disagreement, as kept with the row. */
function storyOf(ourAt: number, theirAt: number | null): string {
  return JSON.stringify({ admittedHereAt: ourAt, checkedInAtAcmeAt: theirAt })
}

/** One row's end. */
export function settlementOf(
  row: OutboxRow,
  state: Settlement['state'],
  requestId: string,
  error: string | null = null,
  story: string | null = null,
): Settlement {
  return { id: row.id, state, requestId, error, story }
}

/** What ACME's answer to the scan call makes of a row whose guest is inside already. */
export function settleAnswer(
  row: OutboxRow,
  answer: CheckInAnswer,
  requestId: string,
  explains: Explains,
): Settlement {
  switch (answer.meaning) {
    case 'checked-in':
      return settlementOf(row, 'recorded', requestId)
    case 'already-used':
      return settleSilence(row, { known: true, checkedInAt: answer.checkedInAt }, requestId, explains)
    case 'unrecognised':
      return settlementOf(row, 'parked', requestId, say('upload.code', { code: answer.code }))
    default:
      return settlementOf(
        row,
        'conflict',
        requestId,
        say('upload.disagrees', { meaning: say(`meaning.${answer.meaning}`) }),
        storyOf(row.at, answer.checkedInAt),
      )
  }
}

const FIRST_WAIT_MS = 2_000
/** Before chance is added. */
const LAST_WAIT_MS = 5 * 60_000

/** How long a row waits after its nth failed try, in whole ms; never longer than `LONGEST_WAIT_MS`. */
export function retryDelayMs(attempts: number, random: number): number {
  const wait = Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10))
  return Math.min(LONGEST_WAIT_MS, Math.round(wait * (0.75 + random / 2)))
}

/**
 * What a look at the ticket makes of an undo; null where it is to be sent. ACME's undo names a ticket, not a check-in:
 * carried out twice, it takes back that of whoever came since. So one whose answer was lost is sent again only where ACME
 * has our own check-in still.
 */
export function settleUndo(
  row: OutboxRow,
  { known, checkedInAt }: Seen,
  requestId: string,
  explains: Explains,
): Settlement | null {
  if (!known) return settlementOf(row, 'refused', requestId, say('upload.no-ticket'))
  const isOurs = checkedInAt !== null && explains(row.hash, checkedInAt)
  return isOurs || !row.wasSent ? null : settlementOf(row, 'recorded', requestId)
}

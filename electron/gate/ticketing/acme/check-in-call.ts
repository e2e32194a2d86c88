import { v7 as uuidv7 } from 'uuid'
import type { CallName } from '../../../contract/calls.ts'
import type { Profile } from '../../../contract/profile.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { CallOptions } from '../port.ts'
import type { AcmeReply } from './http.ts'
import { type CheckInCall, type CheckInRoot, type LearntPaths, mayBeElsewhere, placesFor } from './paths.ts'
import type { AcmeHttp } from './send.ts'

/** No check-in answer is honestly larger: a batch of a hundred tickets is about 60 kB. */
const MAX_BYTES = 4 * 1_024 * 1_024

export type CheckInCallOptions = {
  readonly profile: Pick<Profile, 'checkInPath'>
  /** Where the check-in calls were found before, and how to keep what is found out. */
  readonly learntPaths: LearntPaths
  readonly onLearntPaths: (learnt: LearntPaths) => void
  /** A call is about to make one HTTP request more than the one it was given a place for. */
  readonly onExtraRequest: () => void
}

const NAMES: Record<CheckInCall, CallName> = {
  checkinticketsexternal: 'check-in',
  checkinexternal: 'look-up',
  checkintickets: 'check-in-batch',
  undocheckintickets: 'undo',
}

/** `proven` where the place has answered one in JSON before. */
type CheckInReply = { readonly outcome: Outcome<AcmeReply>; readonly proven: boolean }

export type CheckInCalls = {
  /** A check-in call at whichever place it lives; `proven` where that place has answered one in JSON before. */
  readonly send: (
    name: CheckInCall,
    body: unknown,
    pool: 'live' | 'bulk',
    call: CallOptions,
  ) => Promise<CheckInReply>
  /** A check-in call at one place alone; `again` where the call was made elsewhere before. */
  readonly at: (
    root: CheckInRoot,
    name: CheckInCall,
    body: unknown,
    call: CallOptions,
    again: boolean,
  ) => Promise<Outcome<AcmeReply>>
  readonly learnt: () => LearntPaths
  readonly learn: (name: CheckInCall, root: CheckInRoot) => void
}

export function makeCheckInCalls(http: AcmeHttp, options: CheckInCallOptions): CheckInCalls {
  let learnt = options.learntPaths

  const learn = (name: CheckInCall, root: CheckInRoot): void => {
    if (learnt[name] === root) return
    learnt = { ...learnt, [name]: root }
    options.onLearntPaths(learnt)
  }

  const request = (root: CheckInRoot, name: CheckInCall, body: unknown, pool: 'live' | 'bulk') =>
    ({ name: NAMES[name], method: 'POST', path: `${root}/${name}`, body, pool, maxBytes: MAX_BYTES }) as const

  const sendTo = (
    root: CheckInRoot,
    name: CheckInCall,
    body: unknown,
    pool: 'live' | 'bulk',
    call: CallOptions,
    again: boolean,
  ): Promise<Outcome<AcmeReply>> => {
    if (again) options.onExtraRequest()
    return http.send(request(root, name, body, pool), again ? { ...call, requestId: uuidv7() } : call)
  }

  return {
    send: async (name, body, pool, call) => {
      const proven = learnt[name] !== undefined
      let first: Outcome<AcmeReply> | null = null
      for (const root of placesFor(name, options.profile.checkInPath, learnt)) {
        const outcome = await sendTo(root, name, body, pool, call, first !== null)
        if (outcome.kind === 'answered' && outcome.value.status < 400) {
          learn(name, root)
          return { outcome, proven }
        }
        if (!mayBeElsewhere(outcome.call.status)) return { outcome, proven }
        first ??= outcome
      }
      // Nowhere: what the best place said is what the caller should hear.
      return first === null
        ? Promise.reject(new Error(`no place to try for ${name}`))
        : { outcome: first, proven }
    },
    at: (root, name, body, call, again) => sendTo(root, name, body, 'bulk', call, again),
    learnt: () => learnt,
    learn,
  }
}

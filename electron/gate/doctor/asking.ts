import { v7 as uuidv7 } from 'uuid'
import { say } from '../../contract/sayings/say.ts'
import type { Outcome } from '../../contract/ticketing.ts'
import type { CallOptions } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import type { Asked } from './finding.ts'

/** Calls one check makes at most, so that it can never use up a venue's minute. */
const MOST_CALLS = 30
const CALL_MS = 8_000
/** So many calls without an answer, one after the other, and no more are tried. */
const SILENT = 3

/** The calls of one check: through the budget, one at a time, until there is no use in going on. */
export type DoctorCalls = {
  /** @param deadlineMs of this call, once it has its place */
  readonly ask: <T>(
    make: (options: CallOptions) => Promise<Outcome<T>>,
    deadlineMs?: number,
  ) => Promise<Asked<T>>
  /** No further call is made, for this reason. */
  readonly halt: (because: string) => void
  readonly made: () => number
  readonly end: () => void
}

export type DoctorCallsOptions = {
  readonly traffic: Traffic
  readonly after: (ms: number, run: () => void) => () => void
  /** How long the whole check may take, in ms. */
  readonly limitMs: number
  /** A time of day, for a person. */
  readonly at: (time: number) => string
}

export function makeDoctorCalls({ traffic, after, limitMs, at }: DoctorCallsOptions): DoctorCalls {
  let halted: string | null = null
  let made = 0
  let silent = 0
  let giveUp = (): void => {}
  const over = new Promise<'over'>((resolve) => {
    giveUp = () => resolve('over')
  })
  const cancel = after(limitMs, () => {
    halted ??= say('check.too-long', { seconds: Math.round(limitMs / 1_000) })
    giveUp()
  })
  const halt = (because: string): void => {
    halted ??= because
  }
  const notAsked = (because: string) => ({ kind: 'not-asked', because }) as const

  return {
    halt,
    made: () => made,
    end: cancel,
    ask: async <T>(
      make: (options: CallOptions) => Promise<Outcome<T>>,
      deadlineMs = CALL_MS,
    ): Promise<Asked<T>> => {
      const blocked = traffic.blockedUntil()
      if (blocked !== null) halt(say('check.limited', { time: at(blocked) }))
      if (made >= MOST_CALLS) halt(say('check.enough', { n: MOST_CALLS }))
      if (halted !== null) return notAsked(halted)
      made += 1
      const asked = await Promise.race([
        traffic.call('refresh', async () =>
          // It may have waited for its place until nobody wanted it any more.
          halted === null ? make({ requestId: uuidv7(), deadlineMs }) : NOT_MADE,
        ),
        over,
      ])
      if (asked === 'over' || asked === NOT_MADE) return notAsked(halted ?? say('check.over'))
      silent = asked.kind === 'unreachable' ? silent + 1 : 0
      if (silent >= SILENT) halt(say('check.silence', { n: SILENT }))
      if (asked.kind === 'limited')
        halt(say('check.limited', { time: at(traffic.blockedUntil() ?? asked.call.endedAt) }))
      if (asked.kind === 'refused' && asked.about === 'key' && asked.call.status === 401)
        halt(say('check.key-refused'))
      return asked
    },
  }
}

/** Teaches the link nothing, and is shown to nobody. */
const NOT_MADE: Extract<Outcome<never>, { kind: 'not-understood' }> = {
  kind: 'not-understood',
  why: '',
  captive: false,
  call: { requestId: '', sentAt: 0, endedAt: 0, status: null, serverAt: null },
}

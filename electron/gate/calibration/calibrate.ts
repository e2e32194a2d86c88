import { v7 as uuidv7 } from 'uuid'
import type { CalibrateRequest, Calibration } from '../../contract/calibration.ts'
import type { CheckInTable } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { CheckInAnswer, Outcome } from '../../contract/ticketing.ts'
import type { GateError, Result } from '../../contract/wire.ts'
import { readBarcode } from '../decide/barcode.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { lessonOf, type TableInForce } from './table.ts'

export type CalibrateOptions = {
  readonly system: Pick<TicketingSystem, 'checkIn'>
  readonly traffic: Traffic
  readonly table: TableInForce
  readonly profileTable: CheckInTable
  /** Why nothing may be checked in there to learn from it; null where it may. */
  readonly whyNot: string | null
  /** The event a scan of this code would name to ACME. */
  readonly eventFor: (barcode: string) => string | null
}

/** Checks one ticket of a known kind in, at a sandbox, and takes the integer of the answer to mean that kind. */
export type Calibrate = (request: CalibrateRequest) => Promise<Result<Calibration>>

/** What a profile can hold; an HTTP status is no checkInStatus. */
const INTEGER = /^-?\d{1,9}$/

export function makeCalibrate(options: CalibrateOptions): Calibrate {
  const { system, traffic, table, profileTable } = options

  const learn = (answer: CheckInAnswer, { was, replace = false }: Lesson): Result<Calibration> => {
    const { code, meaning: said } = answer
    if (!INTEGER.test(code)) return failed('refused', say('calibrate.no-integer', { code }))
    const lesson = lessonOf(table.learnt(), code, was, replace)
    const kept = lesson.kind === 'learnt'
    if (kept) table.keep(lesson.codes)
    const conflicts =
      lesson.kind === 'learnt'
        ? null
        : `Code ${code} was said to be "${lesson.before}" before; it cannot be "${was}" too. If that was wrong, say it again with "replace".`
    return {
      ok: true,
      value: { kept, code, said, was, table: { ...profileTable, ...lesson.codes }, conflicts },
    }
  }

  return async (request) => {
    if ('forget' in request) {
      table.forget()
      return {
        ok: true,
        value: { kept: true, code: null, said: null, was: null, table: table.current(), conflicts: null },
      }
    }
    if (options.whyNot !== null) return failed('refused', options.whyNot)
    const barcode = readBarcode(request.barcode)
    if (barcode === null) return failed('bad-request', say('ask.unreadable'))
    const blockedUntil = traffic.blockedUntil()
    if (blockedUntil !== null)
      return failed('unreachable', say('calibrate.limited', { time: new Date(blockedUntil).toISOString() }))
    const eventId = options.eventFor(barcode)
    const outcome = await traffic.call('upload', () =>
      system.checkIn(barcode, eventId, { requestId: uuidv7(), deadlineMs: DEADLINES_MS.scan }),
    )
    return outcome.kind === 'answered' ? learn(outcome.value, request) : unanswered(outcome)
  }
}

type Lesson = Extract<CalibrateRequest, { barcode: string }>

function unanswered(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Result<Calibration> {
  switch (outcome.kind) {
    case 'refused':
      return failed('refused', say('calibrate.nothing', { why: outcome.why }))
    case 'limited':
      return failed('unreachable', say('calibrate.nothing', { why: say('sync.limited') }))
    case 'unreachable':
      return failed(
        'unreachable',
        say(outcome.mayHaveLanded ? 'calibrate.maybe-used' : 'calibrate.nothing', { why: outcome.why }),
      )
    case 'not-understood':
      return failed('unreachable', say('calibrate.nothing', { why: outcome.why }))
  }
}

function failed(code: GateError['code'], message: string): { ok: false; error: GateError } {
  return { ok: false, error: { code, message: message.slice(0, 500) } }
}

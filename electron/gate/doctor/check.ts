import { DOCTOR_STEP_NUMBERS, type DoctorStep, type DoctorStepName } from '../../contract/doctor.ts'
import type { CheckInTable, Profile } from '../../contract/profile.ts'
import type { Status } from '../../contract/status.ts'
import type { EventRecord, Page } from '../../contract/ticketing.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionChecks, Sought, SoughtCall } from '../ticketing/checks-port.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import { type DoctorCalls, makeDoctorCalls } from './asking.ts'
import { type Asked, type Finding, tookMs } from './finding.ts'

export type DoctorOptions = {
  readonly system: TicketingSystem & { readonly checks: ConnectionChecks }
  readonly store: Store
  readonly traffic: Traffic
  readonly profile: Profile
  readonly zone: VenueZone
  readonly learntTable: () => CheckInTable
  readonly status: () => Status
  readonly now: () => number
  /** Monotonic ms. */
  readonly tick: () => number
  readonly after: (ms: number, run: () => void) => () => void
  /** A step has ended. */
  readonly onStep: (step: DoctorStep) => void
}

/** One run of the connection check: its steps so far, its calls, and what several steps look at. */
export type Check = {
  readonly options: DoctorOptions
  readonly startedAt: number
  readonly calls: DoctorCalls
  readonly steps: readonly DoctorStep[]
  readonly step: (name: DoctorStepName, find: () => Finding | Promise<Finding>) => Promise<Finding>
  /** A time of day at the venue, for a person. */
  readonly at: (time: number) => string
  /** Midnights around this day, in the venue's zone. */
  readonly today: { readonly from: number; readonly until: number }
  /** The events of today as ACME lists them; asked once. */
  readonly events: () => Promise<Asked<Page<EventRecord>>>
  /** Counts the time of a call that lists or reads. */
  readonly timed: <T>(asking: Promise<Asked<T>>) => Promise<Asked<T>>
  readonly seek: (call: SoughtCall) => Promise<Asked<Sought>>
  /** How long calls took, in ms. */
  readonly times: { readonly lookUps: readonly number[]; readonly lists: readonly number[] }
}

const LIMIT_MS = 60_000

export function beginCheck(options: DoctorOptions): Check {
  const { system, zone, tick } = options
  const startedAt = options.now()
  const at = (time: number): string => new Date(time + zone.offsetMs(time)).toISOString().slice(11, 19)
  const calls = makeDoctorCalls({ traffic: options.traffic, after: options.after, limitMs: LIMIT_MS, at })
  const steps: DoctorStep[] = []
  const lookUps: number[] = []
  const lists: number[] = []
  const today = { from: zone.startOfDay(startedAt), until: zone.startOfDay(startedAt, 1) }

  const timed = async <T>(asking: Promise<Asked<T>>): Promise<Asked<T>> => {
    const asked = await asking
    if (asked.kind === 'answered') lists.push(tookMs(asked))
    return asked
  }
  let events: Promise<Asked<Page<EventRecord>>> | null = null

  return {
    options,
    startedAt,
    calls,
    steps,
    step: async (name, find) => {
      const from = tick()
      const found = await find()
      const done = { n: DOCTOR_STEP_NUMBERS[name], name, ...found, tookMs: rounded(tick() - from) }
      steps.push(done)
      options.onStep(done)
      return found
    },
    at,
    today,
    events: () => {
      events ??= timed(calls.ask((call) => system.events(today.from, today.until, 1, call)))
      return events
    },
    timed,
    seek: async (call) => {
      const asked = await calls.ask((given) => system.checks.seek(call, given))
      const names = call === 'look-up' || call === 'check-in'
      if (names && asked.kind === 'answered' && asked.value.kind === 'found') lookUps.push(tookMs(asked))
      return asked
    },
    times: { lookUps, lists },
  }
}

/** To a hundredth of a millisecond. */
export function rounded(ms: number): number {
  return Math.max(0, Math.round(ms * 100) / 100)
}

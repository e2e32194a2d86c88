import type { DoctorReport } from '../../contract/doctor.ts'
import type { Profile } from '../../contract/profile.ts'
import {
  type Readiness,
  type ReadinessFinding,
  type ReadinessLine,
  readinessFindings,
} from '../../contract/readiness.ts'
import type { EventCounts, LinkState, Status } from '../../contract/status.ts'

/** All that decides whether a device is fit. */
export type ReadinessFacts = {
  readonly status: Status
  readonly cacheAge: Profile['cacheAge']
  /** The last connection check; null where there was none. */
  readonly doctor: Pick<DoctorReport, 'worst' | 'startedAt'> | null
  /** Room on the disk of the data folder, in bytes; null where nobody can tell. */
  readonly freeBytes: number | null
  readonly version: string
  readonly now: number
}

/** As the connection check has it. */
const CLOCK_OFF_MS = 5_000
const CLOCK_WRONG_MS = 120_000
const MB = 1_000_000
/** A shift writes some tens of megabytes, and SQLite wants as much again while it tidies. */
const DISK_FULL_BYTES = 200 * MB
const DISK_LITTLE_BYTES = 1_000 * MB
const DOCTOR_GOOD_FOR_MS = 24 * 3_600_000
/** A day of tours has hundreds; the rest is summed up. */
const EVENTS_SHOWN = 20

/** One light and a list, from what is known. Pure. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const lines = [
    environmentOf(facts.status),
    ...eventsOf(facts.status),
    ...listAgeOf(facts),
    clockOf(facts.status.clockSkewMs),
    ...linkOf(facts.status.link),
    ...doctorOf(facts),
    storageOf(facts.status.storage),
    diskOf(facts.freeBytes),
    ...outboxOf(facts.status),
    found(facts.status.roles.pinsSet ? 'pins-set' : 'pins-none'),
    found('version', { version: facts.version }),
  ]
  const worst = (['failed', 'warning'] as const).find((state) => lines.some((line) => line.state === state))
  return { asOf: facts.now, light: worst ?? 'ok', lines }
}

function found(finding: ReadinessFinding, values: ReadinessLine['values'] = {}): ReadinessLine {
  const [line, state] = readinessFindings[finding]
  return { line, state, finding, values }
}

function environmentOf({ environment, entrance, terminalId }: Status): ReadinessLine {
  const where = { entrance, terminal: terminalId }
  switch (environment) {
    case 'practice':
      return found('is-practice', where)
    case 'sandbox':
      return found('is-sandbox', where)
    case 'production':
    case 'custom':
      return found('real-venue', where)
  }
}

function eventsOf({ admitting, counts, sync }: Status): ReadinessLine[] {
  if (admitting.length === 0) return [found('events-none')]
  const named = new Map(admitting.map(({ id, name }) => [id, name]))
  const loading = sync.state === 'running' || sync.state === 'waiting'
  const lines = counts.map((one) => ticketsOf(one, named.get(one.eventId) ?? '', loading))
  // What is amiss first: it must not be the one that is left out.
  const worstFirst = lines.toSorted((one, other) => rank(other) - rank(one))
  return [found('events-admitted', { n: admitting.length }), ...worstFirst.slice(0, EVENTS_SHOWN)]
}

const rank = ({ state }: ReadinessLine): number => (state === 'failed' ? 2 : state === 'warning' ? 1 : 0)

function ticketsOf({ onDevice: here, sold }: EventCounts, event: string, loading: boolean): ReadinessLine {
  const values = { event, here, of: sold ?? here }
  if (here >= (sold ?? 0)) return found('tickets-complete', values)
  if (loading) return found('tickets-loading', values)
  return found(here === 0 ? 'tickets-none' : 'tickets-short', values)
}

function listAgeOf({ status, cacheAge, now }: ReadinessFacts): ReadinessLine[] {
  const { cacheOldestAt: oldest, admitting } = status
  if (admitting.length === 0) return []
  if (oldest === null) return [found('list-never')]
  const values = { age: Math.max(0, now - oldest) }
  if (values.age >= cacheAge.refuseAtMs) return [found('list-too-old', values)]
  return [found(values.age >= cacheAge.warnAtMs ? 'list-old' : 'list-fresh', values)]
}

function clockOf(skewMs: number): ReadinessLine {
  const by = Math.abs(skewMs)
  if (by > CLOCK_WRONG_MS) return found('clock-wrong', { by })
  return found(by > CLOCK_OFF_MS ? 'clock-off' : 'clock-agrees', { by })
}

/** The way to ACME and the key are two lines: what is to be done about them differs. */
function linkOf({ state, why, until }: LinkState): ReadinessLine[] {
  const said = { why: why ?? '' }
  switch (state) {
    case 'online':
      return [found('link-online'), found('key-works')]
    case 'slow':
      return [found('link-slow', said), found('key-works')]
    case 'rate-limited':
      return [found('link-limited', { until: until ?? 0 }), found('key-untried')]
    case 'offline':
      return [found('link-offline', said), found('key-untried')]
    case 'captive':
      return [found('link-captive', said), found('key-untried')]
    case 'refused':
      return [found('link-online'), found('key-refused', said)]
  }
}

/** The practice venue need not be checked. */
function doctorOf({ status, doctor, now }: ReadinessFacts): ReadinessLine[] {
  if (doctor === null) return status.environment === 'practice' ? [] : [found('doctor-never')]
  const at = { at: doctor.startedAt }
  if (doctor.worst === 'failed') return [found('doctor-failed', at)]
  if (now - doctor.startedAt > DOCTOR_GOOD_FOR_MS) return [found('doctor-long-ago', at)]
  return [found(doctor.worst === 'warning' ? 'doctor-warned' : 'doctor-well', at)]
}

function storageOf(storage: string | null): ReadinessLine {
  return storage === null ? found('storage-well') : found('storage-trouble', { why: storage })
}

function diskOf(freeBytes: number | null): ReadinessLine {
  if (freeBytes === null) return found('disk-unknown')
  const values = { mb: Math.floor(freeBytes / MB) }
  if (freeBytes < DISK_FULL_BYTES) return found('disk-full', values)
  return found(freeBytes < DISK_LITTLE_BYTES ? 'disk-little' : 'disk-room', values)
}

function outboxOf({ outbox: { pending, toLookAt } }: Status): ReadinessLine[] {
  const lines = [
    ...(pending > 0 ? [found('outbox-waiting', { n: pending })] : []),
    ...(toLookAt > 0 ? [found('outbox-to-look-at', { n: toLookAt })] : []),
  ]
  return lines.length === 0 ? [found('outbox-empty')] : lines
}

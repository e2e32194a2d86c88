import { ASSUMED_CHECK_IN_TABLE, type CheckInTable } from '../../contract/profile.ts'
import type { EventCounts, SyncProgress } from '../../contract/status.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { Admission } from '../ticketing/checks-port.ts'
import { counted } from './connection.ts'
import { type Asked, type Finding, failed, ok, skipped, warning } from './finding.ts'

/** Step 9.1. Every `/b2c/` call wants the tenant (reference, 1.2), and the lists of orders are such calls. */
export function ofTenant(profileTenant: string | null, admission: Admission): Finding {
  const told = admission.kind === 'session' ? admission.tenantId : null
  if (profileTenant === null && told === null)
    return failed(
      'No tenant id is set: the lists of orders cannot be read',
      'Set tenantId in the profile (--tenant): ACME and your Back Office know the number.',
    )
  if (profileTenant !== null && told !== null && profileTenant !== told)
    return warning(
      `The profile says ${profileTenant}, the session ${told}`,
      `Set tenantId in the profile to ${told}, or use a login of tenant ${profileTenant}.`,
    )
  return ok(`${profileTenant ?? told}, from ${profileTenant === null ? 'the session' : 'the profile'}`)
}

/** Step 9.2. */
export function ofTimeZone(zone: string, admission: Admission): Finding {
  const told = admission.kind === 'session' ? admission.timeZone : null
  if (told === null) return ok(`${zone}, from the profile; ACME tells its own only with a session`)
  return told === zone
    ? ok(`${zone}, as ACME has it`)
    : warning(`The profile says ${zone}, ACME ${told}`, `Set timeZone in the profile to ${told}.`)
}

export type EventsQuestion = {
  /** Events of today as ACME lists them. */
  readonly today: Asked<readonly EventRecord[]>
  /** The profile's list of events; none means every one of today. */
  readonly named: readonly string[]
  /** Of those named, the ones known on this device. */
  readonly known: readonly string[]
  readonly zone: string
}

/** Step 10. */
export function ofEvents({ today, named, known, zone }: EventsQuestion): Finding {
  if (today.kind === 'not-asked') return skipped(today.because)
  if (today.kind !== 'answered') return skipped('The events cannot be listed (step 6.1)')
  const ids = new Set(today.value.map(({ id }) => id))
  const seen = counted(ids.size, 'event today', 'events today')
  if (named.length === 0) {
    return ids.size > 0
      ? ok(`${seen}, all admitted here`)
      : warning(
          `ACME shows no event today in ${zone}`,
          'If there are events today, check timeZone in the profile and which events the user of this key may see.',
        )
  }
  const visible = named.filter((id) => ids.has(id) || known.includes(id)).length
  return visible === named.length
    ? ok(`${seen}; ${counted(visible, 'event is', 'events are')} admitted here`)
    : warning(
        `${seen}; of ${counted(named.length, 'event', 'events')} to admit, ${visible} known`,
        'Check admit.events in the profile: an id that ACME does not show admits nobody.',
      )
}

/** Step 11. */
export function ofTickets(counts: readonly EventCounts[], sync: SyncProgress): Finding {
  const todo =
    sync.state === 'running' || sync.state === 'waiting'
      ? 'The download is under way: wait for it. Until then scans ask ACME.'
      : `Start a download (sync). Until it is done, scans ask ACME.${sync.why === null ? '' : ` The last one: ${sync.why}.`}`
  if (counts.length === 0) return warning('No event that is admitted here is on this device', todo)
  const sum = (of: (counts: EventCounts) => number): number =>
    counts.reduce((total, one) => total + of(one), 0)
  const onDevice = sum((one) => one.onDevice)
  const sold = sum((one) => one.sold ?? 0)
  const lacking = counts.filter((one) => one.onDevice < (one.sold ?? 0))
  const seen = `${onDevice} tickets on this device of ${sold} sold, for ${counted(counts.length, 'event', 'events')}`
  if (lacking.length === 0) return ok(seen)
  const examples = lacking.slice(0, 3).map((one) => `${one.eventId}: ${one.onDevice} of ${one.sold ?? 0}`)
  return warning(
    `${seen}; short: ${examples.join(', ')}${lacking.length > 3 ? ` and ${lacking.length - 3} more` : ''}`,
    todo,
  )
}

export type BudgetQuestion = {
  readonly perMinute: number
  readonly used: number
  readonly blockedUntil: number | null
  readonly at: (time: number) => string
}

/** Step 12. */
export function ofBudget({ perMinute, used, blockedUntil, at }: BudgetQuestion): Finding {
  const seen = `${perMinute} calls a minute as learnt so far, ${used} used in the last minute`
  return blockedUntil === null
    ? ok(`${seen}, not blocked`)
    : warning(
        `${seen}; ACME blocks this address until ${at(blockedUntil)}`,
        'It ends by itself: run the check after that. If it comes often, other programs at this address call ACME too; lower calls.ceilingPerMinute.',
      )
}

/** The fewest calls whose times mean anything. */
export const SAMPLES = 5

/**
 * Step 13: by the look-ups, which cost ACME what a scan costs; where none was answered (step 6.6), by the lists.
 * @param lookUps, lists durations in ms
 */
export function ofLatency(lookUps: readonly number[], lists: readonly number[], budgetMs: number): Finding {
  const judged = lookUps.length > 0 ? lookUps : lists
  if (judged.length < SAMPLES) {
    return skipped(
      judged.length === 0
        ? 'Neither look-ups nor lists were answered (step 6)'
        : `Only ${counted(judged.length, 'call', 'calls')} could be timed: too few to measure`,
    )
  }
  const figures = (name: string, times: readonly number[]): string =>
    times.length === 0
      ? `no ${name} was answered`
      : `${name}s p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms (${times.length})`
  const seen = [figures('look-up', lookUps), ...(lists.length === 0 ? [] : [figures('list', lists)])].join(
    '; ',
  )
  return quantile(judged, 0.95) > budgetMs
    ? warning(
        `${seen}; scans wait ${budgetMs} ms`,
        'Scans will often be decided from the list. Look for what slows this network, or raise budgetMs.',
      )
    : ok(seen)
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export type TableQuestion = {
  readonly learnt: CheckInTable
  readonly profileTable: CheckInTable
  /** The practice venue's own codes are the assumed ones. */
  readonly practice: boolean
}

/** Step 14. */
export function ofTable({ learnt, profileTable, practice }: TableQuestion): Finding {
  const codes = Object.keys(learnt).length
  if (codes > 0) return ok(`${counted(codes, 'code', 'codes')} calibrated at this address`)
  if (!sameTable(profileTable, ASSUMED_CHECK_IN_TABLE)) return ok('The profile’s own table')
  return practice
    ? ok('The assumed table, which is the practice venue’s')
    : warning(
        'Assumed: ACME publishes no table of its codes',
        'Calibrate at a sandbox (calibrate) and put the table into the profile (checkInStatus).',
      )
}

function sameTable(one: CheckInTable, other: CheckInTable): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}

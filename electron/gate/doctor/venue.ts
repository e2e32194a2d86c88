import { ASSUMED_CHECK_IN_TABLE, type CheckInTable } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { EventCounts, SyncProgress } from '../../contract/status.ts'
import type { EventRecord } from '../../contract/ticketing.ts'
import type { Admission } from '../ticketing/checks-port.ts'
import { counted } from './counted.ts'
import { type Asked, both, type Finding, failed, ok, skipped, warning } from './finding.ts'

/** Step 9.1. Every `/b2c/` call wants the tenant (reference, 1.2), and the lists of orders are such calls. */
export function ofTenant(profileTenant: string | null, admission: Admission): Finding {
  const told = admission.kind === 'session' ? admission.tenantId : null
  if (profileTenant === null && told === null) return failed(say('tenant.none'), say('tenant.none-todo'))
  if (profileTenant !== null && told !== null && profileTenant !== told) {
    const two = { profile: profileTenant, session: told }
    return warning(say('tenant.two', two), say('tenant.two-todo', two))
  }
  return ok(
    profileTenant === null
      ? say('venue.by-session', { value: told ?? '' })
      : say('venue.by-profile', { value: profileTenant }),
  )
}

/** Step 9.2. */
export function ofTimeZone(zone: string, admission: Admission): Finding {
  const told = admission.kind === 'session' ? admission.timeZone : null
  if (told === null) return ok(both(say('venue.by-profile', { value: zone }), say('zone.untold')))
  return told === zone
    ? ok(say('zone.same', { zone }))
    : warning(say('zone.two', { profile: zone, zone: told }), say('zone.two-todo', { zone: told }))
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
  if (today.kind !== 'answered') return skipped(say('today.unlisted'))
  const ids = new Set(today.value.map(({ id }) => id))
  const seen = counted(ids.size, 'event-today')
  if (named.length === 0) {
    return ids.size > 0
      ? ok(say('today.all', { what: seen }))
      : warning(say('today.none', { zone }), say('today.none-todo'))
  }
  const visible = named.filter((id) => ids.has(id) || known.includes(id)).length
  return visible === named.length
    ? ok(both(seen, counted(visible, 'event-admitted')))
    : warning(
        both(seen, say('today.some', { what: counted(named.length, 'event'), n: visible })),
        say('today.some-todo'),
      )
}

/** Step 11. */
export function ofTickets(counts: readonly EventCounts[], sync: SyncProgress): Finding {
  const todo = toHaveTickets(sync)
  if (counts.length === 0) return warning(say('tickets.none'), todo)
  const sum = (of: (counts: EventCounts) => number): number =>
    counts.reduce((total, one) => total + of(one), 0)
  const onDevice = sum((one) => one.onDevice)
  const sold = sum((one) => one.sold ?? 0)
  const lacking = counts.filter((one) => one.onDevice < (one.sold ?? 0))
  const seen = say('tickets.seen', { n: onDevice, of: sold, what: counted(counts.length, 'event') })
  if (lacking.length === 0) return ok(seen)
  const what = lacking
    .slice(0, 3)
    .map((one) => say('tickets.of', { event: one.eventId, n: one.onDevice, of: one.sold ?? 0 }))
    .join(', ')
  const more = lacking.length - 3
  const short = more > 0 ? say('tickets.short-more', { what, n: more }) : say('tickets.short', { what })
  return warning(both(seen, short), todo)
}

function toHaveTickets({ state, why }: SyncProgress): string {
  if (state === 'running' || state === 'waiting') return say('tickets.wait-todo')
  return why === null ? say('tickets.sync-todo') : say('tickets.sync-todo-last', { why })
}

export type BudgetQuestion = {
  readonly perMinute: number
  readonly used: number
  readonly blockedUntil: number | null
  readonly at: (time: number) => string
}

/** Step 12. */
export function ofBudget({ perMinute, used, blockedUntil, at }: BudgetQuestion): Finding {
  const figures = { n: perMinute, of: used }
  return blockedUntil === null
    ? ok(say('budget.free', figures))
    : warning(
        both(say('budget.seen', figures), say('budget.blocked', { time: at(blockedUntil) })),
        say('budget.todo'),
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
      judged.length === 0 ? say('speed.none') : say('speed.few', { what: counted(judged.length, 'call') }),
    )
  }
  const figures = (times: readonly number[]) => ({
    ms: quantile(times, 0.5),
    other: quantile(times, 0.95),
    n: times.length,
  })
  const seen = both(
    lookUps.length === 0 ? say('speed.no-look-up') : say('speed.look-ups', figures(lookUps)),
    ...(lists.length === 0 ? [] : [say('speed.lists', figures(lists))]),
  )
  return quantile(judged, 0.95) > budgetMs
    ? warning(both(seen, say('speed.patience', { ms: budgetMs })), say('speed.todo'))
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
  if (codes > 0) return ok(say('table.learnt', { what: counted(codes, 'code') }))
  if (!sameTable(profileTable, ASSUMED_CHECK_IN_TABLE)) return ok(say('table.profile'))
  return practice ? ok(say('table.practice')) : warning(say('table.assumed'), say('table.todo'))
}

function sameTable(one: CheckInTable, other: CheckInTable): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}

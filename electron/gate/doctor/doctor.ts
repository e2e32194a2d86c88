import type { DoctorReport } from '../../contract/doctor.ts'
import { say } from '../../contract/sayings/say.ts'
import { beginCheck, type Check, type DoctorOptions, rounded } from './check.ts'
import { skipped } from './finding.ts'
import { checkRights } from './rights.ts'
import { ofBudget, ofEvents, ofLatency, ofTable, ofTenant, ofTickets, ofTimeZone, SAMPLES } from './venue.ts'
import { checkWayThere } from './way-there.ts'

/** The connection check: what an admin runs before the doors open, and when something is wrong. */
export type Doctor = {
  /** One check at a time: who asks while one runs gets its report. Changes nothing at ACME. */
  readonly run: () => Promise<DoctorReport>
  /** Resolves when none runs. */
  readonly settled: () => Promise<void>
}

export function makeDoctor(options: DoctorOptions): Doctor {
  let running: Promise<DoctorReport> | null = null
  return {
    run: () => {
      running ??= run(options).finally(() => {
        running = null
      })
      return running
    },
    settled: async () => void (await Promise.allSettled([running])),
  }
}

async function run(options: DoctorOptions): Promise<DoctorReport> {
  const began = options.tick()
  const check = beginCheck(options)
  try {
    await checkWayThere(check)
    await checkRights(check)
    await checkVenue(check)
  } finally {
    check.calls.end()
  }
  const { startedAt, calls, steps } = check
  const worst = (['failed', 'warning'] as const).find((state) => steps.some((step) => step.state === state))
  return {
    worst: worst ?? 'ok',
    startedAt,
    tookMs: rounded(options.tick() - began),
    calls: calls.made(),
    steps: [...steps],
  }
}

/** Steps 9 to 14: the venue's settings, its lists on this device, and the figures. */
async function checkVenue(check: Check): Promise<void> {
  const { options, step, events, seek, timed, times, calls, at } = check
  const { profile, store, traffic, system } = options
  await step('tenant', () => ofTenant(profile.tenantId ?? null, system.checks.admission()))
  await step('time-zone', () => ofTimeZone(profile.timeZone, system.checks.admission()))
  const listed = await events()
  const today = listed.kind === 'answered' ? { ...listed, value: listed.value.items } : listed
  await step('events-today', () => {
    const named = profile.admit.events
    const known = named.filter((id) => store.events.byId(id) !== null)
    return ofEvents({ today, named, known, zone: profile.timeZone })
  })
  await step('tickets', () => {
    const { counts, sync } = options.status()
    const none = counts.length === 0 && today.kind === 'answered' && today.value.length === 0
    return none ? skipped(say('check.no-event')) : ofTickets(counts, sync)
  })
  await step('budget', () =>
    ofBudget({
      perMinute: traffic.perMinute(),
      used: traffic.used(),
      blockedUntil: traffic.blockedUntil(),
      at,
    }),
  )
  await step('latency', async () => {
    const byLookUps = times.lookUps.length > 0
    const sample = () =>
      byLookUps
        ? seek('look-up')
        : timed(calls.ask((call) => system.events(check.today.from, check.today.until, 1, call)))
    for (let left = SAMPLES - (byLookUps ? times.lookUps : times.lists).length; left > 0; left -= 1) {
      const asked = await sample()
      if (asked.kind === 'not-asked') return skipped(asked.because)
    }
    return ofLatency(times.lookUps, times.lists, profile.budgetMs)
  })
  await step('check-in-table', () =>
    ofTable({
      learnt: options.learntTable(),
      profileTable: profile.checkInStatus,
      practice: profile.environment.kind === 'practice',
    }),
  )
}

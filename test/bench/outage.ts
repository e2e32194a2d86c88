import { setTimeout as wait } from 'node:timers/promises'
import type { FaultRule } from '../../electron/practice/faults.ts'
import { atMost, type Bench, withUnit } from './parts/bench.ts'
import { gateAt, hasList, isOnline } from './parts/gate-at.ts'
import type { Scope } from './parts/scope.ts'
import { type VenueApart, venueApart } from './parts/venue-apart.ts'

/** How a line can be down: it swallows everything, or whatever is sent on it is cut off. */
export const CUTS = {
  silent: { kind: 'silent', process: false, times: 'until-cleared' },
  cut: { kind: 'reset', process: false, times: 'until-cleared' },
} as const satisfies Record<string, FaultRule>
export type Cut = keyof typeof CUTS

/**
 * One probe: at most 5.5 s until it is made (5 s and a tenth), and where the line swallowed the one before, the 4 s until
 * that was given up. See traffic/link.ts and ticketing/deadlines.ts.
 */
export const ONE_PROBE_MS = { silent: 9_500, cut: 5_500 } as const satisfies Record<Cut, number>

export type Outage = {
  /** The longest the first scan after the cut took, in ms. */
  readonly firstMs: number
  /** The longest any of the ten after it took. */
  readonly laterMs: number
  /** The longest from the moment the line was back to the link being online; it came back just after a probe. */
  readonly backMs: number
}

const SCANS_AFTER = 10
/** Longer than the call of a scan that hangs (8 s): nothing of the time before the cut is under way any more. */
const OUTAGE_MS = 9_000

export async function measureOutage(
  scope: Scope,
  cut: Cut,
  budgetMs: number,
  rounds: number,
): Promise<Outage> {
  const venue = await venueApart(scope, ['--orders', '600'])
  const good = venue.samples.find(({ kind }) => kind === 'good')?.barcodes ?? []
  let used = 0
  const { scan, until } = await gateAt(scope, venue, { budgetMs })
  const timed = async (): Promise<number> => {
    const began = performance.now()
    const verdict = await scan(good[used] ?? '')
    used += 1
    if (verdict.class !== 'admit') throw new Error(`not admitted: ${verdict.reason}`)
    return performance.now() - began
  }
  await until(hasList)
  let seen: Outage = { firstMs: 0, laterMs: 0, backMs: 0 }
  for (let round = 0; round < rounds; round += 1) {
    await until(isOnline)
    await venue.fault(CUTS[cut])
    const cutAt = performance.now()
    const firstMs = await timed()
    const later: number[] = []
    for (let nth = 0; nth < SCANS_AFTER; nth += 1) later.push(await timed())
    await wait(Math.max(0, cutAt + OUTAGE_MS - performance.now()))
    // Back just after a probe was lost: the longest way to the next.
    await nextCall(venue)
    await venue.clearFaults()
    const joinedAt = performance.now()
    await until(isOnline)
    seen = {
      firstMs: Math.max(seen.firstMs, firstMs),
      laterMs: Math.max(seen.laterMs, ...later),
      backMs: Math.max(seen.backMs, performance.now() - joinedAt),
    }
  }
  return seen
}

const LOOKS_EVERY_MS = 25

async function nextCall(venue: VenueApart): Promise<void> {
  const last = async (): Promise<number> => (await venue.calls()).at(-1)?.seq ?? 0
  const before = await last()
  while ((await last()) === before) await wait(LOOKS_EVERY_MS)
}

const BUDGET_MS = 1_000
const ROUNDS = 4
/** The most a scan may take beyond its budget (design, section 13). */
const BEYOND_MS = 50
const NO_WAIT_MS = 10

export const outage: Bench = {
  name: 'outage',
  title: `The line goes down and comes back, ${ROUNDS} times each way (the longest of each)`,
  run: async (scope) => {
    const both = await Promise.all(
      (['silent', 'cut'] as const).map(async (cut) => ({
        cut,
        seen: await measureOutage(scope, cut, BUDGET_MS, ROUNDS),
      })),
    )
    return both.flatMap(({ cut, seen }) => [
      atMost(
        `${cut}: first scan, budget ${withUnit(BUDGET_MS, 'ms')}`,
        seen.firstMs,
        BUDGET_MS + BEYOND_MS,
        'ms',
      ),
      atMost(`${cut}: the ${SCANS_AFTER} after it`, seen.laterMs, NO_WAIT_MS, 'ms'),
      atMost(`${cut}: line back to link online`, seen.backMs, ONE_PROBE_MS[cut] + 500, 'ms'),
    ])
  },
}

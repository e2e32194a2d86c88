import { setTimeout as wait } from 'node:timers/promises'
import type { RateWindow } from '../../electron/practice/rate-limit.ts'
import {
  atLeast,
  atMost,
  type Bench,
  figure,
  type Row,
  type Spread,
  spread,
  spreadOf,
  withUnit,
} from './parts/bench.ts'
import { gateAt, isOnline, newFolder, withStore } from './parts/gate-at.ts'
import type { Scope } from './parts/scope.ts'
import { type CallSeen, venueApart } from './parts/venue-apart.ts'

const MINUTE_MS = 60_000
/** What a gate at such a venue has learnt after half an hour; kept over a restart (traffic/rate.ts). */
const LEARNT = { key: 'learnt-rate', proven: 0.97, tripped: 1.005 }
/** Between two guests, in ms. */
const GUESTS = { least: 3_000, most: 5_000 }
const ORDERS_A_MINUTE = 320

export type LimitUse = {
  /** Calls answered, of those allowed, over all the time. */
  readonly share: number
  /** The same after the last block, from when the rate was back: a minute later. Null where nothing is left. */
  readonly steadyShare: number | null
  readonly blocks: number
  /** The most 429s that one block cost. */
  readonly refusedABlock: number
  /** From the scan to its call leaving, and to its call at the venue. */
  readonly leaves: Spread
  readonly place: Spread
  /** Scans of an open line that found no place, and those that met a block. */
  readonly noPlace: number
  readonly inBlock: number
}

export type Shift = {
  readonly limitPerMinute: number
  readonly window: RateWindow
  readonly minutes: number
  /** Begins with what a gate that has been there before knows. */
  readonly learnt: boolean
}

/** A download that never ends, at a venue with a limit, in real time, with a guest every few seconds. */
export async function measureLimitUse(scope: Scope, shift: Shift): Promise<LimitUse> {
  const { limitPerMinute, window, minutes } = shift
  const orders = Math.ceil(ORDERS_A_MINUTE * minutes + 400)
  const venue = await venueApart(scope, [
    ...['--orders', String(orders), '--latency', '150'],
    ...['--rate-limit', String(limitPerMinute), '--rate-window', window],
  ])
  const folder = newFolder(scope)
  if (shift.learnt) {
    const trippedAt = Date.now() - MINUTE_MS
    withStore(folder, ({ memory }) =>
      memory.remember(LEARNT.key, {
        proven: Math.floor(limitPerMinute * LEARNT.proven),
        tripped: Math.floor(limitPerMinute * LEARNT.tripped),
        trippedAt,
      }),
    )
  }
  const startedAt = Date.now()
  const { gate, scan, until } = await gateAt(scope, venue, { calls: {} }, folder)
  await until(isOnline)
  const endsAt = startedAt + minutes * MINUTE_MS
  const leaves: number[] = []
  const scans: { readonly at: number; readonly requestId: string | null; readonly online: boolean }[] = []
  for (let nth = 0; Date.now() < endsAt; nth += 1) {
    const online = isOnline(gate.status())
    const at = Date.now()
    // Nobody sold it, so that every scan is one for ACME and there is no end of them.
    const verdict = await scan(`bench-${window}-${nth}`)
    const sent = gate.calls({ limit: 50 }).find(({ requestId }) => requestId === verdict.requestId)
    if (sent !== undefined) leaves.push(sent.at - at)
    scans.push({ at, requestId: verdict.requestId ?? null, online })
    const pause = GUESTS.least + Math.random() * (GUESTS.most - GUESTS.least)
    await wait(Math.max(0, Math.min(at + pause, endsAt) - Date.now()))
  }
  const { state } = gate.status().sync
  if (state !== 'running' && state !== 'waiting') throw new Error(`the download came to its end: ${state}`)
  const calls = (await venue.calls()).filter(({ at }) => at < endsAt)
  const arrived = new Map(calls.map(({ requestId, at }) => [requestId, at]))
  const places = scans.flatMap(({ at, requestId }) => {
    const there = requestId === null ? undefined : arrived.get(requestId)
    return there === undefined ? [] : [there - at]
  })
  const refused = refusedByBlock(calls)
  const steadyFrom = (refused.at(-1)?.at ?? startedAt - 2 * MINUTE_MS) + 2 * MINUTE_MS
  return {
    share: shareOf(calls, startedAt, endsAt, limitPerMinute),
    steadyShare: endsAt - steadyFrom < MINUTE_MS ? null : shareOf(calls, steadyFrom, endsAt, limitPerMinute),
    blocks: refused.length,
    refusedABlock: Math.max(0, ...refused.map(({ calls: met }) => met)),
    leaves: spreadOf(leaves),
    place: spreadOf(places),
    noPlace: scans.filter(({ requestId, online }) => requestId === null && online).length,
    inBlock: scans.filter(({ requestId, online }) => requestId === null && !online).length,
  }
}

function shareOf(calls: readonly CallSeen[], from: number, until: number, limitPerMinute: number): number {
  const answered = calls.filter(({ at, status }) => at >= from && at < until && status !== 429)
  return answered.length / ((limitPerMinute * (until - from)) / MINUTE_MS)
}

/** 429s that came within a minute of the first are of one block. */
function refusedByBlock(calls: readonly CallSeen[]): { at: number; calls: number }[] {
  const blocks: { at: number; calls: number }[] = []
  for (const { at, status } of calls) {
    if (status !== 429) continue
    const block = blocks.at(-1)
    if (block !== undefined && at < block.at + MINUTE_MS) block.calls += 1
    else blocks.push({ at, calls: 1 })
  }
  return blocks
}

const LIMIT = 200
/** A run this long has the time to learn the limit by itself. */
const LEARNS_FROM_MINUTES = 15

export const limitUse: Bench = {
  name: 'limit-use',
  title: `Use of a limit of ${LIMIT} calls a minute, with a guest every 3 to 5 s`,
  run: async (scope, { minutes, say }) => {
    const learnt = minutes < LEARNS_FROM_MINUTES
    say(`${minutes} minutes of real time, ${learnt ? 'the limit learnt before' : 'nothing learnt before'}`)
    const windows = ['fixed', 'sliding'] as const
    const seen = await Promise.all(
      windows.map((window) => measureLimitUse(scope, { limitPerMinute: LIMIT, window, minutes, learnt })),
    )
    return seen.flatMap((use, nth) => rowsOf(`${windows[nth]}`, use, learnt))
  },
}

function rowsOf(how: string, use: LimitUse, learnt: boolean): Row[] {
  const percent = (share: number): number => share * 100
  return [
    learnt
      ? atLeast(`${how}: of the allowance used`, percent(use.share), 90, '%')
      : figure(`${how}: of the allowance used, learning included`, withUnit(percent(use.share), '%')),
    ...(learnt || use.steadyShare === null
      ? []
      : [atLeast(`${how}: of the allowance used, once learnt`, percent(use.steadyShare), 90, '%')]),
    figure(`${how}: blocks met`, withUnit(use.blocks)),
    atMost(`${how}: 429s a block, the most`, use.refusedABlock, 1),
    figure(`${how}: from a scan to its call leaving (${use.leaves.count})`, spread(use.leaves)),
    figure(`${how}: from a scan to its call at the venue (${use.place.count})`, spread(use.place)),
    atMost(`${how}: a scan waits for its place, p99`, use.place.p99, 50, 'ms'),
    figure(`${how}: scans without a place, line open; within a block`, `${use.noPlace}; ${use.inBlock}`),
  ]
}

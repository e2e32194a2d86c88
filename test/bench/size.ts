import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atMost, type Bench, figure, withUnit } from './parts/bench.ts'
import { fill } from './parts/crowd.ts'
import { hasList, NOWHERE, newFolder, withStore } from './parts/gate-at.ts'
import { startHosted } from './parts/hosted.ts'
import type { Scope } from './parts/scope.ts'
import { venueApart } from './parts/venue-apart.ts'

export type OpenSeen = {
  /** From the start of the process until it can scan: the median and the longest. */
  readonly readyMs: number
  readonly longestMs: number
  readonly memoryMb: number
  readonly databaseMb: number
}

/** Starts the service on a list that is there already, with nobody at the other end of the line. */
export async function measureOpen(scope: Scope, tickets: number, starts: number): Promise<OpenSeen> {
  const folder = newFolder(scope)
  withStore(folder, (store) => fill(store, tickets, Date.now()))
  const times: number[] = []
  let memoryMb = 0
  for (let nth = 0; nth < starts; nth += 1) {
    const service = await startHosted(scope, NOWHERE, folder)
    times.push(service.readyMs)
    await service.until((status) => status.tickets === tickets)
    memoryMb = Math.max(memoryMb, service.memory().nowMb)
    await service.stop()
  }
  times.sort((one, other) => one - other)
  return {
    readyMs: times[Math.floor(times.length / 2)] ?? 0,
    longestMs: times.at(-1) ?? 0,
    memoryMb,
    databaseMb: statSync(join(folder.dataDir, 'gate.db')).size / 1e6,
  }
}

export type SyncedSize = {
  readonly tickets: number
  readonly tookMs: number
  readonly nowMb: number
  readonly mostMb: number
  /** After another start on that list, and a download that brought nothing new. */
  readonly restartedMb: number
  readonly restartedMostMb: number
}

/** Until what a download used has been let go again, as far as it will be. */
const SETTLES_MS = 5_000

/** Downloads a whole list from a venue, then starts again on it. */
export async function measureSyncedSize(scope: Scope, orders: number): Promise<SyncedSize> {
  const venue = await venueApart(scope, ['--orders', String(orders)])
  const folder = newFolder(scope)
  const began = performance.now()
  const first = await startHosted(scope, venue, folder)
  const { tickets } = await first.until(hasList)
  const tookMs = performance.now() - began
  await wait(SETTLES_MS)
  const synced = first.memory()
  await first.stop()
  const second = await startHosted(scope, venue, folder)
  await second.until(hasList)
  await wait(SETTLES_MS)
  const restarted = second.memory()
  await second.stop()
  return {
    tickets,
    tookMs,
    ...synced,
    restartedMb: restarted.nowMb,
    restartedMostMb: restarted.mostMb,
  }
}

const MOST_MB = 150
const ORDERS = 58_000
const TICKETS = { size: 200_000, open: 100_000 }
const STARTS = 5
const READY_MS = 1_200

export const size: Bench = {
  name: 'size',
  title: `Memory of the service with ${withUnit(TICKETS.size)} tickets, and its start with ${withUnit(TICKETS.open)}`,
  run: async (scope, { say }) => {
    const opened = await measureOpen(scope, TICKETS.open, STARTS)
    const full = await measureOpen(scope, TICKETS.size, 1)
    say(`downloading ${withUnit(ORDERS)} orders`)
    const synced = await measureSyncedSize(scope, ORDERS)
    return [
      atMost(
        `process start to ready, ${withUnit(TICKETS.open)} tickets, the longest of ${STARTS}`,
        opened.longestMs,
        READY_MS,
        'ms',
      ),
      figure('the same, median', withUnit(opened.readyMs, 'ms')),
      figure(
        'database',
        `${withUnit(opened.databaseMb, 'MB')}; ${withUnit(full.databaseMb, 'MB')} with ${withUnit(TICKETS.size)}`,
      ),
      atMost(`memory after a start, ${withUnit(TICKETS.size)} tickets`, full.memoryMb, MOST_MB, 'MB'),
      figure('tickets downloaded', `${withUnit(synced.tickets)} in ${withUnit(synced.tookMs / 1_000, 's')}`),
      atMost('memory after downloading them', synced.nowMb, MOST_MB, 'MB'),
      figure('the most while it did', withUnit(synced.mostMb, 'MB')),
      atMost('memory after another start and a second download', synced.restartedMb, MOST_MB, 'MB'),
      figure('the most while it did so', withUnit(synced.restartedMostMb, 'MB')),
    ]
  },
}

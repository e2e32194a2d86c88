import { atMost, type Bench, figure, type Spread, spread, spreadOf, withUnit } from './parts/bench.ts'
import { gateAt, hasList, isOnline } from './parts/gate-at.ts'
import type { Scope } from './parts/scope.ts'
import { type CallSeen, type VenueApart, venueApart } from './parts/venue-apart.ts'

export type UploadSeen = {
  /** The most calls that one outage's admissions took. */
  readonly calls: number
  readonly uploadMs: number
  /** A live scan while nothing else goes on, and while admissions are uploaded. */
  readonly quiet: Spread
  readonly meanwhile: Spread
  /** Admissions that did not reach ACME exactly once. */
  readonly astray: number
}

const TICKETS_AN_ORDER = 5

async function sell(venue: VenueApart, tickets: number): Promise<string[]> {
  const barcodes: string[] = []
  while (barcodes.length < tickets) {
    const { uuids } = await venue.change({
      do: 'sell-order',
      eventId: venue.events.open,
      quantity: TICKETS_AN_ORDER,
    })
    barcodes.push(...(uuids ?? []))
  }
  return barcodes
}

/** Neither a live scan nor a probe. */
const isOfUpload = ({ url }: CallSeen): boolean =>
  !url.includes('checkinticketsexternal') && !/[?&]pageSize=1(&|$)/.test(url)

/**
 * So many guests are let in while the line is cut; then it is joined, and all that go up while others are scanned live.
 * @param latencyMs how long ACME takes over every call.
 */
export async function measureUpload(
  scope: Scope,
  admissions: number,
  rounds: number,
  latencyMs: number,
): Promise<UploadSeen> {
  const venue = await venueApart(scope, ['--orders', '200', '--latency', String(latencyMs)])
  const sold = await sell(venue, admissions * rounds)
  const live = (await sell(venue, rounds * 200))[Symbol.iterator]()
  const refresh = { eventsEveryMs: 86_400_000, membersEveryMs: 86_400_000 }
  const { gate, scan, until } = await gateAt(scope, venue, { refresh })
  await until(hasList)

  const scanLive = async (while_: () => boolean): Promise<number[]> => {
    const times: number[] = []
    while (while_()) {
      const { value: barcode } = live.next()
      if (barcode === undefined) throw new Error('there are no more tickets to scan')
      const began = performance.now()
      const { source } = await scan(barcode)
      times.push(performance.now() - began)
      if (source !== 'acme') throw new Error('a live scan was not asked of ACME')
    }
    return times
  }

  const quiet: number[] = []
  const meanwhile: number[] = []
  let calls = 0
  let uploadMs = 0
  for (let round = 0; round < rounds; round += 1) {
    await until(isOnline)
    let left = 20
    quiet.push(...(await scanLive(() => left-- > 0)))

    await venue.fault({ kind: 'reset', process: false, times: 'until-cleared' })
    for (const barcode of sold.slice(round * admissions, (round + 1) * admissions)) await scan(barcode)
    const pending = gate.status().outbox.pending
    if (pending !== admissions) throw new Error(`${pending} of ${admissions} admissions wait`)
    await venue.clearFaults()
    const before = (await venue.calls()).at(-1)?.seq ?? 0
    // The upload begins by itself when the link is back.
    await until(isOnline)
    const began = performance.now()
    const isWaiting = (): boolean => gate.status().outbox.pending > 0
    meanwhile.push(...(await scanLive(isWaiting)))
    uploadMs = Math.max(uploadMs, performance.now() - began)
    const made = (await venue.calls()).filter(({ seq }) => seq > before).filter(isOfUpload)
    calls = Math.max(calls, made.length)
  }
  const times = new Map<string, number>()
  for (const barcode of await venue.checkedIn()) times.set(barcode, (times.get(barcode) ?? 0) + 1)
  return {
    calls,
    uploadMs,
    quiet: spreadOf(quiet),
    meanwhile: spreadOf(meanwhile),
    astray: sold.slice(0, admissions * rounds).filter((barcode) => times.get(barcode) !== 1).length,
  }
}

const ADMISSIONS = 1_000
const ROUNDS = 8
const LATENCY_MS = 50
/** What counts as slower: more than a scan may ever wait for the writer. */
const SLOWER_MS = 10

export const upload: Bench = {
  name: 'upload',
  title: `${withUnit(ADMISSIONS)} admissions of an outage go up, ${ROUNDS} times; ACME takes ${LATENCY_MS} ms`,
  run: async (scope) => {
    const seen = await measureUpload(scope, ADMISSIONS, ROUNDS, LATENCY_MS)
    return [
      atMost(`calls for ${withUnit(ADMISSIONS)} admissions, the most`, seen.calls, 25),
      atMost('admissions that did not reach ACME exactly once', seen.astray, 0),
      figure('the upload, the longest', withUnit(seen.uploadMs / 1_000, 's')),
      figure(`a live scan, nothing else going on (${seen.quiet.count})`, spread(seen.quiet)),
      figure(`a live scan meanwhile (${seen.meanwhile.count})`, spread(seen.meanwhile)),
      atMost('a live scan meanwhile, p95', seen.meanwhile.p95, seen.quiet.p95 + SLOWER_MS, 'ms'),
    ]
  },
}

import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Status } from '../../../electron/contract/status.ts'
import type { PracticeOptions, PracticeVenue } from '../../../electron/practice/venue.ts'
import { type Device, hasty, sample, syncedDevice, venue } from '../at-the-gate.ts'
import { type BadInput, badInputs, type Moment } from './bad-input.ts'
import { type WindingClock, windingClock } from './winding-clock.ts'

const KINDS_NEVER_SOLD = ['unknown']
const TERMINAL = 'north-1'
const HOUR_MS = 3_600_000
/** Of memberships: no page is longer. */
const MORE_THAN_A_PAGE = 210
const STEP_MS = 2_000
/** Between two looks at a gate that recovers, in true ms: as long as a call of this venue takes. */
const LOOK_MS = 10

/** Another host, which redirects point at: whoever owns it must never see the key. */
const toldStranger: string[] = []
const stranger = createServer((request, response) => {
  toldStranger.push(request.rawHeaders.join(' '))
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"checkInStatus":0}')
})
stranger.listen(0, '127.0.0.1')
await once(stranger, 'listening')
const strangerAddress = stranger.address()
const STRANGER = `http://127.0.0.1:${typeof strangerAddress === 'object' ? strangerAddress?.port : ''}`
afterAll(() => void stranger.close())
beforeEach(() => {
  toldStranger.length = 0
})

type Stand = {
  readonly at: PracticeVenue
  readonly one: Device
  readonly clock: WindingClock
  /** What was known of every code the venue has sold, before anything went wrong. */
  readonly before: ReadonlyMap<string, string>
  readonly counted: Pick<Status, 'tickets' | 'cards'>
}

async function stand(eventsEveryMs: number, options: PracticeOptions = {}): Promise<Stand> {
  const clock = windingClock()
  const at = await venue({ now: clock.now, orders: 100, ...options })
  const one = await syncedDevice(at, {
    clock,
    profile: {
      ...hasty,
      terminalId: TERMINAL,
      refresh: { eventsEveryMs, membersEveryMs: 2 * eventsEveryMs },
    },
  })
  const { tickets, cards } = one.gate.status()
  expect(tickets).toBeGreaterThan(300)
  return { at, one, clock, before: decisions(at, one), counted: { tickets, cards } }
}

/** What the device alone would say to each code that the venue has sold. */
function decisions(at: PracticeVenue, one: Device, but: readonly string[] = []): Map<string, string> {
  const sold = at.samples.filter(({ kind }) => !KINDS_NEVER_SOLD.includes(kind))
  return new Map(
    sold
      .flatMap(({ barcodes }) => barcodes)
      .filter((barcode) => !but.includes(barcode))
      .map((barcode) => {
        const { class: verdict, reason } = one.gate.inspect({ barcode })
        return [barcode, `${verdict}: ${reason}`]
      }),
  )
}

function expectNothingLost(
  { at, one, before, counted }: Stand,
  scanned: readonly string[],
  mayHold = false,
): void {
  const { tickets, cards } = one.gate.status()
  expect(tickets).toBeGreaterThanOrEqual(counted.tickets)
  expect(cards).toBeGreaterThanOrEqual(counted.cards)
  const decided = decisions(at, one, scanned)
  const kept = [...before].filter(([barcode]) => !scanned.includes(barcode))
  const isHeld = ([barcode]: readonly [string, string]): boolean =>
    mayHold && (decided.get(barcode)?.startsWith('hold') ?? false)
  expect([...decided].filter((one) => !isHeld(one))).toEqual(kept.filter((one) => !isHeld(one)))
}

/** Time passes, and nobody touches the gate, until `isSo`. */
async function untilInTime({ at, clock }: Stand, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    // Not under a call: to the gate it would look as if that one took so long.
    if (at.calls().every(({ status }) => status !== null)) clock.wind(STEP_MS)
    await wait(LOOK_MS)
  }
}

/** Nothing is held that was decided before: the gate has heard the right time again. */
const holdsNoMore = ({ at, one, before }: Stand): boolean =>
  [...decisions(at, one)].every(
    ([barcode, decision]) => decision.startsWith('hold') === before.get(barcode)?.startsWith('hold'),
  )

/** The gate is well again by itself. */
const recovered = (it: Stand, isWell: (status: Status) => boolean): Promise<void> =>
  untilInTime(it, () => {
    const status = it.one.gate.status()
    return status.link.state === 'online' && status.outbox.pending === 0 && isWell(status)
  })

/** Check-ins of this code over ACME's API; the box office's are none of the gate's. */
const toldToAcme = (at: PracticeVenue, code: string): number =>
  at
    .ledger()
    .filter(({ kind, barcode, path }) => kind === 'check-in' && barcode === code && path.startsWith('/v2/'))
    .length

/** Each admission is at ACME once, or an alarm was raised for it. */
function expectToldOnce({ at, one }: Stand, admitted: readonly string[]): void {
  const { recorded, conflict, parked, refused } = one.gate.status().outbox
  expect(recorded + conflict + parked + refused).toBe(admitted.length)
  expect(one.alarms).toHaveLength(conflict + parked + refused)
  const notThere = admitted.filter((barcode) => toldToAcme(at, barcode) !== 1)
  expect(notThere.length).toBeLessThanOrEqual(one.alarms.length)
}

const good = (at: PracticeVenue, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, nth) => sample(at, 'good', from + nth))

/** Scans good tickets. @returns those that were let in: every one, unless it may be held. */
async function expectAdmitted(
  { one }: Stand,
  barcodes: readonly string[],
  mayHold = false,
): Promise<readonly string[]> {
  const admitted: string[] = []
  for (const barcode of barcodes) {
    const verdict = await one.scan(barcode)
    if (verdict.class === 'hold' && mayHold) continue
    expect(verdict).toMatchObject({ class: 'admit' })
    admitted.push(barcode)
  }
  return admitted
}

/** The fault for this moment, over the calls that are made in it. @returns how many calls it has met so far. */
function strike(at: PracticeVenue, { fault, instead }: BadInput, moment: Moment, path: string): () => number {
  const id = at.faults.add({ match: { path }, ...(instead?.[moment] ?? fault) })
  let most = 0
  return () => {
    const now = at.faults.list().find((one) => one.id === id)?.met
    most = Math.max(most, now ?? at.calls().filter((call) => call.fault === fault.kind).length)
    return most
  }
}

const cases = (moment: Moment): readonly BadInput[] =>
  badInputs(STRANGER).filter(({ moments }) => moments === undefined || moments.includes(moment))

describe('while guests are scanned, ACME gives', () => {
  it.each(cases('scan'))('$name: good tickets are admitted, and told to ACME once', async (bad) => {
    const it = await stand(HOUR_MS)
    const scanned = good(it.at, 0, 3)
    const met = strike(it.at, bad, 'scan', 'checkinticketsexternal')
    const admitted = await expectAdmitted(it, scanned, bad.mayHold)
    expect(met()).toBeGreaterThan(0)
    expectNothingLost(it, scanned, bad.mayHold)
    it.at.faults.clear()
    await recovered(it, () => !bad.mayHold || holdsNoMore(it))
    expectToldOnce(it, admitted)
    expectNothingLost(it, scanned)
    expect(toldStranger).toEqual([])
  })
})

describe('while a full device is refreshed, ACME gives', () => {
  it.each(cases('refresh'))(
    '$name: nothing on the device is lost, and all of it comes after',
    async (bad) => {
      // Memberships come with a count, so that it can lie.
      const it = await stand(10_000, { memberships: 20, membershipLists: 'paged' })
      const { at, one } = it
      const news = somethingHappens(at, bad.needsPages ? MORE_THAN_A_PAGE : 2)
      const scanned = good(at, 0, 1)
      const met = strike(at, bad, 'refresh', '')
      let ended = false
      const refreshed = one.gate.sync().finally(() => {
        ended = true
      })
      await untilInTime(it, () => ended || one.gate.status().sync.state === 'waiting')
      expect(met()).toBeGreaterThan(0)
      expectNothingLost(it, [], bad.mayHold)
      const admitted = await expectAdmitted(it, scanned, bad.mayHold)
      at.faults.clear()
      const whole = { tickets: it.counted.tickets + news.tickets, cards: it.counted.cards + news.cards }
      const isWhole = ({ sync, tickets, cards }: Status): boolean =>
        sync.state === 'idle' && sync.why === null && tickets === whole.tickets && cards === whole.cards
      await recovered(it, (status) => isWhole(status) && (!bad.mayHold || holdsNoMore(it)))
      await refreshed
      if (bad.needsPages) expect(at.calls().some(({ url }) => /memberships.*[?&]page=2/.test(url))).toBe(true)
      expectNothingLost(it, scanned)
      expectToldOnce(it, admitted)
      expect(one.gate.inspect({ barcode: news.barcode })).toMatchObject({ class: 'admit' })
      expect(toldStranger).toEqual([])
    },
  )
})

/** Every order with an unused ticket is saved again without a change, an order is sold, and people join. */
function somethingHappens(
  at: PracticeVenue,
  joining: number,
): { tickets: number; cards: number; barcode: string } {
  for (const { kind, barcodes } of at.samples) {
    if (!['good', 'early', 'late', 'other-event'].includes(kind)) continue
    for (const uuid of barcodes)
      for (const change of ['check-in', 'undo-check-in'] as const) at.change({ do: change, uuid })
  }
  const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 2 })
  const [barcode = ''] = 'uuids' in sold ? (sold.uuids ?? []) : []
  let cards = 0
  for (let n = 0; n < joining; n += 1) {
    const joined = at.change({ do: 'sell-membership' })
    cards += 'barcodes' in joined ? (joined.barcodes?.length ?? 0) : 0
  }
  return { tickets: 2, cards, barcode }
}

describe('while admissions of an outage are uploaded, ACME gives', () => {
  it.each(cases('upload'))('$name: each is told once, or an alarm is raised', async (bad) => {
    const it = await stand(HOUR_MS)
    const { at, one } = it
    const admitted = good(at, 0, 4)
    const outage = at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await expectAdmitted(it, admitted)
    // The first try lands without an answer, so that the next one has to look each ticket up.
    at.faults.add({ kind: 'reset', process: true, match: { path: '/checkintickets' } })
    const met = strike(at, bad, 'upload', 'willcall')
    at.faults.clear(outage)
    await untilInTime(it, () => met() > 0)
    expectNothingLost(it, admitted, bad.mayHold)
    at.faults.clear()
    await recovered(it, () => !bad.mayHold || holdsNoMore(it))
    expectToldOnce(it, admitted)
    expect(admitted.map((barcode) => toldToAcme(at, barcode))).toEqual([1, 1, 1, 1])
    expectNothingLost(it, admitted)
    expect(one.gate.status().link.state).toBe('online')
    expect(toldStranger).toEqual([])
  })
})

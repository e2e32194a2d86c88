import { describe, expect, it } from 'vitest'
import { ruleOnTicket, STATUS } from '../../electron/practice/rules.ts'
import { venueZone, zoneClock } from '../../electron/practice/time.ts'
import type { EventInstance } from '../../electron/practice/world/model.ts'
import { makeSamples } from '../../electron/practice/world/samples.ts'
import { makeWorld, type World } from '../../electron/practice/world/world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NOON = Date.UTC(2026, 5, 17, 16)
const NEW_YORK = zoneClock('America/New_York')

const make = (options: Partial<Parameters<typeof makeWorld>[0]> = {}): World =>
  makeWorld({ seed: 1, orders: 2_000, now: NOON, clock: NEW_YORK, ...options })

const opensAt = ({ startsAt, window }: EventInstance) => startsAt - window.minutesBefore * MINUTE_MS
const closesAt = ({ startsAt, window }: EventInstance) => startsAt + window.minutesAfter * MINUTE_MS

/** Everything of a world as plain values, cycles cut. */
function flat(world: World) {
  return {
    events: [...world.events.values()].map(({ tickets, template, ...event }) => ({
      ...event,
      template: template.id,
      tickets: tickets.size,
    })),
    orders: [...world.orders.values()].map(({ items, ...order }) => ({
      ...order,
      items: items.map(({ tickets, event, ...item }) => ({
        ...item,
        event: event.id,
        tickets: tickets.length,
      })),
    })),
    tickets: [...world.tickets.values()].map(({ order, item, boughtFor, ...ticket }) => ({
      ...ticket,
      order: order.id,
      item: item.id,
      boughtFor: boughtFor.id,
    })),
    cards: [...world.cards.values()].map(({ membership, ...card }) => ({
      ...card,
      membership: membership.id,
    })),
    samples: makeSamples(world, world.madeAt),
  }
}

describe('the practice data', () => {
  it('is the same for the same seed and instant, and another for another seed', () => {
    expect(flat(make())).toEqual(flat(make()))
    expect(flat(make({ seed: 2 })).tickets).not.toEqual(flat(make()).tickets)
  })

  it('is as large as asked for: events in a day with orders of their own, memberships', () => {
    const large = make({ orders: 1_000, events: 60, memberships: 2_000 })
    expect([large.events.size, large.orders.size, large.memberships.size]).toEqual([60, 1_000, 2_000])
    const { year, month, day } = NEW_YORK.wall(NOON)
    const today = [...large.events.values()].filter(({ startsAt }) => {
      const wall = NEW_YORK.wall(startsAt)
      return wall.year === year && wall.month === month && wall.day === day
    })
    expect(today).toHaveLength(60 - 8)
    expect([...large.events.values()].every(({ tickets }) => tickets.size > 0)).toBe(true)
    expect([...large.tickets.values()].every(({ checkIn }) => checkIn === null || checkIn.at <= NOON)).toBe(
      true,
    )
    // So many that numbers drawn by chance meet.
    const { cards } = make({ orders: 1, memberships: 60_000 })
    expect(new Set([...cards.values()].map(({ barcode }) => barcode)).size).toBe(cards.size)
    const small = make({ orders: 1_000 })
    expect([small.events.size, small.cards.size]).toEqual([13, 300])
    expect([...make({ orders: 1_000, events: 5 }).events.keys()]).toEqual([...small.events.keys()])
  })

  it('keeps a seed’s barcodes from one day to the next', () => {
    const tomorrow = make({ now: NOON + 24 * HOUR_MS })
    expect([...tomorrow.tickets.keys()]).toEqual([...make().tickets.keys()])
    expect([...tomorrow.events.keys()]).toEqual([...make().events.keys()])
  })

  it('is as large as a venue: 2,000 orders, 6,000 tickets, 300 cards, three days of events', () => {
    const world = make()
    expect(world.orders.size).toBe(2_000)
    expect(world.tickets.size).toBeGreaterThanOrEqual(6_000)
    expect(world.cards.size).toBe(300)
    expect(new Set(world.cardsByBarcode.values()).size).toBe(300)
    const days = [...world.events.values()].map(({ startsAt }) => NEW_YORK.dayStart(startsAt))
    for (const plus of [-1, 0, 1])
      expect(days.filter((day) => day === NEW_YORK.dayStart(NOON, plus)).length).toBeGreaterThanOrEqual(4)
    expect(world.schedule.open.tickets.size).toBeGreaterThanOrEqual(800)
  })

  it('holds cards of every standing and every type', () => {
    const cards = [...make().cards.values()]
    expect(new Set(cards.map(({ standing }) => standing))).toEqual(
      new Set(['new', 'active', 'dropped', 'lapsed', 'replaced']),
    )
    expect(new Set(cards.map(({ type }) => type))).toEqual(new Set(['primary', 'secondary', 'other']))
  })

  it('has samples of every kind from a hundred orders on, and a hundred good ones by default', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const kinds = makeSamples(make({ seed, orders: 100 }), NOON)
      expect(kinds.filter(({ barcodes }) => barcodes.length === 0)).toEqual([])
    }
    const samples = makeSamples(make(), NOON)
    expect(samples.map(({ kind }) => kind)).toEqual([
      ...['good', 'used', 'early', 'late', 'expired', 'cancelled', 'refunded', 'other-event', 'unknown'],
      ...['member-active', 'member-lapsed', 'member-dropped', 'member-replaced'],
    ])
    expect(samples[0]?.barcodes.length).toBeGreaterThanOrEqual(100)
    expect(Math.max(...samples.map(({ barcodes }) => barcodes.length))).toBeLessThanOrEqual(200)
  })

  it('never tells of something that has yet to happen', () => {
    const world = make()
    const future = [...world.tickets.values()].filter(
      ({ checkIn, order }) => (checkIn?.at ?? 0) > NOON || order.createdAt > NOON || order.updatedAt > NOON,
    )
    expect(future).toEqual([])
    const beforeBought = [...world.tickets.values()].filter(
      ({ checkIn, order }) => checkIn !== null && checkIn.at < order.createdAt,
    )
    expect(beforeBought).toEqual([])
  })

  it('is made in less than 400 ms', () => {
    const took = Array.from({ length: 5 }, () => {
      const began = performance.now()
      makeSamples(make(), NOON)
      return performance.now() - began
    })
    // What else the machine has to do is sometimes over in one of them.
    expect(Math.min(...took)).toBeLessThan(400)
  })
})

describe('at any hour of the day', () => {
  // The days on which summer time begins and ends are among them.
  const days = [
    ['an ordinary day', 2026, 5, 17],
    ['the last Sunday of March', 2026, 2, 29],
    ['the last Sunday of October', 2026, 9, 25],
    ['the second Sunday of March', 2026, 2, 8],
    ['the first Sunday of November', 2026, 10, 1],
    ['New Year', 2027, 0, 1],
  ] as const
  it.each(days)(
    'one event of today admits, one has yet to open, one has closed: %s',
    (_, year, month, day) => {
      for (let hour = 0; hour < 24; hour += 1)
        for (const minute of [0, 1, 29, 31, 59]) {
          const now = Date.UTC(year, month, day, hour, minute)
          const clock = zoneClock(venueZone(now, 'UTC'))
          const { schedule } = make({ now, clock, orders: 1 })
          const [midnight, next] = [clock.dayStart(now), clock.dayStart(now, 1)]
          const when = `${new Date(now).toISOString()} in ${clock.zone}`
          for (const event of [schedule.open, schedule.flex, schedule.later, schedule.closed]) {
            expect(event.startsAt, when).toBeGreaterThanOrEqual(midnight)
            expect(event.startsAt, when).toBeLessThan(next)
          }
          expect(opensAt(schedule.open), when).toBeLessThanOrEqual(now)
          expect(closesAt(schedule.open), when).toBeGreaterThanOrEqual(now + 2 * HOUR_MS)
          expect(opensAt(schedule.later), when).toBeGreaterThanOrEqual(now + 2 * HOUR_MS)
          expect(closesAt(schedule.closed), when).toBeLessThanOrEqual(now - HOUR_MS)
          expect(closesAt(schedule['yesterday-concert']), when).toBeLessThan(now)
          expect(opensAt(schedule['tomorrow-admission']), when).toBeGreaterThan(now)
        }
    },
  )

  it('so it is in a zone given by hand, from midnight to a minute before midnight', () => {
    for (let minute = 0; minute < 24 * 60 - 1; minute += 1) {
      const now = NEW_YORK.dayStart(NOON) + minute * MINUTE_MS
      const { schedule } = make({ now, orders: 1 })
      expect(opensAt(schedule.open)).toBeLessThanOrEqual(now)
      expect(closesAt(schedule.open)).toBeGreaterThanOrEqual(now + 2 * HOUR_MS)
      expect(opensAt(schedule.later)).toBeGreaterThan(now)
      expect(closesAt(schedule.closed)).toBeLessThanOrEqual(now)
      for (const event of [schedule.open, schedule.later, schedule.closed])
        expect(NEW_YORK.dayStart(event.startsAt)).toBe(NEW_YORK.dayStart(now))
    }
  })

  it('every sample is what it says, by the rules, in every zone that may be chosen', () => {
    const wanted: Readonly<Record<string, number>> = {
      good: STATUS.checkedIn,
      used: STATUS.alreadyCheckedIn,
      early: STATUS.tooEarly,
      late: STATUS.tooLate,
      expired: STATUS.expired,
      cancelled: STATUS.cancelled,
      refunded: STATUS.refunded,
    }
    for (let hour = 0; hour < 24; hour += 1) {
      const now = Date.UTC(2026, 5, 17, hour, 10)
      const clock = zoneClock(venueZone(now, 'UTC'))
      const world = make({ now, clock, orders: 400 })
      for (const { kind, barcodes } of makeSamples(world, now)) {
        expect(barcodes.length, `${kind} at ${hour}`).toBeGreaterThan(0)
        const status = wanted[kind]
        if (status === undefined) continue
        for (const barcode of barcodes) {
          const ticket = world.tickets.get(barcode)
          if (ticket === undefined) throw new Error(`sample ${kind} is no ticket`)
          expect(ruleOnTicket(ticket, null, true, now, clock).status).toBe(status)
        }
      }
    }
  })
})

import { atMost, type Bench, figure, withUnit } from './parts/bench.ts'
import { gateAt, hasList } from './parts/gate-at.ts'
import type { Scope } from './parts/scope.ts'
import { type CallSeen, venueApart } from './parts/venue-apart.ts'

/** Calls of the gate's own business; a probe is the price of knowing the link, not of a list. */
const isOfList = ({ url }: CallSeen): boolean => !url.includes('pageSize=1&') && !url.endsWith('pageSize=1')

export type ListCost = {
  readonly orders: number
  readonly events: number
  readonly tickets: number
  readonly firstCalls: number
  readonly firstMs: number
  readonly secondCalls: number
  readonly secondMs: number
}

/** Builds the list of so many orders, lets `changed` of them change, and builds it again. */
export async function measureListCost(scope: Scope, orders: number, changed: number): Promise<ListCost> {
  const venue = await venueApart(scope, ['--orders', String(orders)])
  const startedAt = performance.now()
  // The first list is built by itself, as on a new device.
  const { gate, until } = await gateAt(scope, venue, { refresh: { eventsEveryMs: 3_600_000 } })
  const { tickets } = await until(hasList)
  const firstMs = performance.now() - startedAt
  const first = (await venue.calls()).filter(isOfList)
  const read = new Set(first.flatMap(({ url }) => /\/willcall\/orders\/(\d+)$/.exec(url)?.[1] ?? []))

  for (let nth = 0; nth < changed; nth += 1) {
    const refunded = [...read][nth]
    if (nth % 2 === 0 && refunded !== undefined) await venue.change({ do: 'refund-order', orderId: refunded })
    else await venue.change({ do: 'sell-order', eventId: venue.events.open, quantity: 3 })
  }
  const again = performance.now()
  const second = await gate.sync()
  if (!second.ok) throw new Error(second.error.message)
  const calls = (await venue.calls()).filter(isOfList)
  return {
    orders: read.size,
    events: second.value.events,
    tickets,
    firstCalls: first.length,
    firstMs,
    secondCalls: calls.length - first.length,
    secondMs: performance.now() - again,
  }
}

const ORDERS = 5_000
const CHANGED = 50

export const listCost: Bench = {
  name: 'list-cost',
  title: `Calls for a list of ${withUnit(ORDERS)} orders, and for ${CHANGED} changed ones`,
  run: async (scope) => {
    const seen = await measureListCost(scope, ORDERS, CHANGED)
    return [
      figure(
        'orders, tickets, events',
        [seen.orders, seen.tickets, seen.events].map((n) => withUnit(n)).join(', '),
      ),
      atMost('calls for the whole list', seen.firstCalls, seen.orders + 2 * seen.events + 5),
      atMost(`calls for ${CHANGED} changed orders`, seen.secondCalls, CHANGED + 3 * seen.events),
      figure(
        'time without a limit of calls',
        `${withUnit(seen.firstMs / 1_000, 's')}, then ${withUnit(seen.secondMs / 1_000, 's')}`,
      ),
    ]
  },
}

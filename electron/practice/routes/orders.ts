import { type Answer, type Call, notFound, ok, type Route } from '../call.ts'
import { paginate } from '../paging.ts'
import type { VenueState } from '../venue-state.ts'
import { orderDetailWire, orderWire, willCallWire } from '../wire/orders.ts'
import type { Order } from '../world/model.ts'

/** Orders of the consumer side and the will-call orders that hold the tickets (reference, 1.4). */
export function orderRoutes(state: VenueState): Route[] {
  const clock = () => state.world().clock
  const wire = (order: Order, withItems = false) => orderWire(order, state.tenantId, clock(), withItems)

  function orderOf(call: Call): Order | undefined {
    const id = call.params.get('id') ?? ''
    return /^\d{1,15}$/.test(id) ? state.world().orders.get(Number(id)) : undefined
  }

  function one(read: (order: Order) => unknown): (call: Call) => Answer {
    return (call) => {
      const order = orderOf(call)
      return order === undefined ? notFound('order') : ok(read(order))
    }
  }

  /** Without a parameter to search by the list is empty (reference, 1.9). */
  function searched(call: Call): Order[] {
    const email = call.query.get('email')?.toLowerCase()
    const phone = call.query.get('phoneNumber')
    const visitor = call.query.get('visitorId') ?? call.query.get('tempVisitorId')
    if (!email && !phone && !visitor) return []
    return [...state.world().orders.values()].filter(
      ({ contact, customerId }) =>
        (!email || contact.email.toLowerCase() === email) &&
        (!phone || contact.phone === phone) &&
        (!visitor || String(customerId) === visitor),
    )
  }

  /** Every order with a ticket of the event, in one bare array, however many they are (reference, 1.4). */
  function ofEvent(call: Call): Answer {
    const event = state.world().events.get(call.params.get('id') ?? '')
    const orders = new Set([...(event?.tickets ?? [])].map(({ order }) => order))
    return ok([...orders].map((order) => wire(order)))
  }

  const read = { method: 'GET', needs: 'orders' } as const
  return [
    { ...read, pattern: '/v2/b2c/orders', run: (call) => ok(searched(call).map((order) => wire(order))) },
    {
      ...read,
      pattern: '/v2/b2c/orders/search',
      run: (call) => {
        const page = paginate(call, searched(call), {
          createdOn: (order) => order.createdAt,
          updatedOn: (order) => order.updatedAt,
          id: (order) => order.id,
        })
        return ok({ ...page, list: page.list.map((order) => wire(order)) })
      },
    },
    { ...read, pattern: '/v2/b2c/orders/event/:id', run: ofEvent },
    { ...read, pattern: '/v2/b2c/orders/:id', run: one((order) => wire(order, true)) },
    {
      ...read,
      pattern: '/v2/b2b/willcall/orders/:id',
      run: one((order) => willCallWire(order, state.tenantId, clock())),
    },
    {
      ...read,
      pattern: '/v2/b2b/orders/detail/:id',
      run: one((order) => orderDetailWire(order, state.tenantId, clock())),
    },
  ]
}

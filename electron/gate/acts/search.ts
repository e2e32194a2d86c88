import { setImmediate as breath } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { FOUND_TICKETS_MAX, type FoundOrder, SEARCH_MAX, type SearchResult } from '../../contract/acts.ts'
import type { GateInput } from '../../contract/methods.ts'
import { eventRefOf } from '../../contract/ticketing.ts'
import { countGuests } from '../decide/movements.ts'
import type { Actor } from '../roles/actor.ts'
import type { Store } from '../store/store.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import type { ActLog } from './log.ts'
import { makeSearchIndex } from './search-index.ts'
import { isAddress, kindOf, wordsOf } from './search-words.ts'

export type SearchOptions = {
  readonly store: Store
  readonly system: Pick<TicketingSystem, 'ordersByEmail' | 'ticketsOf'>
  readonly traffic: Traffic
  readonly log: ActLog
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

/** Finds orders by name, number or e-mail. */
export type Search = {
  readonly find: (request: GateInput<'search'>, by: Actor) => Promise<SearchResult>
  /** Closes what lies open, and resolves when nothing that was asked is under way any more. */
  readonly close: () => Promise<void>
}

/** How long somebody who searches waits for ACME before what is here is shown, in ms. */
const WAIT_MS = 4_000

export function makeSearch({ store, system, traffic, log, now, after }: SearchOptions): Search {
  const index = makeSearchIndex({ names: store.orderNames, after })
  const underWay = new Set<Promise<unknown>>()

  /** Lands the orders of this address; what comes too late is here for the next search. */
  const fetchByEmail = async (email: string): Promise<boolean> => {
    const found = await traffic.call('refresh', () =>
      system.ordersByEmail(email, { requestId: uuidv7(), deadlineMs: WAIT_MS }),
    )
    if (found.kind !== 'answered') return false
    for (const { orderId } of found.value.items.slice(0, SEARCH_MAX)) {
      const order = await traffic.call('refresh', () =>
        system.ticketsOf(orderId, { requestId: uuidv7(), deadlineMs: WAIT_MS }),
      )
      if (order.kind !== 'answered') return false
      if (order.value !== null) store.orders.apply([{ ...order.value, orderId, listing: null }], now())
    }
    return true
  }

  const askAcme = (text: string): Promise<SearchResult['acme']> => {
    if (!isAddress(text)) return Promise.resolve('not-by-this')
    if (!traffic.reachable() || traffic.blockedUntil() !== null) return Promise.resolve('silent')
    const asked = fetchByEmail(text.trim()).then(
      (ok) => (ok ? 'asked' : 'silent'),
      // The gate is closing, or its disk is sick, which the next scan says.
      () => 'silent',
    ) satisfies Promise<SearchResult['acme']>
    underWay.add(asked)
    void asked.finally(() => underWay.delete(asked))
    return new Promise((resolve) => {
      const cancel = after(WAIT_MS, () => resolve('silent'))
      void asked.then(resolve).finally(cancel)
    })
  }

  const shown = (orderId: string): FoundOrder | null => {
    const order = store.orders.read(orderId)
    if (order === null) return null
    const { contact, tickets } = order
    return {
      orderId,
      orderNumber: tickets.find(({ orderNumber }) => orderNumber !== null)?.orderNumber ?? null,
      name: contact?.name ?? null,
      email: contact?.email ?? null,
      asOf: order.readAt,
      ticketsOf: tickets.length,
      tickets: tickets.slice(0, FOUND_TICKETS_MAX).map((ticket) => {
        const hash = store.lookup(ticket.barcode)
        const event = store.events.byId(ticket.eventId)
        return {
          ticket: hash.toString('hex'),
          codeEnd: ticket.barcode.slice(-4),
          event: event === null ? null : eventRefOf(event),
          ticketType: ticket.ticketType,
          state: ticket.state,
          checkedInAt: ticket.checkedInAt,
          admittedHere: countGuests(store.scans.movements(hash), ticket.goodFor, false).inside,
          holder: ticket.holder.name,
        }
      }),
    }
  }

  return {
    find: async ({ text }, by) => {
      const acme = await askAcme(text)
      const words = wordsOf(text)
      const { orderIds, searched } =
        words.length === 0 ? { orderIds: [], searched: 0 } : await index.find(words, SEARCH_MAX + 1)
      const orders: FoundOrder[] = []
      for (const orderId of orderIds.slice(0, SEARCH_MAX)) {
        const order = shown(orderId)
        if (order !== null) orders.push(order)
        await breath()
      }
      log.note({ act: 'search', by, what: { by: kindOf(text), found: orders.length, acme } })
      return { orders, more: orderIds.length > SEARCH_MAX, searched, acme }
    },
    close: async () => {
      index.drop()
      await Promise.allSettled(underWay)
    },
  }
}

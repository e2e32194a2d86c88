import { v7 as uuidv7 } from 'uuid'
import type { Outcome } from '../../contract/ticketing.ts'
import type { Store } from '../store/store.ts'
import type { CallOptions, TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'

export type LearnOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  /** How long a scan waits for this, in ms. */
  readonly budgetMs: number
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

/** Brings the order of one unknown ticket onto this device, within the budget. True if it is here now. */
export type Learn = (barcode: string) => Promise<boolean>

export function makeLearn({ store, system, traffic, budgetMs, now, after }: LearnOptions): Learn {
  return (barcode) => {
    const learnt = fetchOrder(barcode)
    return new Promise((resolve) => {
      const cancel = after(budgetMs, () => {
        traffic.late(budgetMs, learnt)
        resolve(false)
      })
      void learnt.then(resolve).finally(cancel)
    })
  }

  /** Neither a refusal nor a closed line is the scan's business: it goes on with what is known. */
  async function fetchOrder(barcode: string): Promise<boolean> {
    const found = await ask((call) => system.orderOf(barcode, call))
    const orderId = found?.orderId ?? null
    if (orderId === null) return false
    const tickets = await ask((call) => system.ticketsOf(orderId, call))
    if (tickets === null) return false
    store.orders.apply([{ ...tickets, orderId, listing: null }], now())
    return tickets.tickets.some((ticket) => ticket.barcode === barcode)
  }

  async function ask<T>(make: (call: CallOptions) => Promise<Outcome<T>>): Promise<T | null> {
    const outcome = await traffic.scan(() => make({ requestId: uuidv7(), deadlineMs: budgetMs * 4 }))
    return outcome?.kind === 'answered' ? outcome.value : null
  }
}

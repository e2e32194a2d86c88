import { v7 as uuidv7 } from 'uuid'
import { ORDER_TICKETS_MAX, type OrderView } from '../../contract/order.ts'
import { say } from '../../contract/sayings/say.ts'
import { eventRefOf, type Outcome } from '../../contract/ticketing.ts'
import type { GateError, Result } from '../../contract/wire.ts'
import type { Store } from '../store/store.ts'
import type { CallOptions, TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'

export type OrderOptions = {
  readonly store: Store
  readonly system: TicketingSystem
  readonly traffic: Traffic
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

/** The order behind a scan. */
export type OrderBehind = {
  readonly of: (scanId: string) => Promise<Result<OrderView>>
  /** Resolves when nothing that was asked is under way any more. */
  readonly settled: () => Promise<void>
}

/** How long somebody at the screen waits for ACME before what is here is shown, in ms. */
const WAIT_MS = 5_000

type Fetched =
  | { readonly kind: 'landed'; readonly orderId: string }
  | { readonly kind: 'none'; readonly message: string }
  | { readonly kind: 'silent'; readonly why: string }

export function makeOrderBehind({ store, system, traffic, now, after }: OrderOptions): OrderBehind {
  const underWay = new Set<Promise<Fetched>>()

  const ask = async <T>(make: (call: CallOptions) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    traffic.call('refresh', () => make({ requestId: uuidv7(), deadlineMs: WAIT_MS }))

  const fetchOrder = async (barcode: string, known: string | null): Promise<Fetched> => {
    let orderId = known
    if (orderId === null) {
      const found = await ask((call) => system.orderOf(barcode, call))
      if (found.kind !== 'answered') return silent(found)
      orderId = found.value.orderId
    }
    if (orderId === null) return { kind: 'none', message: say('order.none') }
    const id = orderId
    const order = await ask((call) => system.ticketsOf(id, call))
    if (order.kind !== 'answered') return silent(order)
    if (order.value === null) return { kind: 'none', message: say('order.gone') }
    store.orders.apply([{ ...order.value, orderId: id, listing: null }], now())
    return { kind: 'landed', orderId: id }
  }

  /** A late answer still lands; only nobody waits for it. */
  const fetchInTime = (barcode: string, orderId: string | null): Promise<Fetched> => {
    if (!traffic.reachable() || traffic.blockedUntil() !== null)
      return Promise.resolve({ kind: 'silent', why: traffic.link().why ?? say('order.not-reached') })
    // Refused places (the gate is closing) are silence too; a sick disk is the caller's to hear.
    const fetched = fetchOrder(barcode, orderId)
    underWay.add(fetched)
    void fetched.catch(() => {}).finally(() => underWay.delete(fetched))
    return new Promise((resolve, reject) => {
      const cancel = after(WAIT_MS, () =>
        resolve({ kind: 'silent', why: say('order.late', { seconds: WAIT_MS / 1_000 }) }),
      )
      fetched.then(resolve, reject).finally(cancel)
    })
  }

  const view = (orderId: string, barcode: string, source: OrderView['source']): OrderView | null => {
    const order = store.orders.read(orderId)
    if (order === null) return null
    return {
      orderId,
      orderNumber: order.tickets.find(({ orderNumber }) => orderNumber !== null)?.orderNumber ?? null,
      asOf: order.readAt,
      source,
      contact: order.contact,
      tickets: order.tickets.slice(0, ORDER_TICKETS_MAX).map((ticket) => {
        const event = store.events.byId(ticket.eventId)
        return {
          codeEnd: ticket.barcode.slice(-4),
          event: event === null ? null : eventRefOf(event),
          ticketType: ticket.ticketType,
          state: ticket.state,
          checkedInAt: ticket.checkedInAt,
          holder: ticket.holder.name,
          isThis: ticket.barcode === barcode,
        }
      }),
      ticketsOf: order.tickets.length,
    }
  }

  return {
    of: async (scanId) => {
      const code = store.scans.codeOf(scanId)
      if (code === null) return failed('not-found', say('order.unscanned'))
      const { barcode, hash } = code
      const pass = store.passes.find(hash)
      if (pass?.kind === 'card') return failed('not-found', say('order.card'))
      const known = pass?.ticket.orderId ?? null

      const fetched = await fetchInTime(barcode, known)
      if (fetched.kind === 'none') return failed('not-found', fetched.message)
      const orderId = fetched.kind === 'landed' ? fetched.orderId : known
      const shown =
        orderId === null ? null : view(orderId, barcode, fetched.kind === 'landed' ? 'acme' : 'cache')
      if (shown !== null) return { ok: true, value: shown }
      return fetched.kind === 'silent'
        ? failed('unreachable', say('order.not-told', { why: fetched.why }))
        : failed('internal', say('order.not-shown'))
    },
    settled: async () => void (await Promise.allSettled(underWay)),
  }
}

function silent(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Fetched {
  return {
    kind: 'silent',
    why: outcome.kind === 'limited' ? say('sync.limited') : outcome.why,
  }
}

function failed(code: GateError['code'], message: string): { ok: false; error: GateError } {
  return { ok: false, error: { code, message: message.slice(0, 500) } }
}

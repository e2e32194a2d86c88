import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { EventRecord } from '../../../electron/contract/ticketing.ts'
import type { OrderRead } from '../../../electron/gate/store/orders.ts'
import { ordersOf, portionFrom } from './crowd.ts'
import type { Scope } from './scope.ts'

/** Orders that come with one answer: what a few pages of a body hold. */
const ORDERS_A_PIECE = 100
/** Pieces that are under way or wait to be landed, as a socket's buffers hold them. */
const READ_AHEAD = 3

/** What the other end is told first: the list it has to hold. */
export type ListWanted = {
  readonly tickets: number
  readonly events: readonly EventRecord[]
  readonly seed: number
}

/** A list on its way to the store. */
export type Download = {
  readonly tickets: number
  /** The next orders, of about as many tickets; none when the list has ended. */
  readonly next: (tickets: number) => readonly OrderRead[] | Promise<readonly OrderRead[]>
}

/** A list that is all here: what landing it takes is the store's own work. */
export function heldList({ tickets, events, seed }: ListWanted): Download {
  const orders = ordersOf(tickets, events, seed)
  let at = 0
  return {
    tickets,
    next: (wanted) => {
      const portion = portionFrom(orders, at, wanted)
      at += portion.length
      return portion
    },
  }
}

/**
 * A list that comes in while it lands, and is made and kept at the other end, in a thread with a heap of its own: what the gate has
 * not landed yet is not in the gate's memory, and not in the way of its garbage collector. Resolves when the other end has its list.
 */
export async function openDownload(scope: Scope, list: ListWanted): Promise<Download> {
  const other = new Worker(new URL('./download-worker.ts', import.meta.url), { workerData: list })
  scope.onEnd(() => other.terminate())
  await once(other, 'message')

  const here: OrderRead[] = []
  let ended = false
  let arrived = Promise.withResolvers<void>()
  other.on('message', (piece: readonly OrderRead[]) => {
    here.push(...piece)
    ended = piece.length < ORDERS_A_PIECE
    arrived.resolve()
    arrived = Promise.withResolvers()
  })
  other.once('error', (trouble) => arrived.reject(trouble))
  const ask = (): void => other.postMessage(ORDERS_A_PIECE)
  for (let pieces = 0; pieces < READ_AHEAD; pieces += 1) ask()

  let taken = 0
  return {
    tickets: list.tickets,
    next: async (tickets) => {
      while (here.length < ORDERS_A_PIECE && !ended) await arrived.promise
      const portion = portionFrom(here, 0, tickets)
      here.splice(0, portion.length)
      for (taken += portion.length; taken >= ORDERS_A_PIECE; taken -= ORDERS_A_PIECE) ask()
      return portion
    },
  }
}

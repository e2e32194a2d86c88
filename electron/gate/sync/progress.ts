import type { SyncProgress } from '../../contract/status.ts'

/** What is known of the work ahead when an estimate is asked for. */
export type Work = {
  /** Calls still to be made, as far as known. */
  readonly callsLeft: number
  /** Calls a minute the budget allows to those that have time. */
  readonly sparePerMinute: number
  /** Calls a minute that this download has been getting answers to; null while too few came to tell. */
  readonly measuredPerMinute: number | null
  /** Until a block ends, in ms. */
  readonly blockedForMs: number
}

/** How long the rest takes under the present limit, in ms. */
export function timeLeftMs({ callsLeft, sparePerMinute, measuredPerMinute, blockedForMs }: Work): number {
  if (callsLeft === 0) return 0
  const perMinute = Math.max(1, Math.min(sparePerMinute, measuredPerMinute ?? sparePerMinute))
  return Math.round(blockedForMs + (callsLeft / perMinute) * 60_000)
}

/** Tickets an order holds until enough were read to tell. */
const TICKETS_AN_ORDER = 2.5

/** Calls that reading an event never read before will take, by how many tickets ACME says it sold. */
export function expectedOrders(sold: number | null, ordersRead: number, ticketsRead: number): number {
  const perOrder = ordersRead >= 20 ? Math.max(1, ticketsRead / ordersRead) : TICKETS_AN_ORDER
  return sold === null ? 0 : Math.ceil(sold / perOrder)
}

/** How fast answers come, over the last half minute or so. */
export function makeSpeedometer(now: () => number) {
  let marks: number[] = []
  return {
    mark: (): void => {
      const at = now()
      marks = [...marks.filter((one) => one > at - SPAN_MS), at]
    },
    perMinute: (): number | null => {
      const [first] = marks
      const last = marks.at(-1)
      if (first === undefined || last === undefined || marks.length < 10 || last - first < LEAST_MS)
        return null
      return ((marks.length - 1) / (last - first)) * 60_000
    },
  }
}
const SPAN_MS = 30_000
const LEAST_MS = 2_000

export const atRest: SyncProgress = {
  state: 'idle',
  ordersDone: 0,
  ordersOf: null,
  leftMs: null,
  finishedAt: null,
  why: null,
}

import { setImmediate as breath } from 'node:timers/promises'
import type { OrderNameStore, OrderNames } from '../store/order-names.ts'
import { fitOf, searchable } from './search-words.ts'

/** The orders of this device by name, number and e-mail: opened into memory when somebody searches, and dropped after. */
export type SearchIndex = {
  /** The best first, at most this many, and how many were looked through. Scans go on meanwhile. */
  readonly find: (
    words: readonly string[],
    limit: number,
  ) => Promise<{ readonly orderIds: readonly string[]; readonly searched: number }>
  readonly drop: () => void
}

export type SearchIndexOptions = {
  readonly names: OrderNameStore
  readonly after: (ms: number, run: () => void) => () => void
}

/** Orders opened between two chances for a scan: about 2 ms. */
const OPENED_AT_ONCE = 50
/** Orders looked through between two. */
const SEEN_AT_ONCE = 2_000
/** Fitting orders of which the best are shown. */
const MOST_FOUND = 1_000
/** People lie open in memory for no longer than this after the last search, in ms. */
const IDLE_MS = 2 * 60_000
/** Of a very large venue the rest is not searched here: about 60 MB. */
const MOST_ORDERS = 250_000
/** Names of one order that are kept: a tour group of a thousand must not fill the memory. */
const MOST_TEXT = 2_000

export function makeSearchIndex({ names, after }: SearchIndexOptions): SearchIndex {
  let index: Promise<Map<string, string>> | null = null
  let watch: ReturnType<OrderNameStore['watch']> | null = null
  let cancel = (): void => {}
  let searching = 0

  const drop = (): void => {
    cancel()
    watch?.end()
    watch = null
    index = null
  }
  const textOf = ({ orderNumber, people }: OrderNames): string =>
    searchable([orderNumber ?? '', ...people].join(' ')).slice(0, MOST_TEXT)

  const build = async (): Promise<Map<string, string>> => {
    const texts = new Map<string, string>()
    for (let last = ''; texts.size < MOST_ORDERS; ) {
      const page = names.page(last, OPENED_AT_ONCE)
      for (const order of page) texts.set(order.orderId, textOf(order))
      const end = page.at(-1)
      if (end === undefined) break
      last = end.orderId
      await breath()
    }
    return texts
  }
  /** What changed since it was built, a scan's breath apart. */
  const catchUp = async (texts: Map<string, string>): Promise<void> => {
    for (const [nth, orderId] of (watch?.changed() ?? []).entries()) {
      const order = names.one(orderId)
      if (order === null) texts.delete(orderId)
      else texts.set(orderId, textOf(order))
      if (nth % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await breath()
    }
  }

  const find: SearchIndex['find'] = async (words, limit) => {
    if (index === null) {
      watch = names.watch()
      index = build()
    }
    const texts = await index
    await catchUp(texts)
    const found: { orderId: string; fit: number }[] = []
    let seen = 0
    for (const [orderId, text] of texts) {
      const fit = fitOf(words, text)
      if (fit > 0) found.push({ orderId, fit })
      // Whoever gets this many has to say more anyhow.
      if (found.length === MOST_FOUND) break
      seen += 1
      if (seen % SEEN_AT_ONCE === 0) await breath()
    }
    const best = found.toSorted((one, other) => other.fit - one.fit).slice(0, limit)
    return { orderIds: best.map(({ orderId }) => orderId), searched: texts.size }
  }

  return {
    find: async (words, limit) => {
      cancel()
      searching += 1
      try {
        return await find(words, limit)
      } catch (error) {
        drop()
        throw error
      } finally {
        searching -= 1
        if (searching === 0) cancel = after(IDLE_MS, drop)
      }
    },
    drop,
  }
}

import type { Page } from '../../contract/ticketing.ts'

/** A list that never ends is a fault of the other side. */
const MOST_PAGES = 500

/** Sizes a server may cap a page at: an answer of just so many entries, without a count, may not be all. */
const looksLikeAPage = (received: number): boolean => received > 0 && received % 50 === 0

/**
 * Reads pages until all of `of` came, or, where no count is given, until one is not full. A page that begins as the
 * one before it did is that page again: the list is not paged at all.
 */
export async function everyPage<T>(
  read: (page: number) => Promise<Page<T>>,
): Promise<{ items: T[]; skipped: number }> {
  const items: T[] = []
  let skipped = 0
  let received = 0
  let begins = ''
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const one = await read(page)
    const first = JSON.stringify(one.items[0] ?? null)
    if (one.received === 0 || (page > 1 && first === begins)) break
    begins = first
    items.push(...one.items)
    skipped += one.skipped
    received += one.received
    if (one.of === null ? !looksLikeAPage(one.received) : received >= one.of) break
  }
  return { items, skipped }
}

/** Maps with a few calls under way at a time, results in the order of the items. The first failure ends it. */
export async function sideBySide<T, R>(
  items: readonly T[],
  width: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) results[index] = await map(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}

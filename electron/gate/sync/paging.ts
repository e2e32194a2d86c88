import type { Page } from '../../contract/ticketing.ts'

/** A list that never ends is a fault of the other side. */
const MOST_PAGES = 500
/** How often one page is read again because the list moved under the reading. */
const MOST_REPEATS = 3

/** Sizes a server may cap a page at: an answer of just so many entries, without a count, may not be all. */
const looksLikeAPage = (received: number): boolean => received > 0 && received % 50 === 0

/** A list as read. */
export type WholeList<T> = {
  readonly items: readonly T[]
  /** Entries that could not be read. */
  readonly skipped: number
  /** As many entries came as the list said it has, and each could be read: what is not among them is not in the list. */
  readonly complete: boolean
  /** The list has more than it would give: the same page came again and again. */
  readonly cut: boolean
}

/** A list is read through no more often than this because entries moved in it. */
const MOST_PASSES = 3

/**
 * Reads a list to its end, page by page. An entry that is changed meanwhile may move to another place in it, and then
 * those between its two places move by one, each at the edge of a page onto one that was read already. Such an entry
 * comes twice, by its key: the list is read again then, and all that came is returned.
 * @param keyOf what makes an entry the same one, whatever else changed in it.
 */
export async function everyPage<T>(
  read: (page: number) => Promise<Page<T>>,
  keyOf: (item: T) => string,
): Promise<WholeList<T>> {
  let all: readonly T[] = []
  for (let pass = 1; ; pass += 1) {
    const { moved, ...list } = await onePass(read, keyOf)
    all = pass === 1 ? list.items : [...all, ...list.items]
    if (!moved || pass === MOST_PASSES) return { ...list, items: all }
  }
}

/**
 * Reads pages until all of `of` came, or, where no count is given or it is not true, until one is not full. A page
 * that begins as the one before it did is that page again: the list is not paged at all.
 *
 * An entry that leaves a list while it is being read moves all behind it up, one of them from the next page onto one
 * that was read already. The count tells: where it fell, the page before is read again. Entries that came twice are
 * returned twice; applying one again changes nothing.
 */
async function onePass<T>(
  read: (page: number) => Promise<Page<T>>,
  keyOf: (item: T) => string,
): Promise<WholeList<T> & { readonly moved: boolean }> {
  const items: T[] = []
  const seen = new Set<string>()
  let moved = false
  let skipped = 0
  let received = 0
  let before: { readonly begins: string; readonly page: Page<T> } | null = null
  let repeats = 0
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const one: Page<T> = await read(page)
    const begins = JSON.stringify(one.items[0] ?? null)
    if (one.received === 0) break
    if (before !== null && begins === before.begins) {
      return { items, skipped, complete: false, cut: one.of !== null && one.of > received, moved: false }
    }
    if (before !== null && fell(before.page.of, one.of) && repeats < MOST_REPEATS) {
      repeats += 1
      received -= before.page.received
      for (const item of before.page.items) seen.delete(keyOf(item))
      before = null
      page -= 2
      continue
    }
    before = { begins, page: one }
    items.push(...one.items)
    const keys = new Set(one.items.map(keyOf))
    moved ||= [...keys].some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    skipped += one.skipped
    received += one.received
    if (one.of === null || received > one.of ? !looksLikeAPage(one.received) : received === one.of) break
  }
  const of = before?.page.of ?? null
  return {
    items,
    skipped,
    complete: skipped === 0 && !moved && (of === null || received === of),
    cut: false,
    moved,
  }
}

const fell = (before: number | null, now: number | null): boolean =>
  before !== null && now !== null && now < before

/** Does something with each item, a few at a time. The first failure ends it. */
export async function sideBySide<T>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0
  let failed = false
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length && !failed; index = next++) {
      const item = items[index]
      if (item === undefined) continue
      try {
        await run(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

const WINDOW_MS = 60_000
const RELOADS_IN_WINDOW = 3
const DELAYS_MS = [0, 500, 2_000] as const

/** What to do with a page that crashed. */
export type AfterCrash = { readonly do: 'reload'; readonly afterMs: number } | { readonly do: 'give-up' }

/**
 * At most three reloads a minute, each a little later than the one before; then a page that cannot crash. A page that
 * crashes on what it shows would otherwise flicker for ever in front of a queue.
 *
 * @param earlier times of the crashes before this one, epoch ms
 */
export function afterCrash(earlier: readonly number[], nowMs: number): AfterCrash {
  const recent = earlier.filter((at) => nowMs - at < WINDOW_MS).length
  const afterMs = DELAYS_MS[recent]
  return recent >= RELOADS_IN_WINDOW || afterMs === undefined ? { do: 'give-up' } : { do: 'reload', afterMs }
}

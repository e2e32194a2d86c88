import type { Screen } from './screen.ts'

/** What is open over the scan screen; the scan screen itself is always there and always takes scans. */
export type Opened = { readonly screen: Screen; readonly openedAt: number }

/** Opens and closes screens; every change is told to subscribers. */
export type Navigation = {
  readonly getState: () => Opened | null
  readonly subscribe: (listener: () => void) => () => void
  /** Opens a screen in place of the one that is open. */
  readonly open: (screen: Screen) => void
  readonly close: () => void
}

export function createNavigation(now: () => number): Navigation {
  const listeners = new Set<() => void>()
  let state: Opened | null = null
  const change = (next: Opened | null) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open: (screen) => change({ screen, openedAt: now() }),
    close: () => change(null),
  }
}

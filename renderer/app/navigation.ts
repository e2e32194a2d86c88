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
  /**
   * Holds the open screen, on which something would be lost: instead of leaving it `ask` is called, with what leaves it
   * all the same. Until what this returns is called.
   */
  readonly hold: (ask: (leave: () => void) => void) => () => void
}

export function createNavigation(now: () => number): Navigation {
  const listeners = new Set<() => void>()
  let state: Opened | null = null
  let holding: ((leave: () => void) => void) | null = null
  const change = (next: () => Opened | null) => {
    const leave = () => {
      state = next()
      for (const listener of listeners) listener()
    }
    if (holding === null) leave()
    else holding(leave)
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open: (screen) => change(() => ({ screen, openedAt: now() })),
    close: () => change(() => null),
    hold(ask) {
      holding = ask
      return () => {
        if (holding === ask) holding = null
      }
    },
  }
}

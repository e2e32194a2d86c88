import type { KioskWish } from '../contract/kiosk.ts'
import { readText, writeDurably } from './device/durable-file.ts'

/** As much of Electron's window as the kiosk mode uses. */
type KioskWindow = {
  readonly setKiosk: (on: boolean) => void
  readonly on: (event: 'close', listener: (event: { preventDefault: () => void }) => void) => unknown
}

/** The mode in which the window is all that a person at this device can reach. */
export type Kiosk = {
  readonly isOn: () => boolean
  /** @returns whether it is on then */
  readonly turn: (wish: KioskWish) => boolean
  /** The page was given up: whoever is there can close the window. It comes back with the next start. */
  readonly letGo: () => void
}

export type KioskParts = {
  readonly window: KioskWindow
  /** Says `before-quit` when the system ends the program: in the kiosk nobody at the device can. */
  readonly app: { readonly on: (event: 'before-quit', listener: () => void) => unknown }
  /** Gives the window the menu, and with it the keys, for a device with or without a way out. */
  readonly setMenu: (kiosk: boolean) => void
  /** Remembers the mode: a device that lost its power comes back the way it was left. */
  readonly file: string
  /** `--kiosk` on the command line: on, whatever was remembered. */
  readonly wanted: boolean
  /** The gate stands still: what is the matter may have to be put right outside of the window. */
  readonly isStill: () => boolean
  readonly report: (line: string) => void
}

/**
 * Full screen without a frame, and no key that closes, leaves or opens anything beside it. Ending the session or the
 * computer still ends the program, and it locks nobody in with a gate that does not go.
 */
export function makeKiosk({ window, app, setMenu, file, wanted, isStill, report }: KioskParts): Kiosk {
  let on = false
  let ending = false
  const enter = (next: boolean): void => {
    on = next
    window.setKiosk(next)
    setMenu(next)
  }
  window.on('close', (event) => {
    if (on && !ending && !isStill()) event.preventDefault()
  })
  app.on('before-quit', () => {
    ending = true
  })
  enter(wanted || wasOn(file))
  const set = (next: boolean): void => {
    if (next === on) return
    enter(next)
    report(next ? 'kiosk mode on' : 'kiosk mode off')
    try {
      writeDurably(file, JSON.stringify({ on: next }))
    } catch {
      report('kiosk mode could not be remembered: it ends with this start')
    }
  }
  return {
    isOn: () => on,
    turn: (wish) => {
      if (wish === 'off-while-still' ? isStill() : wish !== null) set(wish === true)
      return on
    },
    letGo: () => {
      if (!on) return
      report('kiosk mode off until the next start: the page was given up')
      enter(false)
    },
  }
}

function wasOn(file: string): boolean {
  try {
    return readText(file) === JSON.stringify({ on: true })
  } catch {
    return false
  }
}

import { readFileSync, writeFileSync } from 'node:fs'

/** As much of Electron's window as the kiosk mode uses. */
type KioskWindow = {
  readonly setKiosk: (on: boolean) => void
  readonly on: (event: 'close', listener: (event: { preventDefault: () => void }) => void) => unknown
}

/** The mode in which the window is all that a person at this device can reach. */
export type Kiosk = {
  readonly isOn: () => boolean
  readonly set: (on: boolean) => void
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
  readonly report: (line: string) => void
}

/**
 * Full screen without a frame, and no key that closes, leaves or opens anything beside it. Ending the session or the
 * computer still ends the program.
 */
export function makeKiosk({ window, app, setMenu, file, wanted, report }: KioskParts): Kiosk {
  let on = false
  let ending = false
  const enter = (next: boolean): void => {
    on = next
    window.setKiosk(next)
    setMenu(next)
  }
  window.on('close', (event) => {
    if (on && !ending) event.preventDefault()
  })
  app.on('before-quit', () => {
    ending = true
  })
  enter(wanted || wasOn(file))
  return {
    isOn: () => on,
    set: (next) => {
      if (next === on) return
      enter(next)
      report(next ? 'kiosk mode on' : 'kiosk mode off')
      try {
        writeFileSync(file, JSON.stringify({ on: next }), { mode: 0o600 })
      } catch {
        report('kiosk mode could not be remembered: it ends with this start')
      }
    },
  }
}

function wasOn(file: string): boolean {
  try {
    return readFileSync(file, 'utf8') === JSON.stringify({ on: true })
  } catch {
    return false
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeKiosk } from '../../electron/shell/kiosk.ts'

function tempFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-kiosk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'kiosk.json')
}

/** A window and a program that note what was asked of them. */
function around(file: string, wanted = false) {
  let close = (_event: { preventDefault: () => void }): void => {}
  let quit = (): void => {}
  const seen = { kiosk: false, menu: false, reports: [] as string[] }
  const kiosk = makeKiosk({
    window: {
      setKiosk: (on) => {
        seen.kiosk = on
      },
      on: (_event, listener) => {
        close = listener
      },
    },
    app: {
      on: (_event, listener) => {
        quit = listener
      },
    },
    setMenu: (on) => {
      seen.menu = on
    },
    file,
    wanted,
    report: (line) => seen.reports.push(line),
  })
  const closes = (): boolean => {
    let prevented = false
    close({ preventDefault: () => (prevented = true) })
    return !prevented
  }
  return { kiosk, seen, closes, quit: () => quit() }
}

describe('the kiosk', () => {
  it('is off until somebody wants it, and the window closes', () => {
    const { kiosk, seen, closes } = around(tempFile())
    expect([kiosk.isOn(), seen.kiosk, seen.menu]).toEqual([false, false, false])
    expect(closes()).toBe(true)
  })

  it('keeps the window open, but not against the system', () => {
    const { kiosk, closes, quit } = around(tempFile())
    kiosk.set(true)
    expect(closes()).toBe(false)
    quit()
    expect(closes()).toBe(true)
  })

  it('comes back after a start, until it is left', () => {
    const file = tempFile()
    around(file).kiosk.set(true)
    const again = around(file)
    expect([again.kiosk.isOn(), again.seen.kiosk, again.seen.menu]).toEqual([true, true, true])
    again.kiosk.set(false)
    expect(again.seen).toMatchObject({ kiosk: false, menu: false })
    expect(around(file).kiosk.isOn()).toBe(false)
  })

  it('can be asked for by whoever starts the program', () => {
    expect(around(tempFile(), true).seen.kiosk).toBe(true)
  })

  it('works where it cannot be remembered, and says so', () => {
    const file = tempFile()
    writeFileSync(file, 'not ours')
    const { kiosk, seen } = around(join(file, 'below-a-file'))
    kiosk.set(true)
    expect(kiosk.isOn()).toBe(true)
    expect(seen.reports).toContain('kiosk mode could not be remembered: it ends with this start')
    expect(around(file).kiosk.isOn()).toBe(false)
  })
})

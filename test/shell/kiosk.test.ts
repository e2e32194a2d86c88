import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeKiosk } from '../../electron/shell/kiosk.ts'
import { standsStill } from '../../electron/shell/still.ts'
import { tempFolder } from '../temp-folder.ts'

function tempFile(): string {
  const folder = tempFolder()
  return join(folder, 'kiosk.json')
}

/** A window and a program that note what was asked of them. */
function around(file: string, wanted = false) {
  let close = (_event: { preventDefault: () => void }): void => {}
  let quit = (): void => {}
  const seen = { kiosk: false, menu: false, reports: [] as string[] }
  const gate = { still: false }
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
    isStill: () => gate.still,
    report: (line) => seen.reports.push(line),
  })
  const closes = (): boolean => {
    let prevented = false
    close({ preventDefault: () => (prevented = true) })
    return !prevented
  }
  return { kiosk, seen, gate, closes, quit: () => quit() }
}

describe('the kiosk', () => {
  it('is off until somebody wants it, and the window closes', () => {
    const { kiosk, seen, closes } = around(tempFile())
    expect([kiosk.isOn(), seen.kiosk, seen.menu]).toEqual([false, false, false])
    expect(closes()).toBe(true)
  })

  it('keeps the window open, but not against the system', () => {
    const { kiosk, closes, quit } = around(tempFile())
    expect(kiosk.turn(true)).toBe(true)
    expect(closes()).toBe(false)
    quit()
    expect(closes()).toBe(true)
  })

  it('comes back after a start, until it is left', () => {
    const file = tempFile()
    around(file).kiosk.turn(true)
    const again = around(file)
    expect([again.kiosk.isOn(), again.seen.kiosk, again.seen.menu]).toEqual([true, true, true])
    again.kiosk.turn(false)
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
    kiosk.turn(true)
    expect(kiosk.isOn()).toBe(true)
    expect(seen.reports).toContain('kiosk mode could not be remembered: it ends with this start')
    expect(around(file).kiosk.isOn()).toBe(false)
  })

  it('lets go of a page that was given up, until the next start', () => {
    const file = tempFile()
    const { kiosk, seen, closes } = around(file)
    kiosk.turn(true)
    kiosk.letGo()
    expect([kiosk.isOn(), seen.kiosk, seen.menu, closes()]).toEqual([false, false, false, true])
    expect(around(file).kiosk.isOn()).toBe(true)
  })

  it('can be left and closed by anybody while the gate stands still, and not by a page that merely says so', () => {
    const { kiosk, gate, closes } = around(tempFile())
    kiosk.turn(true)
    expect(kiosk.turn('off-while-still')).toBe(true)
    expect(closes()).toBe(false)
    gate.still = true
    expect(closes()).toBe(true)
    expect(kiosk.turn('off-while-still')).toBe(false)
    expect(kiosk.isOn()).toBe(false)
  })

  it('stays remembered where the disk has no room to say otherwise', () => {
    const file = tempFile()
    around(file).kiosk.turn(true)
    const before = readFileSync(file, 'utf8')
    const room = new URL('../../electron/shell/kiosk.ts', import.meta.url).href
    const leave = `
      const { makeKiosk } = await import(${JSON.stringify(room)})
      const none = () => {}
      const window = { setKiosk: none, on: none }
      const parts = { window, app: { on: none }, setMenu: none, isStill: () => false, wanted: false }
      const kiosk = makeKiosk({ ...parts, file: process.argv.at(-1), report: (line) => console.log(line) })
      console.log(kiosk.turn(false))`
    const node = [process.execPath, '--input-type=module', '--eval', leave, file]
    const left = spawnSync('sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...node], { encoding: 'utf8' })
    expect(left.stdout.trim().split('\n')).toEqual([
      'kiosk mode off',
      'kiosk mode could not be remembered: it ends with this start',
      'false',
    ])
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})

describe('a gate', () => {
  it.each([
    ['that starts, or starts again, does not stand still', [['starting', 0]], 59_999, false],
    ['that never comes up does', [['starting', 0]], 60_000, true],
    [
      'that is up does not',
      [
        ['starting', 0],
        ['up', 5],
      ],
      900_000,
      false,
    ],
    [
      'that says why it cannot start does',
      [
        ['starting', 0],
        ['failed', 5],
      ],
      5,
      true,
    ],
    [
      'that dies again and again does, for all that it is started anew',
      [
        ['up', 0],
        ['down', 10_000],
        ['down', 50_000],
      ],
      70_000,
      true,
    ],
    [
      'that came up again does not',
      [
        ['failed', 0],
        ['up', 5],
        ['down', 70_000],
      ],
      70_005,
      false,
    ],
  ] as const)('%s', (_name, heard, now, still) => {
    let at = 0
    const watch = standsStill(() => at)
    for (const [state, since] of heard) {
      at = since
      if (state === 'starting') watch.heard({ state })
      else if (state === 'down') watch.heard({ state, since, restarts: 0 })
      else if (state === 'failed') watch.heard({ state, message: 'full', restarts: 0 })
      else watch.heard({ state, restarts: 0 })
    }
    at = now
    expect(watch.isStill()).toBe(still)
  })
})

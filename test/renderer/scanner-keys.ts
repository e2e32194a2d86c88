import type { Page } from 'playwright-core'

type Key = {
  readonly key: string
  readonly code: string
  readonly text?: string
  readonly windowsVirtualKeyCode: number
  readonly modifiers?: number
}

const named: Readonly<Record<string, Key>> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  LF: { key: 'j', code: 'KeyJ', windowsVirtualKeyCode: 74, modifiers: 2 },
  ' ': { key: ' ', code: 'Space', text: ' ', windowsVirtualKeyCode: 32 },
  '-': { key: '-', code: 'Minus', text: '-', windowsVirtualKeyCode: 189 },
}

function keyOf(name: string): Key {
  const known = named[name]
  if (known !== undefined) return known
  const place = name.toUpperCase()
  const code = /[0-9]/.test(name) ? `Digit${name}` : `Key${place}`
  return { key: name, code, text: name, windowsVirtualKeyCode: place.charCodeAt(0) }
}

/** A scanner at a page. */
export type Keyboard = {
  /**
   * Presses keys as a wedge scanner does: real key events through the browser's input queue. Every key carries the
   * time it was planned for, as a keyboard's own events do, so that a busy test machine does not slow the scanner
   * down; `gapMs` 0 sends them all in one go, each a millisecond after the one before: not even a test that stands still for
   * seconds tears a code in two. `LF` is the line feed some scanners send as Ctrl+J. Without `releases`
   * only the ending's keys come up again: half the events, for where there are very many.
   */
  readonly burst: (
    text: string,
    gapMs: number,
    ending: readonly string[],
    releases?: boolean,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

/** One for many bursts: it costs some time to get hold of. */
export async function keyboardOf(page: Page): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page)
  return {
    async burst(text, gapMs, ending, releases = true) {
      const keys = [...text, ...ending]
      const atOnce = gapMs === 0
      const start = atOnce ? Date.now() - keys.length : Date.now()
      const sends: Promise<unknown>[] = []
      for (const [index, name] of keys.entries()) {
        const due = start + index * (atOnce ? 1 : gapMs)
        const early = due - Date.now()
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
        const at = { timestamp: due / 1_000 }
        const key = keyOf(name)
        const press = { ...key, unmodifiedText: key.text ?? '', text: key.text ?? '' }
        sends.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, ...at }))
        if (!releases && index < text.length) continue
        sends.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '', ...at }))
      }
      await Promise.all(sends)
    },
    close: () => session.detach(),
  }
}

/** One burst of {@link Keyboard}. */
export async function scanKeys(page: Page, text: string, gapMs = 0, ending = ['Enter']): Promise<void> {
  const keyboard = await keyboardOf(page)
  await keyboard.burst(text, gapMs, ending)
  await keyboard.close()
}

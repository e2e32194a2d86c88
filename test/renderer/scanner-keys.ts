import type { Page } from 'playwright-core'

type Key = {
  readonly key: string
  readonly code: string
  readonly text?: string
  readonly windowsVirtualKeyCode: number
}

const named: Readonly<Record<string, Key>> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
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

/**
 * Presses keys as a wedge scanner does: real key events through the browser's input queue. Every key carries the
 * time it was planned for, as a keyboard's own events do, so that a busy test machine does not slow the scanner
 * down; `gapMs` 0 sends them as fast as they go.
 */
export async function scanKeys(page: Page, text: string, gapMs = 0, ending = ['Enter']): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const start = Date.now()
  const sends: Promise<unknown>[] = []
  for (const [index, name] of [...text, ...ending].entries()) {
    const due = start + index * gapMs
    const early = due - Date.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const at = gapMs === 0 ? {} : { timestamp: due / 1_000 }
    const key = keyOf(name)
    const press = { ...key, unmodifiedText: key.text ?? '', text: key.text ?? '' }
    sends.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, ...at }))
    sends.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '', ...at }))
  }
  await Promise.all(sends)
  await session.detach()
}

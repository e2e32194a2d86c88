import { type FieldSnapshot, isTextField, snapshot } from './field-guard.ts'
import type { Ending, KeyTrace, TracedKey } from './key-trace.ts'
import { altCharacter, altDigit, fromUsLayout, type KeyPress, type Keystroke, readKey } from './keystroke.ts'
import {
  press,
  quiet,
  silence,
  silenceDue,
  type WedgeRuling,
  type WedgeState,
  type WedgeTuning,
} from './wedge.ts'

/** What is kept with each character until it is known to be typing or a scan. */
type Mark = Pick<TracedKey, 'byPlace' | 'capsLock'> & {
  readonly field: FieldSnapshot | null
  readonly button: HTMLElement | null
}

/** What an event says beside its key. */
type Press = {
  readonly at: number
  readonly byPlace: string | null
  readonly capsLock: boolean
  readonly ending: Ending
}

/** What the capture tells the screen. */
export type CaptureListener = {
  /** A scan: `at` in epoch milliseconds at its last character, `endedAt` in the page's time at its ending. */
  readonly onScan: (trace: KeyTrace, at: number, endedAt: number) => void
  /** Characters that a person typed while no text field had the focus. */
  readonly onStrayTyping: (text: string) => void
}

function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat } = event
  const altGraph = event.getModifierState('AltGraph')
  return { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat, altGraph }
}

function pressOf(event: KeyboardEvent): Press {
  return {
    at: event.timeStamp,
    byPlace: fromUsLayout(event.code, event.shiftKey),
    capsLock: event.getModifierState('CapsLock'),
    ending: event.key === 'Tab' ? 'tab' : 'enter',
  }
}

function pressable(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement && element.matches('button, summary, [type=checkbox], [type=radio]')
    ? element
    : null
}

/**
 * Takes scans from a keyboard-wedge scanner, whatever has the focus: it hears every key first, on the window.
 * Characters of a scan end in no field and press no button. Returns what stops it.
 *
 * Times are those of the events, not of their handling, so that a busy page does not change what a burst looks
 * like; `at` is worked out from the age of the event, because the page's own clock drifts when a laptop sleeps.
 *
 * @param tuning is asked each time: what is found out about the scanner holds for the code that is under way
 */
export function captureScans(
  target: Window,
  tuning: () => WedgeTuning,
  listener: CaptureListener,
): () => void {
  let state: WedgeState<Mark> = quiet
  let timer: number | undefined
  let altDigits = ''
  // As nearly all do; one that does not shows it with its first scan.
  let showedEnding = true
  const withheldKeys = new Set<string>()

  function settle(ruling: WedgeRuling<Mark>, endedAt: number, ending: Ending): void {
    state = ruling.state
    const stray = ruling.typed.filter((stroke) => !stroke.inField)
    const text = stray.map((stroke) => stroke.char).join('')
    const button = stray.length === 1 && text === ' ' ? stray[0]?.mark.button : null
    if (button) button.click()
    else if (text.trim() !== '') listener.onStrayTyping(text)
    if (ruling.scan === null) return
    showedEnding = ruling.withhold
    // The latest field first: where the focus moved during a scan, each field goes back to its own beginning.
    for (const stroke of [...ruling.scan.strokes].reverse()) stroke.mark.field?.restore()
    const age = target.performance.now() - ruling.scan.at
    const keys = ruling.scan.strokes.map(({ char, at, mark: { byPlace, capsLock } }) => ({
      ...{ typed: char, byPlace, capsLock, at },
    }))
    listener.onScan({ keys, ending }, Math.round(Date.now() - age), endedAt)
  }

  function listenForSilence(): void {
    target.clearTimeout(timer)
    const due = silenceDue(state, tuning())
    if (due === null) return
    const { ended, unended } = tuning().patienceMs
    const [first, ...more] = state.burst
    // A space alone on a button presses it, and a person waits for that.
    const pressing = first?.char === ' ' && first.mark.button !== null && more.length === 0
    const patience = pressing ? 0 : (tuning().ends ?? showedEnding) ? ended : unended
    timer = target.setTimeout(
      () => {
        const now = target.performance.now()
        settle(silence(state, now, tuning()), now, 'none')
        listenForSilence()
      },
      Math.max(1, due + patience - target.performance.now() + 1),
    )
  }

  function feed(key: Keystroke, { at, byPlace, capsLock, ending }: Press): boolean {
    settle(silence(state, at, tuning()), at, 'none')
    const focused = target.document.activeElement
    const inField = isTextField(focused)
    const char = key.kind === 'char' ? key.char : ''
    const mark = {
      field: inField && char !== '' ? snapshot(focused) : null,
      button: char === ' ' ? pressable(focused) : null,
      byPlace: byPlace ?? char,
      capsLock,
    }
    const ruling = press(state, key, { at, inField, mark }, tuning())
    // What is over without an ending key was ended by a key of a person.
    settle(ruling, at, ruling.withhold ? ending : 'none')
    listenForSilence()
    return ruling.withhold
  }

  function swallow(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = keyPressOf(event)
    const digit = altDigit(key)
    if (digit !== null) {
      altDigits += digit
      return
    }
    if (event.isComposing) return
    if (!feed(readKey(key), pressOf(event))) return
    withheldKeys.add(event.code)
    swallow(event)
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (event.key === 'Alt' && altDigits !== '') {
      const char = altCharacter(altDigits)
      altDigits = ''
      if (char !== null) feed({ kind: 'char', char }, { ...pressOf(event), byPlace: null })
    }
    // A button is pressed by the release of the space bar.
    if (withheldKeys.delete(event.code)) swallow(event)
  }

  function onBlur(): void {
    withheldKeys.clear()
    altDigits = ''
  }

  target.addEventListener('keydown', onKeyDown, true)
  target.addEventListener('keyup', onKeyUp, true)
  target.addEventListener('blur', onBlur)
  return () => {
    target.clearTimeout(timer)
    target.removeEventListener('keydown', onKeyDown, true)
    target.removeEventListener('keyup', onKeyUp, true)
    target.removeEventListener('blur', onBlur)
  }
}

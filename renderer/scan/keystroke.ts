/** The part of a `KeyboardEvent` that the scanner capture looks at. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
  readonly altGraph: boolean
}

/** What a key press means to the detection of scans. */
export type Keystroke =
  /** One character of text. */
  | { readonly kind: 'char'; readonly char: string }
  /** What scanners end a code with: Enter, Tab, or the line feed some send as Ctrl+J. */
  | { readonly kind: 'end'; readonly control: boolean }
  /** A control character inside a code (GS1's separator comes as Ctrl+]), or a shortcut of a person. */
  | { readonly kind: 'control' }
  /** Shift and its like: says nothing by itself. */
  | { readonly kind: 'modifier' }
  /** A key no scanner sends: arrows, Backspace, a key held down. */
  | { readonly kind: 'other' }

const modifiers = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
])

/** What the US layout has on a key without and with Shift; scanners leave the factory set to it. */
const usLayout: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
}
const shiftedDigits = ')!@#$%^&*('

/** What a key types by its place on a US keyboard, whatever the computer is set to; null where it types nothing. */
export function fromUsLayout(code: string, shift: boolean): string | null {
  const known = usLayout[code]
  if (known !== undefined) return known[shift ? 1 : 0]
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  if (digit === undefined) return null
  return shift && code.startsWith('Digit') ? shiftedDigits.charAt(Number(digit)) : digit
}

/**
 * Reads a key press. A dead or unidentified key is read by its place on the keyboard, because a scanner's
 * apostrophe must not wait for a vowel; AltGr (Ctrl+Alt on Windows) types characters, Ctrl or Alt alone do not.
 */
export function readKey(press: KeyPress): Keystroke {
  const { key } = press
  if (modifiers.has(key)) return { kind: 'modifier' }
  if (press.repeat || press.metaKey) return { kind: 'other' }
  const altGraph = press.altGraph || (press.ctrlKey && press.altKey)
  if (press.ctrlKey && !altGraph) {
    if (press.code === 'KeyJ' || press.code === 'KeyM') return { kind: 'end', control: true }
    return { kind: 'control' }
  }
  if (press.altKey && !altGraph) return { kind: 'other' }
  if (key === 'Enter' || (key === 'Tab' && !press.shiftKey)) return { kind: 'end', control: false }
  if ([...key].length === 1) return { kind: 'char', char: key }
  if (key !== 'Dead' && key !== 'Unidentified' && key !== 'Process') return { kind: 'other' }
  const char = fromUsLayout(press.code, press.shiftKey)
  return char === null ? { kind: 'other' } : { kind: 'char', char }
}

/** The digit of a numpad key pressed while Alt is held: some scanners send every character as Alt+number. */
export function altDigit(press: KeyPress): string | null {
  if (!press.altKey || press.ctrlKey) return null
  return /^Numpad([0-9])$/.exec(press.code)?.[1] ?? null
}

/** The character behind the digits typed while Alt was held, as Windows reads them; null if there is none. */
export function altCharacter(digits: string): string | null {
  if (!/^[0-9]{1,5}$/.test(digits)) return null
  const point = Number(digits)
  return point >= 32 && point <= 126 ? String.fromCharCode(point) : null
}

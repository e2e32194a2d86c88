import { describe, expect, test } from 'vitest'
import { altCharacter, altDigit, type KeyPress, readKey } from '../../renderer/scan/keystroke.ts'

const plain: KeyPress = {
  key: 'a',
  code: 'KeyA',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  altGraph: false,
}
const char = (value: string) => ({ kind: 'char', char: value })

describe('a key press', () => {
  test.each<[string, Partial<KeyPress>, object]>([
    ['a letter is itself', {}, char('a')],
    ['a letter with Shift is what the layout says', { key: 'A', shiftKey: true }, char('A')],
    ['a Cyrillic letter is itself', { key: 'ф', code: 'KeyA' }, char('ф')],
    ['a character beyond the BMP is one character', { key: '𝟙', code: 'Digit1' }, char('𝟙')],
    ['AltGr types', { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true }, char('@')],
    ['AltGr types where it is a key of its own', { key: '€', code: 'KeyE', altGraph: true }, char('€')],
    ['a dead key is read by its place', { key: 'Dead', code: 'Quote' }, char("'")],
    ['a dead key with Shift too', { key: 'Dead', code: 'Digit6', shiftKey: true }, char('^')],
    ['an unidentified key is read by its place', { key: 'Unidentified', code: 'KeyT' }, char('t')],
    ['so is one an input method took', { key: 'Process', code: 'Digit4' }, char('4')],
    ['a numpad digit likewise', { key: 'Unidentified', code: 'Numpad7', shiftKey: true }, char('7')],
    ['an unknown place is no character', { key: 'Unidentified', code: 'Lang1' }, { kind: 'other' }],
    ['Shift says nothing', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, { kind: 'modifier' }],
    ['Enter ends', { key: 'Enter', code: 'Enter' }, { kind: 'end', control: false }],
    ['so does the numpad', { key: 'Enter', code: 'NumpadEnter' }, { kind: 'end', control: false }],
    ['Tab ends', { key: 'Tab', code: 'Tab' }, { kind: 'end', control: false }],
    ['Shift+Tab is a person', { key: 'Tab', code: 'Tab', shiftKey: true }, { kind: 'other' }],
    ['Ctrl+J is a line feed', { key: 'j', code: 'KeyJ', ctrlKey: true }, { kind: 'end', control: true }],
    ['Ctrl+] is a separator', { key: ']', code: 'BracketRight', ctrlKey: true }, { kind: 'control' }],
    ['Ctrl+A is a shortcut', { ctrlKey: true }, { kind: 'control' }],
    ['Alt+3 is a shortcut', { key: '3', code: 'Digit3', altKey: true }, { kind: 'other' }],
    ['Meta+A is a shortcut', { metaKey: true }, { kind: 'other' }],
    ['a key held down is a person', { repeat: true }, { kind: 'other' }],
    ['an arrow is a person', { key: 'ArrowLeft', code: 'ArrowLeft' }, { kind: 'other' }],
  ])('%s', (_, change, meaning) => {
    expect(readKey({ ...plain, ...change })).toEqual(meaning)
  })

  test('with Alt on the numpad is a digit of a character code', () => {
    expect(altDigit({ ...plain, key: '6', code: 'Numpad6', altKey: true })).toBe('6')
    expect(altDigit({ ...plain, key: '6', code: 'Digit6', altKey: true })).toBeNull()
    expect(altCharacter('065')).toBe('A')
    expect(altCharacter('0065')).toBe('A')
    expect(altCharacter('13')).toBeNull()
    expect(altCharacter('')).toBeNull()
  })
})

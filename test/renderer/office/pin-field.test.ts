import { expect, test } from 'vitest'
import { secretOf } from '../../../renderer/office/pin-field.ts'

const read = { via: 'wedge', at: 0, endedAt: 0 } as const
/** Keys as they came, and the code that is made of them for a scanner that is known. */
const typed = (text: string, gapMs: number, barcode = text) => ({
  ...read,
  barcode,
  trace: {
    keys: [...text].map((char, nth) => ({ typed: char, byPlace: '#', capsLock: false, at: nth * gapMs })),
    ending: 'enter' as const,
  },
})

test.each([
  ['a person types four digits', typed('3434', 40), '3434'],
  ['a person types twelve', typed('123456789012', 60), '123456789012'],
  ['a scanner reads an EAN-8', typed('96385074', 12), null],
  ['a scanner reads a UPC-A', typed('036000291452', 25), null],
  ['three digits are no PIN', typed('343', 40), null],
  ['thirteen are none', typed('1234567890123', 40), null],
  ['letters are none', typed('34a4', 40), null],
  ['the camera reads digits', { ...read, barcode: '3434' }, null],
])('where a PIN is asked for: %s', (_, code, pin) => {
  expect(secretOf('pin', code)).toBe(pin)
})

test.each([
  ['a person types it', typed('Zebra zoo', 60, 'Yebra yoo'), 'Zebra zoo'],
  ['a program types it', typed('ak_77', 2), 'ak_77'],
  ['a scanner reads it, and is known to change letters', typed('ak/yz', 12, 'ak-zy'), 'ak-zy'],
  ['the camera reads a ticket', { ...read, barcode: 'ak_77' }, null],
])('where a key is asked for: %s', (_, code, key) => {
  expect(secretOf('words', code)).toBe(key)
})

import { expect, test } from 'vitest'
import { pinOf } from '../../../renderer/office/pin-field.ts'

const typed = (text: string, gapMs: number) => ({
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
  ['the camera reads digits', {}, null],
])('%s', (_, code, pin) => {
  expect(pinOf(code)).toBe(pin)
})

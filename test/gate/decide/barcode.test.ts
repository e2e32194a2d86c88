import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBarcode } from '../../../electron/gate/decide/barcode.ts'

describe('reading a barcode', () => {
  it.each([
    ['plain', 'ABC-123', 'ABC-123'],
    ['CR+LF behind it', 'ABC-123\r\n', 'ABC-123'],
    ['a tab behind it', 'ABC-123\t', 'ABC-123'],
    ['blanks around it', '  ABC 123  ', 'ABC 123'],
    ['a QR prefix', ']Q3ABC-123', 'ABC-123'],
    ['a Data Matrix prefix', ']d2ABC-123', 'ABC-123'],
    ['control characters within', '\u0002ABC\u001d-123\u0003', 'ABC-123'],
    ['a byte-order mark', '\ufeffABC', 'ABC'],
    ['Cyrillic', 'билет-42', 'билет-42'],
    ['256 characters', 'x'.repeat(256), 'x'.repeat(256)],
  ])('%s', (_, raw, code) => {
    expect(readBarcode(raw)).toBe(code)
  })

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['control characters alone', '\u0000\u0007\r\n'],
    ['a prefix alone', ']Q3'],
    ['257 characters', 'x'.repeat(257)],
    ['10 MB', 'x'.repeat(10_000_000)],
  ])('%s is unreadable', (_, raw) => {
    expect(readBarcode(raw)).toBeNull()
  })

  it('gives back any printable code however a scanner wraps it', () => {
    const code = fc.string({
      minLength: 1,
      maxLength: 60,
      unit: fc.constantFrom(...'ABCDEFabcdef0123456789-_+/='.split('')),
    })
    const end = fc.constantFrom('', '\r', '\n', '\r\n', '\t', ' ')
    const prefix = fc.constantFrom('', ']Q3', ']d2', ']C1', ']e0')
    fc.assert(
      fc.property(code, end, prefix, (text, suffix, aim) => {
        expect(readBarcode(aim + text + suffix)).toBe(text)
      }),
    )
  })
})

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyedHash } from '../../../electron/gate/store/keyed-hash.ts'

it('is HMAC-SHA-256, whatever the key and the text', () => {
  const keys = fc.uint8Array({ minLength: 0, maxLength: 64 })
  fc.assert(
    fc.property(keys, fc.string({ unit: 'grapheme', maxLength: 300 }), (key, text) => {
      expect(keyedHash(key)(text)).toEqual(createHmac('sha256', key).update(text, 'utf8').digest())
    }),
  )
})

it('gives the digest of the first test case of RFC 4231', () => {
  expect(keyedHash(Buffer.alloc(20, 0x0b))('Hi There').toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  )
})

it('takes no key that HMAC would have to shorten first', () => {
  expect(() => keyedHash(Buffer.alloc(65))).toThrow('longer than a block')
})

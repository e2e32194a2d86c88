import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomFillSync } from 'node:crypto'
import { keyedHash } from './keyed-hash.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** How barcodes and people are kept so that a stolen folder reveals neither (design, section 8). */
export type Sealing = {
  /** The keyed hash a barcode is found by: HMAC-SHA-256, 32 bytes. Without the key it can be neither reversed nor guessed. */
  readonly lookup: (barcode: string) => Buffer
  /** AES-256-GCM of a JSON value. `bind` ties the text to its row, so that a swapped one does not open. */
  readonly seal: (value: unknown, bind: Buffer) => Buffer
  /** The value sealed under the same `bind`. Throws if the text was altered. */
  readonly open: (sealed: Buffer, bind: Buffer) => unknown
  /** A value that tells one data key from another and reveals neither. */
  readonly keyCheck: string
}

/** @param dataKey 32 bytes from outside the data folder; one subkey each for finding, sealing and checking. */
export function makeSealing(dataKey: Uint8Array): Sealing {
  const subkey = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(0), `portcullis/${purpose}/1`, 32))
  // The key object is made once: given as bytes, each call would make one anew, which costs more than the sealing.
  const sealKey = createSecretKey(subkey('seal'))
  const nextNonce = nonces()

  return {
    keyCheck: keyedHash(subkey('check'))('data key').toString('hex'),
    lookup: keyedHash(subkey('lookup')),
    seal: (value, bind) => {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(bind)
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open: (sealed, bind) => {
      const cipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, NONCE_BYTES)).setAAD(bind)
      cipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const text = Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
      const value: unknown = JSON.parse(text.toString('utf8'))
      return value
    },
  }
}

/** Random nonces, drawn from the system many at a time: asking it for each costs as much as the sealing itself. */
function nonces(): () => Buffer {
  const drawn = Buffer.alloc(NONCE_BYTES * 256)
  let at = drawn.length
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn)
      at = 0
    }
    at += NONCE_BYTES
    return Buffer.from(drawn.subarray(at - NONCE_BYTES, at))
  }
}

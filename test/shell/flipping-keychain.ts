import type { Sealer } from '../../electron/shell/sealer.ts'

const flip = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff))

/** A keychain that flips bits: enough to see that what is stored is not the secret. */
export function flippingKeychain(options: { stale?: boolean; locked?: boolean } = {}): Sealer {
  return {
    backend: 'test-keychain',
    seal: async (text) => flip(Buffer.from(text)),
    open: async (ciphertext) => {
      if (options.locked) throw new Error('locked')
      return { text: flip(ciphertext).toString(), stale: options.stale ?? false }
    },
  }
}

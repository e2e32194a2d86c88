import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

/**
 * What makes a passphrase expensive to guess, kept beside what it seals. Bounded, since a file that is imported names
 * them: at most 512 MB and some seconds for whoever opens it.
 */
export const scryptCostSchema = z.strictObject({
  name: z.literal('scrypt'),
  log2N: z.number().int().min(14).max(18),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(2),
  salt: z.base64().min(24).max(88),
})
export type ScryptCost = z.infer<typeof scryptCostSchema>

/** 64 MB and about 0.2 s: nothing for a person who types it once a day, much for who has millions to try. */
const LOG2_N = 16

/** @param log2N less for tests alone */
export const newCost = (log2N = LOG2_N): ScryptCost => ({
  name: 'scrypt',
  log2N,
  r: 8,
  p: 1,
  salt: randomBytes(16).toString('base64'),
})

/** The 32 bytes that a passphrase stands for. However its accents were typed: they are brought to one form. */
export function keyOf(passphrase: string, { log2N, r, p, salt }: ScryptCost): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 128 * r * (2 ** log2N + p + 2) + 1_048_576 }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

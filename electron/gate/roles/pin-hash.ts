import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 16 MB and some 40 ms a try, off the thread that scans: little for a person, much for who has ten thousand to try. */
const COST = { N: 2 ** 14, r: 8, p: 1 }
const HASH_BYTES = 32

export const newSalt = (): string => randomBytes(16).toString('hex')

/** The scrypt hash of a PIN: hexadecimal. */
export function hashPin(pin: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), HASH_BYTES, COST, (error, hash) =>
      error === null ? resolve(hash.toString('hex')) : reject(error),
    )
  })
}

/** Compares two hashes of one length in constant time. */
export function isSameHash(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return first.length === second.length && timingSafeEqual(first, second)
}

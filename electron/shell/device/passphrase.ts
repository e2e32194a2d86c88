import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { say } from '../../contract/sayings/say.ts'
import type { Sealer } from '../sealer.ts'
import { openBox, sealBox } from './aes-box.ts'
import { parseJson, readText, removeDurably, writeDurably } from './durable-file.ts'
import { keyOf, newCost, type ScryptCost, scryptCostSchema } from './scrypt-key.ts'
import { BY_PASSPHRASE } from './sealed-file.ts'

const MASTER_BYTES = 32

/** A master key, sealed by what a passphrase stands for: to change the passphrase, this alone is sealed anew. */
const lockSchema = z.strictObject({
  version: z.literal(1),
  kdf: scryptCostSchema,
  master: z.base64().max(200),
})

/** The device's passphrase: what it opens seals all secrets of this device. */
export type PassphraseLock = {
  /** Whether there is one, entered or not. */
  readonly isSet: () => boolean
  /** What seals with it; null until it was entered. */
  readonly sealer: () => Sealer | null
  /** How long until another can be tried, in ms; 0 now. */
  readonly waitMs: () => number
  /** @returns null where it was right, else why not, in words */
  readonly open: (passphrase: string) => Promise<string | null>
  /** Sets the passphrase, or another: what is sealed stays so. On the disk when it returns. @throws if one is set and not entered */
  readonly set: (passphrase: string) => Promise<void>
  /** Forgets it, once nothing is sealed with it any more. */
  readonly remove: () => void
}

/** Slips of the finger that cost nothing, and then what each costs. */
const FREE = 2
const WAITS_MS = [5_000, 15_000, 30_000, 60_000]

/**
 * @param file where the sealed master key lies
 * @param tick monotonic ms: no clock that can be set ends a wait
 */
export function passphraseLock(
  file: string,
  tick: () => number,
  cost: () => ScryptCost = newCost,
): PassphraseLock {
  let master: Buffer | null = null
  let wrong = 0
  let openAt = 0
  const waitMs = () => Math.max(0, Math.ceil(openAt - tick()))

  return {
    isSet: () => readText(file) !== null,
    sealer: () => (master === null ? null : sealerOf(master)),
    waitMs,
    open: async (passphrase) => {
      if (waitMs() > 0) return say('passphrase.too-many', { seconds: Math.ceil(waitMs() / 1_000) })
      const text = readText(file)
      if (text === null) return say('passphrase.none')
      const lock = lockSchema.safeParse(parseJson(text))
      if (!lock.success) return say('passphrase.damaged', { file })
      // Counted before it is tried: two at once are not two guesses for the wait of one.
      wrong += 1
      openAt = tick() + (wrong <= FREE ? 0 : (WAITS_MS[wrong - FREE - 1] ?? WAITS_MS.at(-1) ?? 0))
      const { kdf } = lock.data
      const opened = openBox(
        await keyOf(passphrase, kdf),
        Buffer.from(lock.data.master, 'base64'),
        labelOf(kdf),
      )
      if (opened === null || opened.length !== MASTER_BYTES) {
        const next = waitMs()
        return next === 0
          ? say('passphrase.wrong')
          : say('passphrase.wrong-wait', { seconds: Math.ceil(next / 1_000) })
      }
      master = opened
      wrong = 0
      openAt = 0
      return null
    },
    set: async (passphrase) => {
      if (master === null && readText(file) !== null) throw new Error(say('passphrase.in-use-first'))
      const next = master ?? randomBytes(MASTER_BYTES)
      const kdf = cost()
      const sealed = sealBox(await keyOf(passphrase, kdf), next, labelOf(kdf)).toString('base64')
      writeDurably(file, JSON.stringify({ version: 1, kdf, master: sealed }))
      master = next
    },
    remove: () => {
      removeDurably(file)
      master = null
    },
  }
}

/** What the passphrase costs is sealed in as well: it cannot be made cheaper for the next time. */
const labelOf = (kdf: ScryptCost): string => `portcullis passphrase 1 ${JSON.stringify(kdf)}`

const SECRET_LABEL = 'portcullis secret 1'

function sealerOf(master: Uint8Array): Sealer {
  return {
    backend: BY_PASSPHRASE,
    seal: async (text) => sealBox(master, Buffer.from(text, 'utf8'), SECRET_LABEL),
    open: async (ciphertext) => {
      const opened = openBox(master, ciphertext, SECRET_LABEL)
      if (opened === null) throw new Error('not sealed with this passphrase')
      return { text: opened.toString('utf8'), stale: false }
    },
  }
}

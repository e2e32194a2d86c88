import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Credential, credentialSchema } from '../../contract/credential.ts'
import type { Book, Protection } from '../../contract/device.ts'
import { say } from '../../contract/sayings/say.ts'
import { readOrMakeKey } from '../keychain.ts'
import type { Sealer } from '../sealer.ts'
import { LIVE_FOLDER, placesOfBook } from './books.ts'
import { parseJson, removeDurably } from './durable-file.ts'
import type { PassphraseLock } from './passphrase.ts'
import {
  BY_PASSPHRASE,
  IN_THE_CLEAR,
  isLocked,
  openSealed,
  PASSPHRASE_WANTED,
  readSealed,
  type Sealers,
  writeSealed,
} from './sealed-file.ts'

/** What lets a book in at ACME, and where: an address that somebody changes must not be sent the key of another. */
const keptCredentialSchema = z.strictObject({ address: z.string().max(400), credential: credentialSchema })

/** The secrets of the live books: their data keys, and what lets them in at ACME. */
export type Vault = {
  /** The key to a book's data; made at the first time. @throws with a sentence */
  readonly dataKey: (book: Book) => Promise<Uint8Array<ArrayBuffer>>
  /** @returns null where none is kept, or it was given for another address. @throws with a sentence */
  readonly credential: (book: Book, address: string) => Promise<Credential | null>
  /** None is kept, or one for another address, or one that cannot be read: not one that merely is locked. */
  readonly lacksCredential: (book: Book, address: string) => Promise<boolean>
  readonly keepCredential: (book: Book, address: string, credential: Credential) => Promise<void>
  readonly dropCredential: (book: Book) => void
  /** Seals every secret in another way. Each file says by itself what opens it: a crash half-way loses nothing. @throws with a sentence, and then nothing is lost either */
  readonly sealAll: (by: Protection) => Promise<void>
  /** How the secrets lie there now: nothing while there are none. */
  readonly found: () => ReadonlySet<Protection>
}

/**
 * @param home the device's folder
 * @param protection how new secrets are sealed
 */
export function openVault(parts: {
  readonly home: string
  readonly keychain: () => Promise<Sealer | null>
  readonly passphrase: PassphraseLock
  readonly protection: () => Protection
}): Vault {
  const { home, passphrase } = parts
  const sealers = async (): Promise<Sealers> => ({
    keychain: await parts.keychain(),
    passphrase: passphrase.sealer(),
  })
  const sealerBy = async (by: Protection): Promise<Sealer | null> => {
    if (by === 'plain') return null
    const sealer = by === 'keychain' ? await parts.keychain() : passphrase.sealer()
    if (sealer === null) throw new Error(by === 'keychain' ? NO_KEYCHAIN : PASSPHRASE_WANTED)
    return sealer
  }
  const files = (): string[] =>
    booksIn(home).flatMap((book) => {
      const { dataKey, credential } = placesOfBook(home, book)
      return [dataKey, credential]
    })

  const credential: Vault['credential'] = async (book, address) => {
    const file = placesOfBook(home, book).credential
    const sealed = readSealed(file)
    if (sealed === null) return null
    const { bytes } = await openSealed(file, sealed, await sealers())
    const kept = keptCredentialSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')))
    if (!kept.success) throw new Error(say('secret.key-damaged', { file }))
    return kept.data.address === address ? kept.data.credential : null
  }

  return {
    dataKey: async (book) => {
      const file = placesOfBook(home, book).dataKey
      const now = await sealers()
      const isThere = readSealed(file) !== null
      const newWith = isThere ? null : await sealerBy(parts.protection())
      const { secret, stale } = await readOrMakeKey(file, now, newWith)
      if (stale) await writeSealed(file, secret, now.keychain)
      return secret
    },
    credential,
    lacksCredential: async (book, address) => {
      try {
        const sealed = readSealed(placesOfBook(home, book).credential)
        if (sealed !== null && isLocked(sealed, await sealers())) return false
        return (await credential(book, address)) === null
      } catch {
        return true
      }
    },
    keepCredential: async (book, address, credential) => {
      const sealer = await sealerBy(parts.protection())
      await writeSealed(
        placesOfBook(home, book).credential,
        Buffer.from(JSON.stringify({ address, credential }), 'utf8'),
        sealer,
      )
    },
    dropCredential: (book) => removeDurably(placesOfBook(home, book).credential),
    sealAll: async (by) => {
      const now = await sealers()
      const sealer = await sealerBy(by)
      // All are opened before the first is written: one that does not open stops it while nothing has changed.
      const opened: { file: string; bytes: Uint8Array }[] = []
      for (const file of files()) {
        const sealed = readSealed(file)
        if (sealed !== null) opened.push({ file, bytes: (await openSealed(file, sealed, now)).bytes })
      }
      for (const { file, bytes } of opened) await writeSealed(file, bytes, sealer)
    },
    found: () => new Set(files().flatMap(protectionOf)),
  }
}

function protectionOf(file: string): Protection[] {
  try {
    const sealed = readSealed(file)
    if (sealed === null) return []
    if (sealed.backend === IN_THE_CLEAR) return ['plain']
    return [sealed.backend === BY_PASSPHRASE ? 'passphrase' : 'keychain']
  } catch {
    // Damaged: whoever needs it is told.
    return []
  }
}

function booksIn(home: string): Book[] {
  try {
    return readdirSync(join(home, LIVE_FOLDER))
  } catch {
    return []
  }
}

const NO_KEYCHAIN = say('secret.no-keychain')

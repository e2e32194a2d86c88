import { z } from 'zod'
import { say } from '../../contract/sayings/say.ts'
import type { Sealer } from '../sealer.ts'
import { parseJson, readText, writeDurably } from './durable-file.ts'

/** A secret at rest: `backend` names what opens it. */
const sealedSchema = z.strictObject({
  backend: z.string().max(40),
  version: z.literal(1),
  ciphertext: z.base64().max(8_192),
})
export type Sealed = z.infer<typeof sealedSchema>

/** No encryption at all: practice on a machine without a keychain, or an admin's consent. */
export const IN_THE_CLEAR = 'none'
/** Sealed with the device's passphrase. Any other name is the system keychain's. */
export const BY_PASSPHRASE = 'passphrase'

/** What can open a secret at the moment. */
export type Sealers = {
  readonly keychain: Sealer | null
  /** Null until the passphrase was entered. */
  readonly passphrase: Sealer | null
}

/** A secret that was opened; `stale` where the keychain asks for it to be sealed anew. */
export type Opened = { readonly bytes: Uint8Array<ArrayBuffer>; readonly stale: boolean }

/** @returns null where there is no such file. @throws with a sentence where it is damaged */
export function readSealed(file: string): Sealed | null {
  const text = readText(file)
  if (text === null) return null
  const parsed = sealedSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(say('secret.damaged', { file }))
  return parsed.data
}

/** Whether it waits for a passphrase or for a keychain: what is in it may be good. */
export const isLocked = ({ backend }: Sealed, { keychain, passphrase }: Sealers): boolean =>
  backend !== IN_THE_CLEAR && (backend === BY_PASSPHRASE ? passphrase : keychain) === null

/** @throws with a sentence where it cannot be opened now */
export async function openSealed(file: string, sealed: Sealed, sealers: Sealers): Promise<Opened> {
  const stored = Buffer.from(sealed.ciphertext, 'base64')
  if (sealed.backend === IN_THE_CLEAR) return { bytes: new Uint8Array(stored), stale: false }
  if (sealed.backend === BY_PASSPHRASE) {
    if (sealers.passphrase === null) throw new Error(PASSPHRASE_WANTED)
    const opened = await sealers.passphrase.open(stored).catch(() => {
      throw new Error(say('secret.other-device', { file }))
    })
    return { bytes: new Uint8Array(Buffer.from(opened.text, 'base64')), stale: false }
  }
  if (sealers.keychain === null) {
    throw new Error(say('secret.keychain-shut'))
  }
  const opened = await sealers.keychain.open(stored).catch(() => {
    throw new Error(say('secret.keychain-refuses', { file }))
  })
  return { bytes: new Uint8Array(Buffer.from(opened.text, 'base64')), stale: opened.stale }
}

/** Seals a secret into its file, durably. @param sealer null leaves it in the clear, readable by this user alone */
export async function writeSealed(file: string, secret: Uint8Array, sealer: Sealer | null): Promise<void> {
  const plain = Buffer.from(secret).toString('base64')
  const sealed: Sealed = {
    backend: sealer?.backend ?? IN_THE_CLEAR,
    version: 1,
    ciphertext: sealer ? (await sealer.seal(plain)).toString('base64') : plain,
  }
  writeDurably(file, JSON.stringify(sealed))
}

export const PASSPHRASE_WANTED = say('passphrase.wanted')

import { randomBytes } from 'node:crypto'
import { IN_THE_CLEAR, openSealed, readSealed, type Sealers, writeSealed } from './device/sealed-file.ts'
import type { Sealer } from './sealer.ts'

const KEY_BYTES = 32

/** An opened secret, and whether the machine's keychain protects it. */
export type OpenedSecret = { readonly secret: Uint8Array<ArrayBuffer>; readonly protectedBy: string | null }

/**
 * The key that opens this device's practice data: read from its file, or made on the first start. Without a keychain it is
 * kept in the clear in a file that only this user can read, and `protectedBy` is null so that the caller can say so; that
 * is acceptable for practice alone.
 *
 * @throws with a sentence for a person where the file cannot be opened: a new key would make the data unreadable for
 *   ever, so none is ever made over an old one
 */
export async function openDataKey(file: string, sealer: Sealer | null): Promise<OpenedSecret> {
  const { secret, backend, stale } = await readOrMakeKey(file, { keychain: sealer, passphrase: null }, sealer)
  // The keychain came later, or wants its old ciphertexts renewed: seal again under what is there now.
  if (sealer && (backend === IN_THE_CLEAR || stale)) await writeSealed(file, secret, sealer)
  return {
    secret,
    protectedBy: sealer && backend !== IN_THE_CLEAR ? backend : (sealer?.backend ?? null),
  }
}

/**
 * A data key as it lies in its file; made there, sealed with `newWith`, where there is none yet.
 * @throws with a sentence where it cannot be opened
 */
export async function readOrMakeKey(
  file: string,
  sealers: Sealers,
  newWith: Sealer | null,
): Promise<{ readonly secret: Uint8Array<ArrayBuffer>; readonly backend: string; readonly stale: boolean }> {
  const sealed = readSealed(file)
  if (sealed === null) {
    const secret = new Uint8Array(randomBytes(KEY_BYTES))
    await writeSealed(file, secret, newWith)
    return { secret, backend: newWith?.backend ?? IN_THE_CLEAR, stale: false }
  }
  const { bytes, stale } = await openSealed(file, sealed, sealers)
  if (bytes.length !== KEY_BYTES)
    throw new Error(`The key in ${file} is damaged. Restore the file from a backup.`)
  return { secret: bytes, backend: sealed.backend, stale }
}

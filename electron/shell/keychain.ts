import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Sealer } from './sealer.ts'

/** A secret at rest. `none` is no encryption at all: only for practice, on a machine without a keychain. */
const sealedSchema = z.strictObject({
  backend: z.string().max(40),
  version: z.literal(1),
  ciphertext: z.base64().max(8_192),
})
type Sealed = z.infer<typeof sealedSchema>

const NO_KEYCHAIN = 'none'
const KEY_BYTES = 32

/** An opened secret, and whether the machine's keychain protects it. */
export type OpenedSecret = { readonly secret: Uint8Array<ArrayBuffer>; readonly protectedBy: string | null }

/**
 * The key that opens this device's data: read from its file, or made on the first start. Without a keychain it is kept
 * in the clear in a file that only this user can read, and `protectedBy` is null so that the caller can say so; that
 * is acceptable for practice alone.
 *
 * @throws with a sentence for a person where the file cannot be opened: a new key would make the data unreadable for
 *   ever, so none is ever made over an old one
 */
export async function openDataKey(file: string, sealer: Sealer | null): Promise<OpenedSecret> {
  const sealed = readSealed(file)
  if (sealed === null) {
    const secret = new Uint8Array(randomBytes(KEY_BYTES))
    await seal(file, secret, sealer)
    return { secret, protectedBy: sealer?.backend ?? null }
  }
  const secret = await unseal(file, sealed, sealer)
  // The keychain came later, or wants its old ciphertexts renewed: seal again under what is there now.
  if (sealer && (sealed.backend === NO_KEYCHAIN || secret.stale)) await seal(file, secret.bytes, sealer)
  return {
    secret: secret.bytes,
    protectedBy: sealer && sealed.backend !== NO_KEYCHAIN ? sealed.backend : (sealer?.backend ?? null),
  }
}

async function unseal(
  file: string,
  sealed: Sealed,
  sealer: Sealer | null,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; stale: boolean }> {
  const stored = Buffer.from(sealed.ciphertext, 'base64')
  if (sealed.backend === NO_KEYCHAIN)
    return { bytes: checkLength(file, new Uint8Array(stored)), stale: false }
  if (!sealer) {
    throw new Error(
      'The key to this device’s data is in the system keychain, which cannot be opened now. Unlock the keychain (log in to the desktop again), then start Portcullis again.',
    )
  }
  const opened = await sealer.open(stored).catch(() => {
    throw new Error(
      `The system keychain refuses the key in ${file}. It may belong to another user or machine. Restore the user’s keychain, or move that file and the data folder beside it away to begin anew.`,
    )
  })
  return { bytes: checkLength(file, new Uint8Array(Buffer.from(opened.text, 'base64'))), stale: opened.stale }
}

function checkLength(file: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length !== KEY_BYTES)
    throw new Error(`The key in ${file} is damaged. Restore the file from a backup.`)
  return bytes
}

function readSealed(file: string): Sealed | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`The file ${file} cannot be read. Check who owns it and its permissions.`)
  }
  const parsed = sealedSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(`The file ${file} is damaged. Restore it from a backup.`)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function seal(file: string, secret: Uint8Array, sealer: Sealer | null): Promise<void> {
  const plain = Buffer.from(secret).toString('base64')
  const sealed: Sealed = {
    backend: sealer?.backend ?? NO_KEYCHAIN,
    version: 1,
    ciphertext: sealer ? (await sealer.seal(plain)).toString('base64') : plain,
  }
  writeDurably(file, JSON.stringify(sealed))
}

/** On disk before it is used: data sealed with a key that a power cut took away is lost. */
function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  // Until the folder itself is on the disk, so is not the name. Windows keeps names by itself.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

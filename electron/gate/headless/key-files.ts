import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { apiKeySchema, type Credential, credentialSchema } from '../../contract/credential.ts'
import { type CredentialFile, LaneError } from './options.ts'

const DATA_KEY_BYTES = 32
/** The API key or sandbox login in a file that only its owner can read. @throws LaneError */
export function readCredential({ kind, file }: CredentialFile): Credential {
  return kind === 'api-key' ? readApiKey(file) : readLogin(file)
}

function readApiKey(file: string): Credential {
  const key = apiKeySchema.safeParse(readPrivate(file, 'API key').toString('utf8'))
  if (key.success) return { kind: 'api-key', key: key.data }
  throw new LaneError(
    `${file} does not hold an API key: ${key.error.issues[0]?.message ?? 'it cannot be read'}.`,
  )
}

function readLogin(file: string): Credential {
  const wanted =
    '{"email":"…","password":"…"}, or {"userName":"…","password":"…","tenantId":"…"} for a user without e-mail'
  const login = credentialSchema.safeParse(parsedObject(readPrivate(file, 'sandbox login').toString('utf8')))
  if (login.success && login.data.kind === 'session') return login.data
  throw new LaneError(`${file} does not hold a sandbox login: ${wanted}.`)
}

/** What is in it is never told, not even by a parser's own words: they would quote the password. */
function parsedObject(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof json === 'object' && json !== null ? { ...json, kind: 'session' } : null
  } catch {
    return null
  }
}

/** The data key; made where there is none yet. @throws LaneError */
export function readOrMakeDataKey(file: string): Uint8Array {
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) makeDataKey(file)
  } catch (error) {
    throw new LaneError(
      `The data key cannot be made at ${file}: ${error instanceof Error ? error.message : ''}`,
    )
  }
  return readDataKey(file)
}

/** A data key that is there. @throws LaneError */
export function readDataKey(file: string): Uint8Array {
  const bytes = readPrivate(file, 'data key')
  if (bytes.length !== DATA_KEY_BYTES) {
    throw new LaneError(
      `${file} is not a data key: it holds ${bytes.length} bytes, not ${DATA_KEY_BYTES}. It was not changed.`,
    )
  }
  return new Uint8Array(bytes)
}

/**
 * On the disk, whole and under its name, before anything is sealed with it: what was sealed with a key that a power
 * cut took away is lost. Of two lanes that start together one makes the key, and the other reads it.
 */
function makeDataKey(file: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    withFile(draft, 'wx', (handle) => {
      // Not `writeSync`: on a disk that is almost full that leaves a piece of a key, and throws nothing.
      writeFileSync(handle, randomBytes(DATA_KEY_BYTES))
      fsyncSync(handle)
    })
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  // Windows keeps names by itself and cannot open a folder.
  if (process.platform !== 'win32') withFile(dirname(file), 'r', fsyncSync)
}

function withFile(path: string, flags: string, use: (handle: number) => void): void {
  const handle = openSync(path, flags, 0o600)
  try {
    use(handle)
  } finally {
    closeSync(handle)
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

function readPrivate(file: string, what: string): Buffer {
  try {
    const { mode } = statSync(file)
    // Windows has no such bits; its files are private to the user's profile.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new LaneError(
        `${file} holds the ${what} but others can read it (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${file}`,
      )
    }
    return readFileSync(file)
  } catch (error) {
    if (error instanceof LaneError) throw error
    throw new LaneError(`The ${what} cannot be read: ${error instanceof Error ? error.message : file}`)
  }
}

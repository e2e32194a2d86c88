import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LaneError } from './options.ts'

const DATA_KEY_BYTES = 32
const API_KEY_MAX = 512

/** The API key in a file that only its owner can read. @throws LaneError */
export function readApiKey(file: string): string {
  const key = readPrivate(file, 'API key').toString('utf8').trim()
  if (key === '' || key.length > API_KEY_MAX || /[^\x21-\x7e]/.test(key)) {
    throw new LaneError(`${file} does not hold an API key: one line of printable characters without blanks.`)
  }
  return key
}

/** The data key; made where there is none yet. @throws LaneError */
export function readOrMakeDataKey(file: string): Uint8Array {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // `wx`: of two lanes that start together, one makes the key and the other reads it.
    writeFileSync(file, randomBytes(DATA_KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new LaneError(
        `The data key cannot be made at ${file}: ${error instanceof Error ? error.message : ''}`,
      )
    }
  }
  const bytes = readPrivate(file, 'data key')
  if (bytes.length !== DATA_KEY_BYTES) {
    throw new LaneError(
      `${file} is not a data key: it holds ${bytes.length} bytes, not ${DATA_KEY_BYTES}. It was not changed.`,
    )
  }
  return new Uint8Array(bytes)
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

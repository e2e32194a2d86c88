import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Replaces a file as a whole, readable by this user alone, and returns when the disk has it: a power cut leaves the old
 * content or the new, never a piece of either.
 */
export function writeDurably(file: string, text: string): void {
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
  syncFolder(dirname(file))
}

/** Deletes a file for good; one that is not there is no error. */
export function removeDurably(file: string): void {
  rmSync(file, { force: true })
  rmSync(`${file}.new`, { force: true })
  syncFolder(dirname(file))
}

/** @returns null where there is no such file. @throws with a sentence where it is there and cannot be read */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null
    throw new Error(`The file ${file} cannot be read. Check who owns it and its permissions.`)
  }
}

/** What a text means as JSON, and undefined where it means nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** Until the folder itself is on the disk, so is not the name in it. Windows keeps names by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

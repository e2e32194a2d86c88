import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { say } from '../../contract/sayings/say.ts'

/**
 * Replaces a file as a whole, readable by this user alone, and returns when the disk has it: a power cut leaves the old
 * content or the new, never a piece of either.
 * @throws where the disk has no room for all of it or refuses it: the file is as it was, and nothing lies beside it
 */
export function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new`
  try {
    writeDraft(draft, text)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(file))
}

function writeDraft(draft: string, text: string): void {
  const handle = openSync(draft, 'w', 0o600)
  try {
    // Not `writeSync`: where the disk is almost full that writes a piece, says how long it was and throws nothing.
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
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
    throw new Error(say('file.unreadable', { file }))
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

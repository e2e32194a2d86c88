import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A new folder that is gone after the test, whether that fails or not. */
export function tempFolder(): string {
  const { folder, remove } = make()
  onTestFinished(remove)
  return folder
}

/** A new folder for all tests of the file or of the `describe` that asks for it, gone after the last of them. */
export function sharedFolder(): string {
  const { folder, remove } = make()
  afterAll(remove)
  return folder
}

function make(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SaveRequest, SaveResult } from '../contract/save.ts'
import { say } from '../contract/sayings/say.ts'

export type SaveParts = {
  /** Asks the person for a place; null where they thought better of it. */
  readonly choose: (name: string) => Promise<string | null>
  /** The page as it is printed. */
  readonly pdf: () => Promise<Uint8Array>
}

/** Writes what the page asks for to the place that a person chose. The page never learns where that is. */
export function makeSave({ choose, pdf }: SaveParts): (request: SaveRequest) => Promise<SaveResult> {
  return async (request) => {
    try {
      const file = await choose(request.name)
      if (file === null) return { kind: 'cancelled' }
      // Readable by this user alone: it tells of guests' movements, if not of their names.
      await writeFile(file, request.kind === 'text' ? request.text : await pdf(), { mode: 0o600 })
      return { kind: 'saved', name: basename(file).slice(0, 300) }
    } catch (error) {
      return { kind: 'failed', message: whyNot(error) }
    }
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC') return say('save.full')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return say('save.not-there')
  return say('save.failed')
}

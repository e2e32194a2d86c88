import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a measurement opens, and ends when it is over: the last first. */
export type Scope = {
  /** A folder that is gone afterwards. */
  readonly folder: () => string
  readonly onEnd: (end: () => unknown) => void
  /** Ends all, also where one of them throws. */
  readonly end: () => Promise<void>
}

export function makeScope(): Scope {
  const ends: (() => unknown)[] = []
  const onEnd = (end: () => unknown): void => void ends.push(end)
  return {
    onEnd,
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'portcullis-bench-'))
      onEnd(() => rmSync(folder, { recursive: true, force: true }))
      return folder
    },
    end: async () => {
      const troubles: unknown[] = []
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
        try {
          await end()
        } catch (error) {
          troubles.push(error)
        }
      }
      if (troubles.length > 0) throw new AggregateError(troubles, 'not all that was opened could be closed')
    },
  }
}

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder } from './launch.ts'
import type { OpenGate } from './open-gate.ts'

/** Where files go that a person saves in this window: what the system's own dialog would have asked for. */
export type Saving = {
  readonly read: (name: string) => Buffer
  /** The person thinks better of it from now on, or no more. */
  readonly cancel: (on: boolean) => Promise<void>
  readonly remove: () => void
}

/** Answers the save dialog of the running window in the person's place; the program itself is as it is shipped. */
export async function answerSaveDialog({ app, launch }: Pick<OpenGate, 'app' | 'launch'>): Promise<Saving> {
  const folder = freshFolder(launch)
  const answer = (into: string | null) =>
    app.evaluate(({ dialog }, chosen) => {
      const asked = async (...given: readonly unknown[]) => {
        const options = given.at(-1)
        const path =
          typeof options === 'object' && options !== null && 'defaultPath' in options
            ? String(options.defaultPath)
            : ''
        const name = path.split(/[\\/]/).at(-1) ?? ''
        return chosen === null
          ? { canceled: true, filePath: '' }
          : { canceled: false, filePath: `${chosen}/${name}` }
      }
      dialog.showSaveDialog = asked
    }, into)
  await answer(folder)
  return {
    read: (name) => readFileSync(join(folder, name)),
    cancel: (on) => answer(on ? null : folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

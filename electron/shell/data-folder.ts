import { accessSync, constants, mkdirSync, statSync } from 'node:fs'

/**
 * Makes the folder for this device's data if it is missing.
 *
 * @returns null where it can be used, else a sentence for a person
 */
export function whyUnusable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return statSync(folder).isDirectory() ? null : `${folder} is a file, not a folder.`
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return `Portcullis cannot write to its data folder ${folder} (${why}). Give this user the right to write there, or name another folder with --data=DIR.`
  }
}

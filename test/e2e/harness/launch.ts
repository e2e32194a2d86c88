import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How this machine opens the window: what global-setup.ts found out once for all tests. */
export type GateLaunch = {
  /** Starts the window, as the account it belongs to. */
  readonly executable: string
  readonly args: readonly string[]
  readonly sandboxed: boolean
  /** The account that runs the window; null: the one who runs the tests. */
  readonly uid: number | null
  readonly gid: number | null
  readonly env: Readonly<Record<string, string>>
}

/** A new folder that the window's account can write to and nobody else can read. */
export function freshFolder(launch: GateLaunch): string {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-e2e-'))
  chmodSync(folder, 0o700)
  if (launch.uid !== null && launch.gid !== null) chownSync(folder, launch.uid, launch.gid)
  return folder
}

/**
 * A program in `folder` that starts the window as the account it belongs to. Playwright starts what it is given as the one who runs
 * the tests; `setpriv` becomes the window itself, so that its process id and its ending stay the window's own.
 */
export function executableAs(uid: number, gid: number, executable: string, folder: string): string {
  const script = join(folder, 'electron')
  writeFileSync(
    script,
    `#!/bin/sh\nexec setpriv --reuid=${uid} --regid=${gid} --clear-groups -- '${executable}' "$@"\n`,
    { mode: 0o755 },
  )
  return script
}

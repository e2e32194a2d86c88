import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How this machine opens the window: what global-setup.ts found out once for all tests. */
export type GateLaunch = {
  /** Starts the window, as the account it belongs to. */
  readonly executable: string
  /** The window's own program, which the account starts. */
  readonly program: string
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
  return script(folder, 'electron', `exec ${asPerson(uid, gid)} '${executable}' "$@"`)
}

/**
 * The same in a desktop session of its own: a message bus, and gnome-keyring with this password, as logging in would open
 * it. The session ends with the window.
 */
export function launchWithKeyring(launch: GateLaunch, password: string, folder: string): GateLaunch {
  const { uid, gid, program } = launch
  const person = uid === null || gid === null ? '' : `${asPerson(uid, gid)} `
  const unlock = `printf %s '${password}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1`
  const session = `dbus-run-session -- sh -c '${unlock.replaceAll("'", `'\\''`)}; exec "$0" "$@"'`
  const executable = script(folder, 'electron-with-keyring', `exec ${person}${session} '${program}' "$@"`)
  return { ...launch, executable }
}

const asPerson = (uid: number, gid: number): string =>
  `setpriv --reuid=${uid} --regid=${gid} --clear-groups --`

function script(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return path
}

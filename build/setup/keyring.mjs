import { aptInstall, onPath } from './apt.mjs'
import { alone } from './lock.mjs'

/** Each program that a keychain on Linux takes, with its Debian package. libsecret is what Chromium asks it through. */
const PACKAGES = /** @type {const} */ ([
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['dbus-run-session', 'dbus'],
])

/**
 * gnome-keyring and a message bus of its own: what the test of the real keychain runs with.
 *
 * @returns {Promise<void>}
 */
export async function installKeyring() {
  const missing = PACKAGES.flatMap(([program, name]) => (onPath(program) ? [] : [name]))
  if (missing.length > 0) await alone(async () => void (await aptInstall([...missing, 'libsecret-1-0'])))
}

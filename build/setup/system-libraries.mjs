import { spawnSync } from 'node:child_process'
import { aptInstall, onPath } from './apt.mjs'
import { Trouble } from './say.mjs'

/**
 * What Chromium links, by the name `ldd` reports missing, and the package that brings it. Newer Debian and Ubuntu
 * renamed some (the 64-bit time_t change), hence alternatives.
 *
 * @type {readonly {library: RegExp, packages: readonly string[]}[]}
 */
const LIBRARIES = [
  { library: /^lib(nss|nssutil|smime|ssl)3\.so/, packages: ['libnss3'] },
  { library: /^libnspr4\.so/, packages: ['libnspr4'] },
  { library: /^libatk-1\.0\.so/, packages: ['libatk1.0-0', 'libatk1.0-0t64'] },
  { library: /^libatk-bridge-2\.0\.so/, packages: ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'] },
  { library: /^libatspi\.so/, packages: ['libatspi2.0-0', 'libatspi2.0-0t64'] },
  { library: /^libcups\.so/, packages: ['libcups2', 'libcups2t64'] },
  { library: /^libgtk-3\.so|^libgdk-3\.so/, packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { library: /^libgbm\.so/, packages: ['libgbm1'] },
  { library: /^libasound\.so/, packages: ['libasound2', 'libasound2t64'] },
  { library: /^libXss\.so/, packages: ['libxss1'] },
  { library: /^libdbus-1\.so/, packages: ['libdbus-1-3'] },
]

/** With these Chromium has all that it links, opens at run time (libxss1) or talks to (dbus). */
const ALL = [
  ...[
    'libnss3',
    'libatk1.0-0',
    'libatk-bridge2.0-0',
    'libcups2',
    'libgtk-3-0',
    'libgbm1',
    'libasound2',
    'libxss1',
  ],
  'dbus',
]

/** @returns {boolean} whether a person can see a window here */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  if (process.env['DISPLAY']) return true
  // Root's window belongs to another account, which a Wayland session does not let in.
  return Boolean(process.env['WAYLAND_DISPLAY']) && process.getuid?.() !== 0
}

/**
 * @param {string} electronExecutable
 * @returns {Promise<string>}
 */
export async function installSystemLibraries(electronExecutable) {
  if (process.platform !== 'linux') return 'no system libraries needed'
  const missing = missingHere(electronExecutable)
  if (missing.length === 0) return 'system libraries are there'

  const names = await aptInstall(missing, { nameHere })
  const still = missingHere(electronExecutable)
  if (still.length > 0) {
    throw new Trouble(
      `still missing after apt-get: ${still.join(', ')}`,
      'install them by hand, then run it again',
    )
  }
  return `system packages installed: ${names.join(' ')}`
}

/**
 * Asks the binary itself rather than the package database: a library may have come from anywhere.
 *
 * @param {string} electronExecutable
 * @returns {string[]} Debian package names
 */
function missingHere(electronExecutable) {
  const ldd = spawnSync('ldd', [electronExecutable], { encoding: 'utf8', timeout: 30_000 })
  const unresolved = (ldd.stdout ?? '')
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
    // Shipped beside the executable; ldd does not always look there.
    .filter((name) => name !== 'libffmpeg.so' && name !== '')
  const known = unresolved.map((name) => LIBRARIES.find(({ library }) => library.test(name))?.packages[0])
  const packages = new Set(known.flatMap((name) => (name ? [name] : [])))
  // A library outside the table: the whole list brings it as a dependency, or apt-get tells.
  if (known.includes(undefined)) for (const name of ALL) packages.add(name)
  if (!hasDisplay() && !onPath('Xvfb')) packages.add('xvfb')
  return [...packages].sort()
}

/** @param {string} name */
function nameHere(name) {
  const alternatives = LIBRARIES.find(({ packages }) => packages[0] === name)?.packages ?? [name]
  const found = alternatives.find((candidate) => {
    const show = spawnSync('apt-cache', ['show', '--no-all-versions', candidate], { stdio: 'ignore' })
    return show.status === 0
  })
  return found ?? name
}

import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand, runLogged } from './commands.mjs'
import { cache, logs, projectNode, root } from './places.mjs'
import { say, Trouble } from './say.mjs'

const INSTALL_LIMIT_MS = 15 * 60_000

/**
 * Brings node_modules to what package-lock.json says, if it is not there already.
 *
 * @returns {Promise<string>} what was done, for one line of progress
 */
export async function installDependencies() {
  if (installedAsLocked() && existsSync(projectNode)) return 'dependencies are as package-lock.json says'
  // npm ci empties the folder first: behind a link it would take the packages away under another tree's feet.
  if (isLink(join(root, 'node_modules'))) {
    throw new Trouble(
      'node_modules is a link, and the tree it leads to lacks packages of this one',
      'install them there, or delete the link and run the same command again',
    )
  }
  say('Installing the dependencies (npm ci); a minute or two the first time …')
  setAsideRunningNode()
  // No package's scripts but one: SQLite's binding comes ready-made, yet npm would compile it again, which takes a minute
  // where there is a compiler and fails where there is none. The package `node` fetches its binary in a script.
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], 'npm-ci.log')
  await npm(['rebuild', 'node'], 'npm-rebuild-node.log')
  if (!installedAsLocked()) {
    throw new Trouble(
      'npm ci ended well, yet node_modules is not what package-lock.json says',
      'delete node_modules and run the same command again',
    )
  }
  return 'dependencies installed'
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/**
 * @param {string[]} args
 * @param {string} logName
 */
async function npm(args, logName) {
  const { command, prefix, shell } = npmCommand()
  const log = join(logs, logName)
  const options = { cwd: root, log, timeoutMs: INSTALL_LIMIT_MS, shell }
  const outcome = await runLogged(command, [...prefix, ...args], options)
  if (outcome.code === 0) return
  throw new Trouble(
    `npm ${args[0]} ended with ${outcome.code}. Its last lines:\n${outcome.tail}`,
    `see ${log}; check that the npm registry can be reached (npm ping), then run the same command again`,
  )
}

/**
 * npm writes down what it installed in node_modules/.package-lock.json. Comparing that with package-lock.json also
 * accepts an `npm install` that a developer ran by hand. Packages of other platforms are missing rightly.
 *
 * @returns {boolean}
 */
function installedAsLocked() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (!wanted)
    throw new Trouble('package-lock.json cannot be read', 'restore it: git checkout package-lock.json')
  if (!installed) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const there = installed[path]
    if (!there) return entry.optional === true || entry.peer === true
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, peer?: boolean}} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** Windows cannot delete a program that runs, and `npm run` runs on the very Node that npm ci replaces. It can move it. */
function setAsideRunningNode() {
  if (process.platform !== 'win32' || process.execPath !== projectNode || !existsSync(projectNode)) return
  mkdirSync(cache, { recursive: true })
  renameSync(projectNode, join(cache, `old-node-${process.pid}.exe`))
}

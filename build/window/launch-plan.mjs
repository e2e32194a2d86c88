import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../setup/places.mjs'
import { say } from '../setup/say.mjs'
import { hasDisplay } from '../setup/system-libraries.mjs'
import { windowPerson } from './person.mjs'
import { stage } from './stage.mjs'

/** @import { ElectronRuntime } from '../setup/electron-runtime.mjs' */
/** @import { Person } from './person.mjs' */

/**
 * A virtual display has no graphics card. Unless Chromium is told, its graphics process dies at each start, and about one start in
 * sixty stands still with it: no other process is begun, and the page waits for one for ever.
 */
const NO_GRAPHICS = '--disable-gpu'

/**
 * How the window is started on this machine.
 *
 * @typedef {object} LaunchPlan
 * @property {string} executable
 * @property {string[]} args come before the program's own options
 * @property {Person} person
 * @property {boolean} sandboxed
 */

/**
 * @param {ElectronRuntime} runtime
 * @param {string} build names the build in dist/
 * @returns {LaunchPlan}
 */
export function planLaunch(runtime, build) {
  const person = windowPerson()
  const staged = person.uid === undefined ? null : stage(build, runtime)
  const app = staged?.app ?? root
  const folder = staged?.runtime ?? runtime.folder
  const executable = join(folder, relative(runtime.folder, runtime.executable))
  const appArgs = runtime.kind === 'official' ? [app] : linkApp(folder, app)
  const sandboxed = sandboxWorks(person, folder)
  if (!sandboxed) {
    say(
      "WARNING: Chromium's sandbox does not work on this machine (no user namespaces), so the window runs WITHOUT it." +
        ' For development only; ask the machine’s administrator to allow unprivileged user namespaces.',
    )
  }
  const args = [...appArgs, ...(sandboxed ? [] : ['--no-sandbox']), ...(hasDisplay() ? [] : [NO_GRAPHICS])]
  return { executable, args, person, sandboxed }
}

/**
 * The development runtime takes no folder as an argument: its application lies at resources/app.
 *
 * @param {string} runtimeFolder
 * @param {string} app
 * @returns {string[]}
 */
function linkApp(runtimeFolder, app) {
  const link = join(runtimeFolder, 'resources', 'app')
  mkdirSync(join(runtimeFolder, 'resources'), { recursive: true })
  const there = lstatSync(link, { throwIfNoEntry: false })
  if (!there?.isSymbolicLink() || readlinkSync(link) !== app) {
    rmSync(link, { recursive: true, force: true })
    symlinkSync(app, link)
  }
  return []
}

/**
 * Chromium sandboxes with unprivileged user namespaces or, where a distribution forbids those, with a helper that is
 * setuid root; a helper that root staged can be made so.
 *
 * @param {Person} person
 * @param {string} runtimeFolder
 */
function sandboxWorks(person, runtimeFolder) {
  if (process.platform !== 'linux') return true
  const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], {
    ...person.identity,
    stdio: 'ignore',
  })
  if (tried.status === 0) return true
  const helper = join(runtimeFolder, 'chrome-sandbox')
  const stat = existsSync(helper) ? lstatSync(helper) : null
  if (stat && stat.uid === 0 && (stat.mode & 0o4000) !== 0) return true
  if (!stat || person.uid === undefined || process.getuid?.() !== 0) return false
  chownSync(helper, 0, 0)
  chmodSync(helper, 0o4755)
  return true
}

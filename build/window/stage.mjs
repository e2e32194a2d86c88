import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/places.mjs'
import { STAGE_ROOT } from './person.mjs'
import { forgetUnusedStages, holdStage } from './unused-stages.mjs'

/** @import { ElectronRuntime } from '../setup/electron-runtime.mjs' */

/** What the program needs beside dist/: SQLite's binding, and the Node the service runs on. */
const NODE_MODULES = ['better-sqlite3', 'node']

/**
 * Lays the built program and the runtime where another user can read them: a clone may lie under /root. Files are hard
 * links where the disk allows, so a stage costs no space and milliseconds. Each build has a stage of its own, for a
 * window of an older one may still be open; what nobody uses any more is deleted.
 *
 * @param {string} build names the build
 * @param {ElectronRuntime} runtime
 * @returns {{app: string, runtime: string}} folders
 */
export function stage(build, runtime) {
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const home = join(STAGE_ROOT, clone)
  const name = createHash('sha256').update(build).update(runtime.executable).digest('hex').slice(0, 16)
  const folder = join(home, name)
  holdStage(folder, root)
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o755 })
    for (const part of [STAGE_ROOT, home, draft]) chmodSync(part, 0o755)
    mirror(runtime.folder, join(draft, 'runtime'))
    mirror(join(root, 'dist'), join(draft, 'app', 'dist'))
    for (const part of NODE_MODULES) {
      mirror(join(root, 'node_modules', part), join(draft, 'app', 'node_modules', part))
    }
    copyFileSync(join(root, 'package.json'), join(draft, 'app', 'package.json'))
    chmodSync(join(draft, 'app', 'package.json'), 0o644)
    try {
      renameSync(draft, folder)
    } catch (error) {
      // Another start staged the same build in this moment; its stage is as good.
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    }
  }
  const now = new Date()
  utimesSync(folder, now, now)
  forgetUnusedStages(STAGE_ROOT, folder)
  return { app: join(folder, 'app'), runtime: join(folder, 'runtime') }
}

/**
 * @param {string} from
 * @param {string} to
 */
function mirror(from, to) {
  const stat = lstatSync(from)
  if (stat.isSymbolicLink()) return
  if (stat.isDirectory()) {
    mkdirSync(to, { recursive: true })
    chmodSync(to, 0o755)
    for (const name of readdirSync(from)) mirror(join(from, name), join(to, name))
    return
  }
  const readable = (stat.mode & 0o004) !== 0
  try {
    if (!readable) throw new Error('a link would change the mode of the clone’s own file')
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
    chmodSync(to, stat.mode & 0o100 ? 0o755 : 0o644)
  }
}

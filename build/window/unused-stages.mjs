import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from '../setup/alive.mjs'

const DAY_MS = 24 * 60 * 60_000

// A clone's home holds its stages, a file that says where the clone is, and for each process that uses a stage a file
// STAGE.PID under held/. STAGE.PID in the home itself is a stage that this process is making or deleting.
const CLONE = 'clone'
const HELD = 'held'

/**
 * Says that this process uses a stage until it ends: tests open and close many windows on one.
 *
 * @param {string} folder the stage, which need not be there yet
 * @param {string} clone whose it is
 */
export function holdStage(folder, clone) {
  const home = dirname(folder)
  mkdirSync(join(home, HELD), { recursive: true })
  writeFileSync(join(home, CLONE), clone, { mode: 0o600 })
  writeFileSync(join(home, HELD, `${basename(folder)}.${process.pid}`), '')
}

/**
 * Deletes the other builds of this clone and all builds of clones that are gone. What a process holds or runs from
 * stays, and so does all of other clones, which see to their own.
 *
 * @param {string} stageRoot the folder of all homes
 * @param {string} current the stage of this clone that stays
 * @param {number} [now] epoch ms
 */
export function forgetUnusedStages(stageRoot, current, now = Date.now()) {
  const own = dirname(current)
  const running = runningPrograms()
  for (const home of readdirSync(stageRoot).map((name) => join(stageRoot, name))) {
    try {
      if (home !== own && !isOrphan(home, now)) continue
      for (const folder of stagesIn(home)) {
        if (folder !== current && !running.some((program) => program.startsWith(`${folder}/`))) forget(folder)
      }
      if (home !== own && stagesIn(home).length === 0) rmSync(home, { recursive: true, force: true })
    } catch (error) {
      // Another start deletes here in this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
}

/** @param {string} folder */
function forget(folder) {
  const maker = Number(basename(folder).split('.')[1] ?? Number.NaN)
  if (Number.isInteger(maker)) {
    if (!isAlive(maker)) rmSync(folder, { recursive: true, force: true })
    return
  }
  if (isHeld(folder)) return
  // Moved away first: whoever takes hold of it from here on finds it missing and makes it anew, and whoever did so
  // since the look above gets it back.
  const away = `${folder}.${process.pid}`
  renameSync(folder, away)
  if (isHeld(folder) && !existsSync(folder)) renameSync(away, folder)
  else rmSync(away, { recursive: true, force: true })
}

/** @param {string} folder */
function isHeld(folder) {
  const held = join(dirname(folder), HELD)
  if (!existsSync(held)) return false
  let isUsed = false
  for (const name of readdirSync(held)) {
    const [stage, pid] = name.split('.')
    if (!isAlive(Number(pid))) rmSync(join(held, name), { force: true })
    else if (stage === basename(folder)) isUsed = true
  }
  return isUsed
}

/**
 * Whether the clone of a home is gone. A home that does not say whose it is was made by an older version: its clone is
 * taken for gone when it started nothing for a day.
 *
 * @param {string} home
 * @param {number} now
 */
function isOrphan(home, now) {
  const file = join(home, CLONE)
  if (existsSync(file)) return !existsSync(readFileSync(file, 'utf8'))
  return [home, ...stagesIn(home)].every((path) => now - statSync(path).mtimeMs > DAY_MS)
}

/** @param {string} home */
function stagesIn(home) {
  return readdirSync(home)
    .filter((name) => name !== CLONE && name !== HELD)
    .map((name) => join(home, name))
}

/** The programs of all processes, where the system says so: a window may outlive who opened it. */
function runningPrograms() {
  if (!existsSync('/proc/self/exe')) return []
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readlinkSync(`/proc/${pid}/exe`)] : []
    } catch {
      // It has ended, or is a thread of the kernel.
      return []
    }
  })
}

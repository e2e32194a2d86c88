import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive.mjs'
import { cache } from './places.mjs'
import { say, Trouble } from './say.mjs'

const WAIT_LIMIT_MS = 15 * 60_000

/**
 * Lets one set-up at a time work on this clone: `npm start` in one terminal and `npm test` in another must not both
 * replace node_modules.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  const lock = join(cache, 'setup.lock')
  mkdirSync(cache, { recursive: true })
  const since = Date.now()
  let told = false
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      if (!holderLives(lock)) {
        rmSync(lock, { recursive: true, force: true })
        continue
      }
      if (!told) say('Another set-up is at work on this clone; waiting for it.')
      told = true
      if (Date.now() - since > WAIT_LIMIT_MS) {
        throw new Trouble('another set-up has been at work for 15 minutes', `end it, or delete ${lock}`)
      }
      await sleep(300)
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock */
function holderLives(lock) {
  const pid = readPid(lock)
  // Between its mkdir and its pid the holder is young; give it the benefit of the doubt for one turn.
  if (pid === null) return ageMs(lock) < 2_000
  return isAlive(pid)
}

/** @param {string} lock */
function readPid(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'))
  } catch {
    return null
  }
}

/** @param {string} lock */
function ageMs(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false })
  return stat ? Date.now() - stat.mtimeMs : Number.POSITIVE_INFINITY
}

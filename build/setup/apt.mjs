import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runLogged } from './commands.mjs'
import { logs } from './places.mjs'
import { say, Trouble } from './say.mjs'

const LIMIT_MS = 10 * 60_000

/** @param {string} program */
export function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/**
 * Installs Debian packages where this machine has apt-get and we are root; else stops with what a person can do.
 *
 * @param {readonly string[]} missing
 * @param {{isRoot?: boolean, nameHere?: (name: string) => string}} [options] `nameHere`: what a package is called in this
 *   release; asked once the lists are fresh
 * @returns {Promise<string[]>} the names it installed
 */
export async function aptInstall(missing, options = {}) {
  const { isRoot = process.getuid?.() === 0, nameHere = (name) => name } = options
  const lacks = `this machine lacks ${missing.join(', ')}`
  if (!onPath('apt-get')) {
    throw new Trouble(
      lacks,
      "install them with this system's package manager (the names are Debian's), then run the same command again",
    )
  }
  if (!isRoot) {
    throw new Trouble(
      lacks,
      `run this line, then the same command again:\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    )
  }
  say(`Installing system packages (apt-get): ${missing.join(' ')} …`)
  await aptGet(['update'], 'apt-update.log')
  const names = missing.map(nameHere)
  await aptGet(['install', '-y', '--no-install-recommends', ...names], 'apt-install.log')
  return names
}

/**
 * @param {string[]} args
 * @param {string} logName
 */
async function aptGet(args, logName) {
  const log = join(logs, logName)
  const outcome = await runLogged('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    log,
    timeoutMs: LIMIT_MS,
  })
  if (outcome.code !== 0) {
    throw new Trouble(
      `apt-get ${args[0]} ended with ${outcome.code}. Its last lines:\n${outcome.tail}`,
      `see ${log}; put that right, then run the same command again`,
    )
  }
}

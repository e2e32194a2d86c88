import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { projectNode, root } from './places.mjs'
import { Trouble } from './say.mjs'

const LINE = 24
const OLDEST = 20

/** The scripts themselves need this much, and say so before anything else fails less clearly. */
export function checkOwnNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST) {
    throw new Trouble(
      `Node ${process.versions.node} is too old`,
      `install Node ${OLDEST} or newer from nodejs.org, then run the same command again`,
    )
  }
}

/**
 * The project's own Node runs and is the line that Electron embeds, and SQLite's native part loads in it:
 * on an older Node better-sqlite3 does not complain, it crashes.
 *
 * @returns {string}
 */
export function checkProjectNode() {
  if (!existsSync(projectNode)) {
    throw new Trouble(
      `the Node that the project runs on is missing (${projectNode})`,
      'its install script was probably blocked; run: npm rebuild node',
    )
  }
  const program = `
    const Database = require('better-sqlite3')
    const one = new Database(':memory:').prepare('SELECT 1 AS one').get().one
    process.stdout.write(process.versions.node + ' ' + one)`
  const run = spawnSync(projectNode, ['-e', program], { cwd: root, encoding: 'utf8', timeout: 30_000 })
  const [version = '', one] = (run.stdout ?? '').split(' ')
  if (run.status !== 0 || one !== '1') {
    throw new Trouble(
      `SQLite does not run under the project's Node: ${run.stderr || run.error?.message || run.signal}`,
      'delete node_modules and run the same command again',
    )
  }
  if (Number(version.split('.')[0]) !== LINE) {
    throw new Trouble(
      `the project's Node is ${version}, not ${LINE}`,
      'delete node_modules and run the command again',
    )
  }
  return `Node ${version} with SQLite`
}

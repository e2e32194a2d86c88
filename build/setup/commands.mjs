import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; -1 where the program could not be started or ran out of time
 * @property {string} tail the last lines it printed
 */

/**
 * Runs a program to its end with everything it prints going to a log file, so that set-up stays readable.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, log: string, timeoutMs: number, shell?: boolean}} options
 * @returns {Promise<Outcome>}
 */
export function runLogged(command, args, options) {
  mkdirSync(dirname(options.log), { recursive: true })
  const log = createWriteStream(options.log)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
      windowsHide: true,
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs)
    child.stdout.on('data', (chunk) => log.write(chunk))
    child.stderr.on('data', (chunk) => log.write(chunk))
    let code = -1
    /** @type {string | null} */
    let startError = null
    const finish = () => {
      clearTimeout(timer)
      log.end(() => resolve({ code, tail: startError ?? lastLines(options.log) }))
    }
    child.on('error', (error) => {
      startError = error.message
      finish()
    })
    child.on('close', (exitCode) => {
      code = exitCode ?? -1
      if (startError === null) finish()
    })
  })
}

/**
 * @param {string} file
 * @param {number} [count]
 */
function lastLines(file, count = 12) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}

/**
 * How to call npm on this machine. Inside `npm run …` npm says where it is and which Node it runs on; that Node is
 * never the one in node_modules, which an installation is about to replace.
 *
 * @returns {{command: string, prefix: string[], shell: boolean}}
 */
export function npmCommand() {
  const script = process.env['npm_execpath']
  if (script && basename(script) === 'npm-cli.js') {
    return { command: process.env['npm_node_execpath'] ?? process.execPath, prefix: [script], shell: false }
  }
  // Since Node 20.12 a .cmd file starts only through a shell.
  return process.platform === 'win32'
    ? { command: 'npm.cmd', prefix: [], shell: true }
    : { command: 'npm', prefix: [], shell: false }
}

import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../setup/say.mjs'

/** The account that opens the window where set-up runs as root. */
const ACCOUNT = 'portcullis-dev'
const HOME = '/var/lib/portcullis-dev'

/**
 * Who runs the window.
 *
 * @typedef {object} Person
 * @property {number | undefined} uid undefined: the one who runs this script
 * @property {number | undefined} gid
 * @property {{uid?: number, gid?: number}} identity the same, for `spawn`
 * @property {Record<string, string>} env
 */

/**
 * Chromium refuses to run with its sandbox as root, and the sandbox stays on: so root's window belongs to an account of
 * its own, with a home of its own and nothing of root's environment but the language.
 *
 * @returns {Person}
 */
export function windowPerson() {
  const own = setVariables(Object.keys(process.env))
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined, identity: {}, env: own }
  const { uid, gid } = findAccount() ?? makeAccount()
  const run = join(HOME, 'run')
  mkdirSync(run, { recursive: true, mode: 0o700 })
  chownSync(run, uid, gid)
  const env = {
    ...setVariables(['PATH', 'LANG', 'LC_ALL', 'TZ', 'TERM', 'DISPLAY']),
    ...displayCookie(run, uid, gid),
    ...{ HOME, USER: ACCOUNT, LOGNAME: ACCOUNT, XDG_RUNTIME_DIR: run },
  }
  return { uid, gid, identity: { uid, gid }, env }
}

/**
 * @param {readonly string[]} names
 * @returns {Record<string, string>} those that are set
 */
function setVariables(names) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name]
      return value ? [[name, value]] : []
    }),
  )
}

/**
 * Root's display lets in whoever holds its cookie, which lies in a file that only root can read.
 *
 * @param {string} folder
 * @param {number} uid
 * @param {number} gid
 * @returns {Record<string, string>}
 */
function displayCookie(folder, uid, gid) {
  const file = process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority')
  if (!process.env['DISPLAY'] || !existsSync(file)) return {}
  const copy = join(folder, 'Xauthority')
  copyFileSync(file, copy)
  chmodSync(copy, 0o600)
  chownSync(copy, uid, gid)
  return { XAUTHORITY: copy }
}

/** Where root's window finds its files: readable to it, writable to root alone. */
export const STAGE_ROOT = '/var/cache/portcullis-dev'

/** @returns {{uid: number, gid: number} | null} */
function findAccount() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${ACCOUNT}:`))
  const [, , uid, gid] = (line ?? '').split(':')
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** @returns {{uid: number, gid: number}} */
function makeAccount() {
  const made = spawnSync(
    '/usr/sbin/useradd',
    [
      '--system',
      '--user-group',
      '--create-home',
      '--home-dir',
      HOME,
      '--shell',
      '/usr/sbin/nologin',
      ACCOUNT,
    ],
    { encoding: 'utf8' },
  )
  const account = findAccount()
  if (account) return account
  throw new Trouble(
    `the account ${ACCOUNT}, which opens the window, could not be made: ${made.stderr || made.error?.message}`,
    `make it (useradd --system --create-home --home-dir ${HOME} ${ACCOUNT}), or start Portcullis as an ordinary user`,
  )
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
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
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Chromium refuses to run with its sandbox as root, and the sandbox stays on: so root's window belongs to an account of
 * its own, with a home of its own and nothing of root's environment but the language.
 *
 * @returns {Person}
 */
export function windowPerson() {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined, identity: {}, env: process.env }
  const { uid, gid } = findAccount() ?? makeAccount()
  const kept = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TERM', 'DISPLAY', 'WAYLAND_DISPLAY']
  const env = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  return {
    uid,
    gid,
    identity: { uid, gid },
    env: { ...env, HOME, USER: ACCOUNT, LOGNAME: ACCOUNT, XDG_RUNTIME_DIR: runtimeFolder(uid, gid) },
  }
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

/**
 * @param {number} uid
 * @param {number} gid
 */
function runtimeFolder(uid, gid) {
  const folder = `${HOME}/run`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  spawnSync('chown', [`${uid}:${gid}`, folder])
  return folder
}

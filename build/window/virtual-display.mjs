import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../setup/say.mjs'

/** @import { Person } from './person.mjs' */

const START_LIMIT_MS = 60_000
const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1'
/** The family of an Xauthority entry that fits any display; the display's number is not known beforehand. */
const FAMILY_WILD = 0xffff

/**
 * A screen that nobody sees, for machines without one.
 *
 * @typedef {object} VirtualDisplay
 * @property {Record<string, string>} env what a program needs to draw on it
 * @property {() => Promise<void>} close
 */

/**
 * Starts Xvfb on a display number of its own choice, open only to who holds its cookie.
 *
 * @param {Person} person who runs it, and the programs that draw on it
 * @param {{width: number, height: number}} [size]
 * @returns {Promise<VirtualDisplay>}
 */
export async function openVirtualDisplay(person, size = { width: 1280, height: 800 }) {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-display-'))
  const cookieFile = join(folder, 'Xauthority')
  writeFileSync(cookieFile, cookieEntry(randomBytes(16)), { mode: 0o600 })
  chmodSync(folder, 0o700)
  if (person.uid !== undefined && person.gid !== undefined) {
    chownSync(folder, person.uid, person.gid)
    chownSync(cookieFile, person.uid, person.gid)
  }
  const screen = `${size.width}x${size.height}x24`
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-auth', cookieFile, '-nolisten', 'tcp', '-noreset'],
    { ...person.identity, env: person.env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const exited = new Promise((resolve) => server.once('exit', resolve))
  const close = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM')
      await exited
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const number = await displayNumber(server)
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: cookieFile }, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<number>} as Xvfb writes it once it listens
 */
function displayNumber(server) {
  const remedy = 'run Xvfb :99 by hand to see why, or start Portcullis where there is a display'
  return new Promise((resolve, reject) => {
    let errors = ''
    let number = ''
    const timer = setTimeout(() => {
      reject(new Trouble('the virtual display (Xvfb) did not start within a minute', remedy))
    }, START_LIMIT_MS)
    server.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    server.stdio[3]?.on('data', (chunk) => {
      number += chunk
      if (!number.endsWith('\n')) return
      clearTimeout(timer)
      resolve(Number(number))
    })
    server.once('error', (error) => {
      clearTimeout(timer)
      reject(new Trouble(`the virtual display (Xvfb) cannot be started: ${error.message}`, remedy))
    })
    server.once('exit', () => {
      clearTimeout(timer)
      reject(new Trouble(`the virtual display (Xvfb) ended at once: ${errors.trim()}`, remedy))
    })
  })
}

/**
 * One entry of an Xauthority file; spares the xauth program and its lock files.
 *
 * @param {Uint8Array} cookie
 */
function cookieEntry(cookie) {
  /** @param {Uint8Array} bytes */
  const counted = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  const nothing = new Uint8Array()
  const family = Buffer.from([FAMILY_WILD >> 8, FAMILY_WILD & 0xff])
  return Buffer.concat([
    family,
    counted(nothing),
    counted(nothing),
    counted(Buffer.from(COOKIE_NAME)),
    counted(cookie),
  ])
}

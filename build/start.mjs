import { spawn } from 'node:child_process'
import { chownSync, closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundle } from './setup/bundles.mjs'
import { cache, logs, root } from './setup/places.mjs'
import { orExplain, say, Trouble } from './setup/say.mjs'
import { setUpWindow } from './setup/set-up.mjs'
import { hasDisplay } from './setup/system-libraries.mjs'
import { planLaunch } from './window/launch-plan.mjs'
import { openVirtualDisplay } from './window/virtual-display.mjs'

/** @import { LaunchPlan } from './window/launch-plan.mjs' */
/** @import { VirtualDisplay } from './window/virtual-display.mjs' */

const STOP_LIMIT_MS = 8_000

/** What the shell prints when a guest could be scanned (electron/shell/announce.ts). */
const READY_LINE = 'Portcullis is ready to scan.'

// npm start [-- app options]: from a fresh clone to a window that is ready to scan.
await orExplain(async () => {
  const runtime = await setUpWindow()
  const plan = planLaunch(runtime, await bundle())

  /** @type {VirtualDisplay | null} */
  let display = null
  if (!hasDisplay()) {
    display = await openVirtualDisplay(plan.person)
    say(`There is no display here: Portcullis opens on a virtual one (${display.env['DISPLAY']}).`)
  }
  const shots = mkdtempSync(join(tmpdir(), 'portcullis-shot-'))
  if (plan.person.uid !== undefined && plan.person.gid !== undefined) {
    chownSync(shots, plan.person.uid, plan.person.gid)
  }
  try {
    process.exitCode = await runWindow(plan, display, join(shots, 'ready.png'))
  } finally {
    await display?.close()
    rmSync(shots, { recursive: true, force: true })
  }
})

/**
 * @param {LaunchPlan} plan
 * @param {VirtualDisplay | null} display
 * @param {string} shot where the window leaves its picture, if nobody can see it otherwise
 * @returns {Promise<number>} exit code
 */
function runWindow(plan, display, shot) {
  const options = process.argv.slice(2)
  const wantsShot = display !== null && !options.some((option) => option.startsWith('--screenshot='))
  // Chromium reports much on stderr that no gate needs to know; it is shown when the window ends badly.
  mkdirSync(logs, { recursive: true })
  const logFile = join(logs, 'window.log')
  const log = openSync(logFile, 'w')
  const window = spawn(
    plan.executable,
    [...plan.args, ...(wantsShot ? [`--screenshot=${shot}`] : []), ...options],
    {
      cwd: plan.person.uid === undefined ? root : '/',
      ...plan.person.identity,
      env: { ...plan.person.env, ...display?.env },
      stdio: ['ignore', 'pipe', log],
      // Ctrl-C on the terminal reaches this script alone, which then ends the window in good order.
      detached: process.platform !== 'win32',
    },
  )
  let asked = false
  const end = () => {
    if (asked) return
    asked = true
    say('Closing Portcullis …')
    window.kill('SIGTERM')
    setTimeout(() => killGroup(window), STOP_LIMIT_MS).unref()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end)

  const output = window.stdout ? createInterface({ input: window.stdout }) : null
  output?.on('line', (line) => {
    process.stdout.write(`${line}\n`)
    if (line !== READY_LINE) return
    if (wantsShot) process.stdout.write(`Screenshot of the ready window: ${keepShot(shot)}\n`)
    process.stdout.write('It stays open until Ctrl-C.\n')
  })
  return new Promise((resolve, reject) => {
    window.once('error', (error) => {
      reject(new Trouble(`the window could not be started: ${error.message}`, 'run: npm run setup'))
    })
    window.once('close', (code, signal) => {
      closeSync(log)
      killGroup(window)
      if (asked || code === 0) resolve(0)
      else reject(new Trouble(`the window ended (${signal ?? code})`, `see ${logFile}`))
    })
  })
}

/**
 * Whatever the window started is in its process group; nothing of it outlives this script.
 *
 * @param {import('node:child_process').ChildProcess} window
 */
function killGroup(window) {
  if (window.pid === undefined || process.platform === 'win32') return
  try {
    process.kill(-window.pid, 'SIGKILL')
  } catch {
    // All of it has ended by itself, as it should.
  }
}

/** @param {string} shot */
function keepShot(shot) {
  const kept = join(cache, 'screenshots', 'ready.png')
  mkdirSync(join(cache, 'screenshots'), { recursive: true })
  copyFileSync(shot, kept)
  return kept
}

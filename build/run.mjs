import { spawn } from 'node:child_process'
import { projectNode } from './setup/places.mjs'
import { orExplain, Trouble } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

// node build/run.mjs FILE args…: FILE on the project's own Node, set up first where need be. Nothing of this script
// ever goes to stdout: that belongs to the program, which turnstiles read line by line.
await orExplain(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined) throw new Trouble('no program was named', 'node build/run.mjs FILE args…')
  await setUp('service')

  const child = spawn(projectNode, [file, ...args], { stdio: 'inherit' })
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => child.kill(signal)
  process.on('SIGTERM', pass)
  process.on('SIGHUP', pass)
  // Ctrl-C on a terminal reaches the whole process group by itself; a second one would cut short a clean ending.
  process.on('SIGINT', (signal) => {
    if (!process.stdin.isTTY) pass(signal)
  })
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (exitCode, exitSignal) => resolve([exitCode, exitSignal]))
  })
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    return
  }
  process.exitCode = code
})

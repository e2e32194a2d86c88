#!/usr/bin/env node
// Starts the window's program (PORTCULLIS_WINDOW) for Playwright, and keeps from it where the pages' debugger listens until the page
// is there. Playwright attached to a page that is just coming up waits for it for ever, once in sixty starts on two busy cores.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_EVERY_MS = 50

const { PORTCULLIS_WINDOW: program = '', ...env } = process.env
const window = spawn(program, process.argv.slice(2), { env, stdio: ['inherit', 'inherit', 'pipe'] })
let ended = false
window.once('exit', () => {
  ended = true
})
window.once('close', (code, signal) => {
  if (signal === null) process.exit(code ?? 1)
  process.kill(process.pid, signal)
})

for await (const line of createInterface(window.stderr)) {
  const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1]
  if (port !== undefined) while (!ended && !(await hasPage(port))) await wait(LOOK_EVERY_MS)
  process.stderr.write(`${line}\n`)
}

/**
 * A page that is there has its title; until then its address stands for it.
 *
 * @param {string} port
 */
async function hasPage(port) {
  try {
    const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
    return pages.some((/** @type {{ title: string }} */ { title }) => title.startsWith('Portcullis'))
  } catch {
    return false
  }
}

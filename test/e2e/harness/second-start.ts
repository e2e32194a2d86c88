import { spawn } from 'node:child_process'
import type { OpenGate } from './gate.ts'
import { executableFor } from './launch.ts'

/** Starts the program once more on the same data and waits for its end. */
export function startAgain(
  gate: OpenGate,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = [...gate.launch.args, `--data=${gate.dataDir}`]
  const child = spawn(executableFor(gate.launch), args, {
    cwd: '/',
    env: { ...gate.launch.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error('the second start did not end'))
    }, 20_000)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    })
  })
}

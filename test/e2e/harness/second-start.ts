import { spawn } from 'node:child_process'
import type { GateLaunch } from './launch.ts'

const LIMIT_MS = 120_000

/** Starts the program on a data folder and waits for its end: for starts that are to end by themselves. */
export function startOn(
  launch: GateLaunch,
  dataDir: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(launch.executable, [...launch.args, `--data=${dataDir}`], {
    cwd: '/',
    env: { ...launch.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the start did not end by itself:\n${output}`))
    }, LIMIT_MS)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    })
  })
}

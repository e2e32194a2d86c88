import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { tempFolder } from '../../temp-folder.ts'

const LANE = fileURLToPath(new URL('../../../electron/gate/lane.ts', import.meta.url))
const lineSchema = z.looseObject({ type: z.string() })
export type Line = z.infer<typeof lineSchema>

/** A lane in a process of its own, spoken to as a turnstile does. */
export type Lane = {
  readonly process: ChildProcess
  /** Every line so far. */
  readonly lines: readonly Line[]
  readonly say: (line: string | Buffer) => void
  /** The next line not yet taken; null when the lane has ended. */
  readonly next: () => Promise<Line | null>
  /** Says a line and takes the one that answers it. */
  readonly ask: (line: string) => Promise<Line>
  /** Ends the input; resolves with the exit code after the last line. */
  readonly end: () => Promise<number | null>
  readonly errors: () => string
}

/**
 * @param limitBlocks a limit on the size of every file the lane writes, in blocks of 512 bytes: a disk that is full.
 * @param runBy the program that runs it, and its arguments before the lane's own.
 */
export function startLane(
  args: readonly string[],
  limitBlocks?: number,
  runBy: readonly string[] = [process.execPath],
): Lane {
  const limited = limitBlocks === undefined ? [] : ['sh', '-c', `ulimit -f ${limitBlocks}; exec "$@"`, 'sh']
  const [program = process.execPath, ...rest] = [...limited, ...runBy, LANE, ...args]
  const child = spawn(program, rest, { stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (text) => {
    stderr += String(text)
  })
  child.stdin.on('error', () => {})

  const lines: Line[] = []
  let taken = 0
  let ended = false
  let wake = (): void => {}
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      lines.push(lineSchema.parse(JSON.parse(line)))
      wake()
    })
    .on('close', () => {
      ended = true
      wake()
    })

  const next = async (): Promise<Line | null> => {
    while (taken >= lines.length && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    const line = lines[taken] ?? null
    taken += 1
    return line
  }
  const say = (line: string | Buffer): void => void child.stdin.write(line)

  return {
    process: child,
    lines,
    say,
    next,
    ask: async (line) => {
      say(`${line}\n`)
      const answer = await next()
      if (answer === null) throw new Error(`the lane ended instead of answering: ${stderr}`)
      return answer
    },
    end: async () => {
      child.stdin.end()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      while (!ended) await new Promise((resolve) => setImmediate(resolve))
      return child.exitCode
    },
    errors: () => stderr,
  }
}

/**
 * Options for a lane of its own at a venue that limits nobody, a download need not take minutes in a test, and with a budget in which a
 * machine may stand still for seconds.
 */
export function laneAt(
  at: PracticeVenue,
  folder = tempFolder(),
  profile: Record<string, unknown> = {},
): string[] {
  const keyFile = join(folder, 'api.key')
  writeFileSync(keyFile, at.apiKey)
  chmodSync(keyFile, 0o600)
  const profileFile = join(folder, 'lane.json')
  const calls = { startPerMinute: 60_000, ceilingPerMinute: 60_000 }
  writeFileSync(profileFile, JSON.stringify({ timeZone: at.timeZone, calls, budgetMs: 8_000, ...profile }))
  const files = ['--data', join(folder, 'data'), '--api-key-file', keyFile, '--profile', profileFile]
  return [...files, '--base-url', at.baseUrl, '--tenant', at.tenantId]
}

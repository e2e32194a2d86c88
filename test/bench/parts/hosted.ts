import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bundle } from '../../../build/setup/bundles.mjs'
import { root } from '../../../build/setup/places.mjs'
import { hostMessageSchema, relayedSchema } from '../../../electron/contract/boot.ts'
import { type Status, statusSchema } from '../../../electron/contract/status.ts'
import { type Acme, type Folder, profileAt } from './gate-at.ts'
import type { Scope } from './scope.ts'

const PROGRAM = join(root, 'dist', 'gate', 'hosted.js')
const CHANNEL = 0
const statusEventSchema = z.object({
  kind: z.literal('event'),
  event: z.literal('status'),
  payload: statusSchema,
})

/** The gate service as it ships: the bundle, in a process of its own, under a host. */
export type HostedService = {
  /** From the start of the process until it can scan, in ms. */
  readonly readyMs: number
  /** Memory it holds now, and the most it ever held, in MB. */
  readonly memory: () => { readonly nowMb: number; readonly mostMb: number }
  readonly until: (fits: (status: Status) => boolean) => Promise<Status>
  readonly stop: () => Promise<void>
}

/** @throws where this system does not tell what a process holds: only Linux does without a tool. */
export async function startHosted(
  scope: Scope,
  at: Acme,
  folder: Folder,
  given: Record<string, unknown> = {},
): Promise<HostedService> {
  await bundle()
  const startedAt = performance.now()
  const child = fork(PROGRAM, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.connected) child.send({ kind: 'stop' })
    await exited
  }
  scope.onEnd(stop)
  let latest: Status | null = null
  const waiting = new Set<() => void>()
  child.on('message', (message: unknown) => {
    const relayed = relayedSchema.safeParse(message)
    const status = statusEventSchema.safeParse(relayed.data?.data)
    if (!status.success) return
    latest = status.data.payload
    for (const look of waiting) look()
  })
  child.send({
    kind: 'boot',
    ...folder,
    credential: { kind: 'api-key', key: at.apiKey },
    profile: profileAt(at, given),
    samples: [],
  })
  await ready(child)
  const readyMs = performance.now() - startedAt
  child.send({ kind: 'open', channel: CHANNEL })
  return {
    readyMs,
    memory: () => memoryOf(child),
    until: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (latest === null || !fits(latest)) return
          waiting.delete(look)
          resolve(latest)
        }
        waiting.add(look)
        look()
      }),
    stop,
  }
}

async function ready(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => [null])
  const [message]: unknown[] = await Promise.race([once(child, 'message'), ended])
  const said = hostMessageSchema.parse(message)
  if (said.kind !== 'ready') throw new Error(said.kind === 'fatal' ? said.message : said.kind)
}

const KB_A_MB = 1_024

function memoryOf({ pid }: ChildProcess): { nowMb: number; mostMb: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (field: string): number => {
    const [, kb] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text) ?? []
    if (kb === undefined) throw new Error(`this system does not tell ${field}`)
    return Number(kb) / KB_A_MB
  }
  return { nowMb: mb('VmRSS'), mostMb: mb('VmHWM') }
}

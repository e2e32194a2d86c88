import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { sampleSchema } from '../../../electron/contract/methods.ts'
import type { Change } from '../../../electron/practice/changes.ts'
import type { FaultRule } from '../../../electron/practice/faults.ts'
import type { Scope } from './scope.ts'

const PROGRAM = fileURLToPath(new URL('./venue-program.ts', import.meta.url))

const readySchema = z.object({
  baseUrl: z.url(),
  apiKey: z.string(),
  tenantId: z.string(),
  timeZone: z.string(),
  samples: z.array(sampleSchema),
  events: z.object({ open: z.string(), later: z.string() }),
  controlUrl: z.url(),
  controlToken: z.string(),
})
const callsSchema = z.array(
  z.object({
    seq: z.number(),
    method: z.string(),
    url: z.string(),
    requestId: z.string().nullable(),
    at: z.number(),
    status: z.number().nullable(),
  }),
)
/** A call as the venue noted it; `at` is when it arrived, by this machine's clock. */
export type CallSeen = z.infer<typeof callsSchema>[number]
const changedSchema = z.object({ orderId: z.string().optional(), uuids: z.array(z.string()).optional() })
const stateSchema = z.object({
  ledger: z.array(z.object({ kind: z.enum(['check-in', 'undo']), barcode: z.string() })),
})

/** A practice venue in a process of its own, driven over its control path. */
export type VenueApart = Pick<
  z.infer<typeof readySchema>,
  'baseUrl' | 'apiKey' | 'tenantId' | 'timeZone' | 'samples' | 'events'
> & {
  /** The last 10,000 calls, oldest first. */
  readonly calls: () => Promise<readonly CallSeen[]>
  readonly fault: (fault: FaultRule) => Promise<void>
  readonly clearFaults: () => Promise<void>
  readonly change: (change: Change) => Promise<z.infer<typeof changedSchema>>
  /** Every barcode that was checked in, as often as it was. */
  readonly checkedIn: () => Promise<readonly string[]>
}

/** @param options as `npm run practice` takes them. */
export async function venueApart(scope: Scope, options: readonly string[]): Promise<VenueApart> {
  const child = fork(PROGRAM, options, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  scope.onEnd(async () => {
    if (child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.disconnect()
    await gone
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the practice venue did not start')
  })
  const [message]: unknown[] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  const { controlUrl, controlToken, ...ready } = readySchema.parse(message)

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${controlUrl}${path}`, {
      method,
      headers: { 'x-practice-token': controlToken },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`the venue refused ${path}: HTTP ${response.status}`)
    return response.json()
  }
  return {
    ...ready,
    calls: async () => callsSchema.parse(await control('GET', '/log')),
    fault: async (fault) => void (await control('POST', '/faults', fault)),
    clearFaults: async () => void (await control('DELETE', '/faults')),
    change: async (change) => changedSchema.parse(await control('POST', '/change', change)),
    checkedIn: async () =>
      stateSchema
        .parse(await control('GET', '/state'))
        .ledger.filter(({ kind }) => kind === 'check-in')
        .map(({ barcode }) => barcode),
  }
}

import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { relayedSchema } from '../../../electron/contract/boot.ts'
import {
  type DeviceInput,
  type DeviceMethod,
  type DeviceOutput,
  deviceMethods,
} from '../../../electron/contract/device.ts'
import type { GateInput, GateMethod } from '../../../electron/contract/methods.ts'
import type { PermitAct } from '../../../electron/contract/permit.ts'
import type { Result } from '../../../electron/contract/wire.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { practiceBoot } from '../../../electron/shell/boot-message.ts'
import { openDevice } from '../../../electron/shell/device/open-device.ts'
import type { Sealer } from '../../../electron/shell/sealer.ts'
import type { ServiceHost } from '../../../electron/shell/service-host.ts'
import { Supervisor, systemClock } from '../../../electron/shell/supervision.ts'
import { venue } from '../../gate/at-the-gate.ts'
import { tempFolder } from '../../temp-folder.ts'
import { flippingKeychain } from '../flipping-keychain.ts'

const HOSTED = fileURLToPath(new URL('../../../electron/gate/hosted.ts', import.meta.url))

export const PASSPHRASE = 'correct horse battery'
/** The state of a line that is good: on a busy machine it is slow, and good all the same. */
export const REACHED = expect.stringMatching(/^(online|slow)$/)

const answerSchema = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
})

/** A device over real files, with the real gate service under the real supervision; only the window is not there. */
export async function openedDevice(
  options: {
    readonly home?: string
    readonly keychain?: Sealer | null
    readonly practice?: PracticeVenue
    readonly provisioning?: string
  } = {},
) {
  const home = options.home ?? tempFolder()
  const practice = options.practice ?? (await venue({ orders: 12 }))
  const keychain = options.keychain === undefined ? flippingKeychain() : options.keychain
  const lines: string[] = []
  let running: {
    send: (message: object) => void
    answers: Map<number, z.infer<typeof answerSchema>>
  } | null = null
  let starts = 0
  let asked = 0

  const startService = (listeners: {
    onMessage: (m: unknown) => void
    onExit: (code: number | null) => void
  }): ServiceHost => {
    const child = fork(HOSTED, [], { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    starts += 1
    const answers = new Map<number, z.infer<typeof answerSchema>>()
    const output = (chunk: Buffer) => void lines.push(chunk.toString('utf8'))
    child.stdout?.on('data', output)
    child.stderr?.on('data', output)
    child.on('message', (message) => {
      const relayed = relayedSchema.safeParse(message)
      if (!relayed.success) return listeners.onMessage(message)
      const answer = answerSchema.safeParse(relayed.data.data)
      if (answer.success) answers.set(answer.data.id, answer.data)
    })
    child.once('exit', (code) => listeners.onExit(code))
    const send = (message: object) => void (child.connected && child.send(message, () => {}))
    running = { send, answers }
    return {
      pid: () => child.pid,
      send: (command) => {
        send(command)
        if (command.kind === 'boot') send({ kind: 'open', channel: 0 })
      },
      openPort: () => {
        throw new Error('no ports in this test')
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }

  const supervisor = new Supervisor({
    startService,
    bootMessage: async () => {
      if (!device.isPractice()) return device.liveBoot()
      const { baseUrl, apiKey, tenantId, timeZone } = practice
      const kind = 'practice-ready' as const
      const ready = { kind, baseUrl, apiKey, tenantId, timeZone, samples: [] }
      return practiceBoot(join(home, 'gate'), new Uint8Array(32).fill(7), ready, {})
    },
    onChange: (supervision) => device.heard(supervision),
    onOutput: () => {},
    report: (line) => void lines.push(line),
    clock: systemClock,
  })
  const device = openDevice({
    home,
    provisioning: {
      path: options.provisioning ?? join(home, 'provisioning.json'),
      given: options.provisioning !== undefined,
    },
    keychain: async () => keychain,
    service: {
      current: () => supervisor.current,
      redeem: (redemption) => supervisor.redeem(redemption),
      giveCredential: (credential) => supervisor.giveCredential(credential),
      renew: () => supervisor.renew(3_000, 100_000),
    },
    hostName: 'gate-north-1',
    now: Date.now,
    tick: () => performance.now(),
    report: (line) => void lines.push(line),
  })
  const close = () => supervisor.stop(3_000)
  onTestFinished(close)
  supervisor.start()
  const settled = () =>
    vi.waitFor(() => {
      const { state } = supervisor.current
      if (state !== 'up' && state !== 'failed') throw new Error(state)
      return supervisor.current
    }, 30_000)
  await settled()

  /** Asks the service as the window does, on one connection that lasts as long as it does. */
  const ask = async <M extends GateMethod>(method: M, input: GateInput<M> | object) => {
    asked += 1
    const id = asked
    const at = running
    at?.send({ kind: 'in', channel: 0, data: { kind: 'request', id, method, input } })
    return vi.waitFor(() => {
      const answer = at?.answers.get(id)
      if (answer === undefined) throw new Error(`no answer to ${method}`)
      return answer
    }, 20_000)
  }
  const permit = async (act: PermitAct, why: string | null = 'because') => {
    const { value } = await ask('permit', { act, why })
    return z.object({ permit: z.string() }).parse(value).permit
  }
  /** What the window asks of the shell, through the schema that its gateway has. */
  const act = async <M extends DeviceMethod>(
    method: M,
    input: DeviceInput<M>,
  ): Promise<Result<DeviceOutput<M>>> => {
    const run: Record<DeviceMethod, (request: never) => Promise<Result<unknown>>> = device.acts
    const request = deviceMethods[method].input.parse(input)
    const result = await run[method](request as never)
    if (result.ok) deviceMethods[method].output.parse(result.value)
    return result as Result<DeviceOutput<M>>
  }
  /** What went well, or the test ends with the words of what did not. */
  const done = async <M extends DeviceMethod>(method: M, input: DeviceInput<M>): Promise<DeviceOutput<M>> => {
    const result = await act(method, input)
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`)
    return result.value
  }
  const audited = async () => {
    const { value } = await ask('audit', {})
    return z.object({ rows: z.array(z.looseObject({ act: z.string() })) }).parse(value).rows
  }
  return {
    home,
    ask,
    act,
    done,
    permit,
    audited,
    close,
    settled,
    practice,
    state: () => supervisor.current,
    starts: () => starts,

    /** Everything that was logged and everything on the disk. */
    traces: () => ({ log: lines.join('\n'), disk: textsIn(home) }),
  }
}
export type OpenedDevice = Awaited<ReturnType<typeof openedDevice>>

/** The profile of a live gate at a practice venue that poses as a sandbox. */
export const profileAt = (at: PracticeVenue, more: object = {}) => ({
  environment: { kind: 'sandbox', number: 7, baseUrl: at.baseUrl },
  tenantId: at.tenantId,
  timeZone: at.timeZone,
  terminalId: 'NORTH-1',
  entrance: 'North',
  ...more,
})

/** Brings a device from practice to a live gate, as the set-up path does. */
export async function goLive(device: OpenedDevice, at: PracticeVenue, more: object = {}) {
  await device.done('applyProfile', {
    profile: profileAt(at, more),
    basedOn: 0,
    permit: await device.permit('change-profile'),
  })
  await device.done('setKey', {
    credential: { kind: 'api-key', key: at.apiKey },
    permit: await device.permit('change-key'),
  })
  return device.done('openBook', { book: 'live', permit: await device.permit('open-book') })
}

/** What its gate says of itself now: right after a start a busy machine may not have heard of ACME yet. */
export const statusOf = async (device: OpenedDevice) => (await device.ask('status', {})).value

function textsIn(home: string): string {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

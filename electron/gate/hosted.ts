import { type BootMessage, type HostMessage, hostCommandSchema, type Relayed } from '../contract/boot.ts'
import type { Credential } from '../contract/credential.ts'
import type { Redemption } from '../contract/permit.ts'
import { say } from '../contract/sayings/say.ts'
import type { Status } from '../contract/status.ts'
import type { Result } from '../contract/wire.ts'
import { steadySystemClock } from './clock/steady.ts'
import type { Gate } from './gate.ts'
import { logTrouble } from './log.ts'
import { type Channel, serve } from './serve.ts'
import { openStandingGate } from './standing-gate.ts'
import { StorageError } from './store/errors.ts'
import { SettingsRefused } from './ticketing/settings-refused.ts'

/**
 * The gate service under a host (the shell). Its key and profile come in the first message over the private channel;
 * the window's messages come over a port of its own where the host can hand one over, else relayed.
 */

/** A MessagePort as Electron's utility process hands it over. */
type Port = {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void
  readonly start: () => void
}

type Host = {
  readonly send: (message: HostMessage | Relayed) => void
  readonly onCommand: (listener: (command: unknown, ports: readonly Port[]) => void) => void
}

/** Electron's private channel of a utility process; absent in plain Node. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void
  readonly on: (
    event: 'message',
    listener: (event: { data: unknown; ports: readonly Port[] }) => void,
  ) => void
}

declare global {
  namespace NodeJS {
    interface Process {
      readonly parentPort?: ParentPort
    }
  }
}

function findHost(): Host {
  const { parentPort } = process
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      onCommand: (listener) => parentPort.on('message', ({ data, ports }) => listener(data, ports)),
    }
  }
  const send = process.send?.bind(process)
  if (send === undefined) throw new Error('The gate service needs a host: start Portcullis, or use the lane.')
  // A host that died leaves nobody to serve. What was committed is on the disk.
  process.on('disconnect', () => process.exit(0))
  return {
    send: (message) => void send(message),
    onCommand: (listener) => process.on('message', (command: unknown) => listener(command, [])),
  }
}

const host = findHost()
let opening: Promise<Gate> | null = null
const relays = new Map<number, { deliver: (data: unknown) => void; close: () => void }>()

host.onCommand((message, ports) => {
  const command = hostCommandSchema.safeParse(message)
  if (!command.success) return host.send({ kind: 'fatal', message: say('service.odd-host') })
  switch (command.data.kind) {
    case 'boot':
      opening ??= boot(command.data)
      return
    case 'port':
      for (const port of ports) join(channelOfPort(port))
      return
    case 'open':
      return openRelay(command.data.channel)
    case 'in':
      return relays.get(command.data.channel)?.deliver(command.data.data)
    case 'close':
      return relays.get(command.data.channel)?.close()
    case 'credential':
      return void take(command.data.credential)
    case 'redeem':
      return void redeem(command.data.redemption)
    case 'stop':
      return void stop()
  }
})

async function boot({ dataDir, dataKey, credential, profile, samples }: BootMessage): Promise<Gate> {
  try {
    const gate = await openStandingGate(
      {
        dataDir,
        dataKey,
        credential,
        profile,
        samples,
        clock: steadySystemClock(),
        log: logTrouble,
      },
      leave,
    )
    host.send({ kind: 'ready' })
    return gate
  } catch (error) {
    // These have words for a person; anything else is ours, and a restart may help: let it end the process.
    if (!(error instanceof StorageError || error instanceof SettingsRefused)) throw error
    host.send({ kind: 'fatal', message: error.message.slice(0, 500) })
    return new Promise(() => {})
  }
}

/** The host starts a new service at once, whose `fatal` says what is the matter with the folder. */
function leave(error: unknown): never {
  logTrouble('storage', error)
  process.exit(1)
}

async function take(credential: Credential | null): Promise<void> {
  const taken = await (await opening)?.takeCredential(credential)
  if (taken !== undefined)
    host.send({ kind: 'credential', problem: whyNotTaken(taken)?.slice(0, 500) ?? null })
}

/** A key that ACME refuses is no better than one that cannot be used: whoever sent it may want the old one back. */
function whyNotTaken(taken: Result<Status>): string | null {
  if (!taken.ok) return taken.error.message
  const { state, why } = taken.value.link
  return state === 'refused' ? (why ?? 'ACME refuses this key.') : null
}

async function redeem(redemption: Redemption): Promise<void> {
  const gate = await opening
  if (gate === null) return
  const pinsSet = gate.roles.roster.arePinsSet()
  try {
    host.send({ kind: 'redeemed', problem: gate.permits.redeem(redemption), pinsSet })
  } catch (error) {
    logTrouble('a permit', error)
    host.send({ kind: 'redeemed', problem: say('log.unwritten'), pinsSet })
  }
}

function join(channel: Channel): void {
  void opening?.then((gate) => serve(gate, channel))
}

function channelOfPort(port: Port): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data))
      port.start()
    },
    onClose: (listener) => port.on('close', listener),
  }
}

function openRelay(channel: number): void {
  const messages: unknown[] = []
  let listener: ((data: unknown) => void) | null = null
  let closed = (): void => {}
  relays.set(channel, {
    // The window may speak before the gate is open: what it says is kept, in order.
    deliver: (data) => (listener === null ? void messages.push(data) : listener(data)),
    close: () => {
      relays.delete(channel)
      closed()
    },
  })
  join({
    send: (data) => host.send({ kind: 'out', channel, data }),
    onMessage: (next) => {
      listener = next
      messages.splice(0).forEach(next)
    },
    onClose: (next) => {
      closed = next
    },
  })
}

async function stop(): Promise<void> {
  await (await opening)?.stop()
  process.exit(0)
}

import { fork } from 'node:child_process'
import { MessageChannelMain, type MessagePortMain } from 'electron'
import { relayedSchema } from '../contract/boot.ts'
import { hostEnvironment } from './host-environment.ts'
import type { StartHost } from './service-host.ts'

/**
 * Runs a program on the project's own Node, where the Node inside Electron is too old for it (the development
 * runtime). Ports cannot be handed to such a child, so the shell relays: one channel number per window port.
 *
 * @param nodeExecutable the project's Node
 */
export function forkedHost(nodeExecutable: string): StartHost {
  return (file, _name, listeners) => {
    const child = fork(file, [], {
      execPath: nodeExecutable,
      execArgv: [],
      env: hostEnvironment(process.env),
      // The boot message carries bytes (the data key), which JSON would turn into something else.
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const ports = new Map<number, MessagePortMain>()
    let channels = 0
    let gone = false

    const send = (message: object) => {
      // A child on its way out closes its channel first; its exit is reported anyway.
      if (child.connected) child.send(message, () => {})
    }
    const onGone = (code: number | null) => {
      if (gone) return
      gone = true
      for (const port of ports.values()) port.close()
      ports.clear()
      listeners.onExit(code)
    }
    child.stdout?.on('data', listeners.onOutput)
    child.stderr?.on('data', listeners.onOutput)
    child.on('message', (message: unknown) => {
      const relayed = relayedSchema.safeParse(message)
      if (relayed.success) ports.get(relayed.data.channel)?.postMessage(relayed.data.data)
      else listeners.onMessage(message)
    })
    child.once('exit', onGone)
    child.once('error', () => onGone(null))

    return {
      pid: () => child.pid,
      send,
      openPort: () => {
        const channel = channels
        channels += 1
        const { port1, port2 } = new MessageChannelMain()
        ports.set(channel, port2)
        port2.on('message', ({ data }) => send({ kind: 'in', channel, data }))
        port2.on('close', () => {
          if (ports.delete(channel)) send({ kind: 'close', channel })
        })
        send({ kind: 'open', channel })
        port2.start()
        return port1
      },
      kill: () => {
        child.kill()
      },
    }
  }
}

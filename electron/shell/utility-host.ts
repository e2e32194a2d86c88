import { MessageChannelMain, utilityProcess } from 'electron'
import { hostEnvironment } from './host-environment.ts'
import type { StartHost } from './service-host.ts'

/**
 * Runs a program as Electron's own `utilityProcess`, on the Node inside Electron. The only host a packaged build
 * knows: window and service hold the two ends of one channel and talk without the shell between them.
 */
export const startUtilityHost: StartHost = (file, name, listeners) => {
  const child = utilityProcess.fork(file, [], {
    env: hostEnvironment(process.env),
    execArgv: [],
    serviceName: name,
    stdio: 'pipe',
  })
  child.stdout?.on('data', listeners.onOutput)
  child.stderr?.on('data', listeners.onOutput)
  child.on('message', listeners.onMessage)
  child.once('exit', (code) => listeners.onExit(code))

  return {
    pid: () => child.pid,
    send: (command) => child.postMessage(command),
    openPort: () => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ kind: 'port' }, [port2])
      return port1
    },
    kill: () => {
      child.kill()
    },
  }
}

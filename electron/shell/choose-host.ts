import { forkedHost } from './forked-host.ts'
import type { StartHost } from './service-host.ts'
import { startUtilityHost } from './utility-host.ts'

/** The oldest Node that SQLite's binding and undici run on. */
const OLDEST_NODE = 22

/**
 * @param runtime whether this is a packaged build, the Node inside this Electron, and the project's own Node
 * @throws where a packaged build sits on an Electron too old for the service: it must never fall back to another Node
 */
export function chooseHost(runtime: {
  readonly packaged: boolean
  readonly nodeVersion: string
  readonly projectNode: string
}): StartHost {
  if (Number(runtime.nodeVersion.split('.')[0]) >= OLDEST_NODE) return startUtilityHost
  if (runtime.packaged)
    throw new Error(`This Electron's Node ${runtime.nodeVersion} is too old for the gate service.`)
  return forkedHost(runtime.projectNode)
}

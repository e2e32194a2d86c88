import { join } from 'node:path'
import type { App } from 'electron'
import type { AppOptions } from './options.ts'

/** Where everything lies, from the program's own folder and the user's. */
export type Places = {
  readonly shell: string
  readonly renderer: string
  readonly gateProgram: string
  readonly practiceProgram: string
  /** The project's own Node; there in a development tree alone. */
  readonly projectNode: string
  readonly userData: string
  /** The device's own folder: what it was set up for, its live books and their secrets. */
  readonly home: string
  readonly database: string
  readonly dataKey: string
  readonly deviceSettings: string
  readonly logs: string
  /** Whether the window is a kiosk. */
  readonly kiosk: string
}

/**
 * Practice has a folder of its own, so that nothing practised ever meets a real venue's tickets, and a device can run both
 * without one locking out the other.
 */
export function findPlaces(app: App, options: AppOptions): Places {
  const program = app.getAppPath()
  const dist = join(program, 'dist')
  const home = options.dataFolder ?? join(app.getPath('appData'), 'Portcullis')
  // Where practice has lain since the first version: what is there stays.
  const userData = options.dataFolder ?? join(home, 'practice')
  const node = process.platform === 'win32' ? 'node.exe' : 'node'
  return {
    shell: join(dist, 'shell'),
    renderer: join(dist, 'renderer'),
    gateProgram: join(dist, 'gate', 'hosted.js'),
    practiceProgram: join(dist, 'practice', 'main.js'),
    projectNode: join(program, 'node_modules', 'node', 'bin', node),
    userData,
    home,
    database: join(userData, 'gate'),
    dataKey: join(userData, 'data-key.json'),
    deviceSettings: join(userData, 'device-settings.json'),
    logs: join(userData, 'logs'),
    kiosk: join(userData, 'kiosk.json'),
  }
}

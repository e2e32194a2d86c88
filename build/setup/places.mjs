import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone this script lives in. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** Everything the scripts make for themselves; ignored by git, safe to delete. */
export const cache = join(root, '.cache')

export const logs = join(cache, 'logs')

/** The Node the project runs on, brought by the devDependency `node`. */
export const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** Where a development runtime is unpacked. */
export const electronCache = join(cache, 'electron')

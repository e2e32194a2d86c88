import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, type GateLaunch } from '../../e2e/harness/launch.ts'
import { fill } from './crowd.ts'
import { withStore } from './gate-at.ts'

/** A data folder of the window, as a night's download leaves it. */
export type FilledFolder = {
  readonly dataDir: string
  /** Of tickets on it, none of them used; in no order a reader could guess. */
  readonly barcodes: readonly string[]
}

export function filledFolder(launch: GateLaunch, tickets: number): FilledFolder {
  const dataDir = freshFolder(launch)
  const folder = { dataDir: join(dataDir, 'gate'), dataKey: new Uint8Array(randomBytes(32)) }
  mkdirSync(folder.dataDir, { mode: 0o700 })
  // As the window itself keeps its key where there is no keychain and nothing but practice.
  const ciphertext = Buffer.from(folder.dataKey).toString('base64')
  const key = JSON.stringify({ backend: 'none', version: 1, ciphertext })
  writeFileSync(join(dataDir, 'data-key.json'), key, { mode: 0o600 })
  const barcodes = withStore(folder, (store) => fill(store, tickets, Date.now()))
  const { uid, gid } = launch
  if (uid !== null && gid !== null) {
    for (const path of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
      chownSync(join(dataDir, path), uid, gid)
  }
  return { dataDir, barcodes }
}

import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, type GateLaunch } from './launch.ts'

/** A data folder of the window whose key the test knows, so that the store in it can be opened before and after. */
export type KeyedFolder = {
  /** What `--data` names. */
  readonly dataDir: string
  /** The gate's own folder in it, as its store is opened. */
  readonly store: { readonly dataDir: string; readonly dataKey: Uint8Array }
  /** Gives the window's account what was written here meanwhile. */
  readonly handOver: () => void
}

/** @param settings of this device: what device-settings.json holds */
export function keyedFolder(launch: GateLaunch, settings: object = {}): KeyedFolder {
  const dataDir = freshFolder(launch)
  const store = { dataDir: join(dataDir, 'gate'), dataKey: new Uint8Array(randomBytes(32)) }
  mkdirSync(store.dataDir, { mode: 0o700 })
  // As the window itself keeps its key where there is no keychain and nothing but practice.
  const ciphertext = Buffer.from(store.dataKey).toString('base64')
  const key = JSON.stringify({ backend: 'none', version: 1, ciphertext })
  writeFileSync(join(dataDir, 'data-key.json'), key, { mode: 0o600 })
  writeFileSync(join(dataDir, 'device-settings.json'), JSON.stringify(settings), { mode: 0o600 })
  const handOver = () => {
    const { uid, gid } = launch
    if (uid === null || gid === null) return
    for (const path of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
      chownSync(join(dataDir, path), uid, gid)
  }
  handOver()
  return { dataDir, store, handOver }
}

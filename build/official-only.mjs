import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './setup/say.mjs'

/**
 * What is shipped is Electron's official binary of the version this build is made for. The development runtime is
 * another product's, and old: packing it would ship its holes.
 *
 * @param {string} folder holds the binary that is about to be packed
 * @param {string} wanted Electron's version
 */
export function requireOfficialElectron(folder, wanted) {
  const versionFile = join(folder, 'version')
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : null
  if (found === wanted) return
  throw new Trouble(
    found === null
      ? `${folder} holds no official Electron (the development runtime is never packaged)`
      : `${folder} holds Electron ${found}, not ${wanted}`,
    `pack on a machine that can fetch Electron ${wanted}, or name its unpacked folder in ELECTRON_OVERRIDE_DIST_PATH`,
  )
}
